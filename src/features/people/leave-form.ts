import type { PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import { label, type Modal, modal, section } from "../../slack/blocks.ts";
import { dateField, searchField } from "../../slack/fields.ts";
import { leaveBlocks, leaveCoverSearch, leaveFormId, leaveWhoSearch } from "./ids.ts";
import { peopleText } from "./text.ts";

/** A leave to be entered; `isForOthers`: the asker leads, and may enter it for those below; `place`: the list behind it. */
export function leaveForm(
  asker: { personId: number; name: string; language: Language },
  today: PlainDate,
  { isForOthers, place }: { isForOthers: boolean; place: string },
): Modal {
  const text = peopleText[asker.language];
  const own = { text: asker.name, value: String(asker.personId) };
  const search = { placeholder: text.choose, showsAll: true };
  return modal(
    text.leaveTitle,
    [
      ...(isForOthers
        ? [searchField(leaveBlocks.who, text.who, { ...search, actionId: leaveWhoSearch, initial: own })]
        : []),
      dateField(leaveBlocks.from, text.from, { initial: today }),
      dateField(leaveBlocks.to, text.to, {}),
      searchField(leaveBlocks.cover, text.cover, { ...search, actionId: leaveCoverSearch, hint: text.coverHint }),
    ],
    { callback_id: leaveFormId, private_metadata: place, submit: label(text.submit), close: label(text.dismiss) },
  );
}

/** What the form becomes when the leave is in. */
export const leaveSaved = (said: string, language: Language): Modal => {
  const text = peopleText[language];
  return modal(text.leaveTitle, [section([said, text.bothTold].join("\n"))], { close: label(text.close) });
};
