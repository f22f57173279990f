import { longDate } from "../../lib/language.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, errors, open, say, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { alreadyEnded, type CheckedItem, endedModal, onItem } from "./check-item.ts";
import { moveToBlock, readForm } from "./ids.ts";
import { moveItem } from "./item-acts.ts";
import { moveForm } from "./item-form.ts";
import { standingOf } from "./item-queries.ts";
import { dayFault } from "./item-rules.ts";
import { planAnew } from "./refresh.ts";
import { visitsText } from "./text.ts";

/** The nearest day that an item can be moved to. */
const firstDay = ({ date, calendar }: CheckedItem) => nextWorkingDay(date, calendar);

/** Opens the form that asks to which day. */
export const openMoveForm = (ask: ActionAsk): Promise<Effects> =>
  onItem(ask, { item: ask.value, list: ask.list }, async (item) => {
    const standing = await standingOf(ask.deps.db, item);
    if (standing?.state !== "open") {
      return [say(words(await alreadyEnded(ask, item))), ...(await planAnew(ask, ask.place, item))];
    }
    const claim = { item: ask.value, list: ask.list, place: ask.place };
    return open(moveForm({ clientName: item.clientName, claim, language: ask.asker.language }, firstDay(item)));
  });

/** Moves the item, and shows at once what has become of it. */
export async function submitMoveForm(ask: FormAsk): Promise<Effects> {
  const claim = readForm(ask.metadata);
  return onItem(ask, claim ?? { item: "", list: "" }, async (item) => {
    const to = ask.typed[moveToBlock] ?? "";
    const fault = faultWords(ask, item, to);
    if (fault) return errors({ [moveToBlock]: fault });
    const isMoved = await moveItem(ask.deps.db, { ...item, to });
    const anew = await planAnew(ask, claim?.place ?? "", item);
    return isMoved ? anew : [update(endedModal(await alreadyEnded(ask, item), ask)), ...anew];
  });
}

function faultWords({ asker: { language } }: Ask, item: CheckedItem, to: string): string | undefined {
  const text = visitsText[language].dayFaults;
  const fault = dayFault(to, firstDay(item), item.calendar);
  switch (fault) {
    case undefined:
      return undefined;
    case "past":
      return text.past(longDate(firstDay(item), language));
    case "dayOff":
      return text.dayOff(longDate(to, language), longDate(nextWorkingDay(to, item.calendar), language));
    case "noDate":
    case "tooFar":
      return text[fault];
  }
}
