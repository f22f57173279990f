import { addDays } from "../../lib/dates.ts";
import { longDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { words } from "../../slack/blocks.ts";
import { type Effects, errors, open, Refusal, say, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { openComplaintOf } from "../complaints/client-queries.ts";
import { alreadyEnded, type CheckedItem, endedModal, onItem } from "./check-item.ts";
import { readForm, skipReasonBlock, skipWordsBlock, skipWordsMost } from "./ids.ts";
import { skipItem } from "./item-acts.ts";
import { skipForm } from "./item-form.ts";
import { promiseDueBefore, standingOf } from "./item-queries.ts";
import { keptReason, skipFault } from "./item-rules.ts";
import { planAnew } from "./refresh.ts";
import { visitsText } from "./text.ts";

const hiddenUntil = ({ date, policy }: CheckedItem) => addDays(date, policy.plan.skipDays);

/** Opens the form that asks why; a client with an open complaint, or who was promised something in that time, is not skipped. */
export const openSkipForm = (ask: ActionAsk): Promise<Effects> =>
  onItem(ask, { item: ask.value, list: ask.list }, async (item) => {
    const standing = await standingOf(ask.deps.db, item);
    if (standing?.state !== "open") {
      return [say(words(await alreadyEnded(ask, item))), ...(await planAnew(ask, ask.place, item))];
    }
    await refuseTheOwed(ask, item);
    const claim = { item: ask.value, list: ask.list, place: ask.place };
    return open(skipForm({ clientName: item.clientName, claim, language: ask.asker.language }, hiddenUntil(item)));
  });

/** Skips the item with its reason, and shows at once what has become of it. */
export async function submitSkipForm(ask: FormAsk): Promise<Effects> {
  const claim = readForm(ask.metadata);
  return onItem(ask, claim ?? { item: "", list: "" }, async (item) => {
    const [reason, own] = [ask.typed[skipReasonBlock] ?? "", (ask.typed[skipWordsBlock] ?? "").trim()];
    const wrong = skipFault(reason, own, skipWordsMost);
    if (wrong) {
      const block = wrong.field === "reason" ? skipReasonBlock : skipWordsBlock;
      return errors({ [block]: visitsText[ask.asker.language].skipFaults[wrong.fault] });
    }
    await refuseTheOwed(ask, item);
    const isSkipped = await skipItem(ask.deps.db, {
      ...item,
      until: hiddenUntil(item),
      reason: keptReason(reason, own),
    });
    const anew = await planAnew(ask, claim?.place ?? "", item);
    return isSkipped ? anew : [update(endedModal(await alreadyEnded(ask, item), ask)), ...anew];
  });
}

async function refuseTheOwed({ deps: { db }, asker }: Ask, item: CheckedItem): Promise<void> {
  const { language, personId } = asker;
  const readers = [personId, item.personId];
  const number = await openComplaintOf(db, item.clientId, readers);
  if (number) throw new Refusal(visitsText[language].skipComplaint(item.clientName, number));
  const promise = await promiseDueBefore(db, item.clientId, hiddenUntil(item), readers);
  if (!promise) return;
  const due = longDate(promise.dueOn, language);
  throw new Refusal(visitsText[language].skipPromised(item.clientName, promise.text, due));
}
