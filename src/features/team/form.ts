import type { PlainDate } from "../../lib/dates.ts";
import { type Language, named, shortDate } from "../../lib/language.ts";
import { context, label, type Modal, modal, section } from "../../slack/blocks.ts";
import { dateField } from "../../slack/fields.ts";
import { fitted } from "../../slack/limits.ts";
import { extendDateField, extendFormId, extendValue } from "./ids.ts";
import type { TeamItem } from "./item-queries.ts";
import { teamText } from "./text.ts";

const signsOfName = 80;
const signsOfText = 300;

/** The form that puts a follow-up off; `list` is what comes back after it. */
export function extendForm(
  { item, list, today }: { item: TeamItem; list: string; today: PlainDate },
  language: Language,
): Modal {
  const text = teamText[language];
  return modal(
    text.acts.extend,
    [
      section(named(fitted(item.clientName, signsOfName), fitted(item.text, signsOfText), language)),
      context([item.ownerName, text.due(shortDate(item.dueOn, today, language))].join(" · ")),
      dateField(extendDateField, text.newDate, { initial: today }),
    ],
    {
      callback_id: extendFormId,
      private_metadata: extendValue({ list, id: item.id, version: item.version }),
      submit: label(text.acts.extend),
      close: label(text.close),
    },
  );
}
