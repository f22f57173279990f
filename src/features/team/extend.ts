import { addDays, isDate } from "../../lib/dates.ts";
import { shortDate } from "../../lib/language.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, errors, update } from "../../slack/effects.ts";
import type { FormAsk } from "../../slack/forms.ts";
import { fitted } from "../../slack/limits.ts";
import { moveFollowUp, takeFollowUp } from "../follow-ups/acts.ts";
import { handOf } from "../follow-ups/hand-acts.ts";
import { extendForm } from "./form.ts";
import { extendDateField, readExtend, readItemValue, readListValue } from "./ids.ts";
import type { TeamItem } from "./item-queries.ts";
import { itemClaimed, listView } from "./open.ts";
import { teamText } from "./text.ts";

/** A follow-up is put off by a year at most. */
const longestDays = 366;
const signsTold = 60;

/** The form with the new date, in place of the list. */
export async function openExtendForm(ask: ActionAsk): Promise<Effects> {
  const claim = readItemValue(ask.value);
  const item = await itemClaimed(ask, claim?.id);
  const { language } = ask.asker;
  if (!item || !claim || item.version !== claim.version)
    return update(await listView(ask, readListValue(ask.metadata), teamText[language].itemGone));
  return update(extendForm({ item, list: ask.metadata, today: ask.today }, language));
}

/** Puts a follow-up off; the list comes back, and says so. */
export async function submitExtend(ask: FormAsk): Promise<Effects> {
  const { claim, list: held } = readExtend(ask.metadata);
  const list = readListValue(held);
  const text = teamText[ask.asker.language];
  const item = await itemClaimed(ask, claim?.id);
  if (!item || !claim) return update(await listView(ask, list, text.itemGone));
  const to = ask.typed[extendDateField] ?? "";
  if (!isDate(to)) return errors({ [extendDateField]: text.noDate });
  if (to < ask.today) return errors({ [extendDateField]: text.pastDate });
  if (to > addDays(ask.today, longestDays)) return errors({ [extendDateField]: text.farDate });
  const { language } = ask.asker;
  const hand = await handOf(ask.deps.db, handBy(ask), { ...claim, ownerId: item.ownerId }, (owner) =>
    teamText[owner.language].extendedLine(ask.asker.name, nameOf(item), shortDate(to, ask.today, owner.language)),
  );
  const isMoved = await moveFollowUp(ask.deps.db, hand, { from: item.dueOn, to, isOwn: false });
  const note = isMoved ? text.extended(nameOf(item), shortDate(to, ask.today, language)) : text.itemGone;
  return update(await listView(ask, list, note));
}

/** The lead takes a follow-up over; the list stays, and says so. */
export async function takeOver(ask: ActionAsk): Promise<Effects> {
  const list = readListValue(ask.metadata);
  const claim = readItemValue(ask.value);
  const item = await itemClaimed(ask, claim?.id);
  const text = teamText[ask.asker.language];
  if (!item || !claim) return update(await listView(ask, list, text.itemGone));
  const hand = await handOf(ask.deps.db, handBy(ask), { ...claim, ownerId: item.ownerId }, (owner) =>
    teamText[owner.language].takenLine(ask.asker.name, nameOf(item)),
  );
  const isTaken = await takeFollowUp(ask.deps.db, hand, item.ownerId);
  return update(await listView(ask, list, isTaken ? text.taken(nameOf(item)) : text.itemGone));
}

const nameOf = ({ clientName }: TeamItem) => fitted(clientName, signsTold);

const handBy = ({ asker, now }: Ask) => ({ byId: asker.personId, at: now });
