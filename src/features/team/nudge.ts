import { instantOf, localDate } from "../../lib/dates.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type Effects, update } from "../../slack/effects.ts";
import { fitted } from "../../slack/limits.ts";
import { absences, absentFor } from "../follow-ups/recusal-queries.ts";
import { type HousePerson, housePerson } from "../people/house-queries.ts";
import { leavesOn } from "../people/leave-queries.ts";
import { readItemValue, readListValue } from "./ids.ts";
import type { TeamItem } from "./item-queries.ts";
import { nudge } from "./nudge-acts.ts";
import { nudgeWords } from "./nudge-words.ts";
import { itemClaimed, listView } from "./open.ts";
import { teamText } from "./text.ts";

const signsTold = 60;

/** Who has somebody's work in hand today, and whose work that person has in hand. */
type InHand = { person: HousePerson; owners: number[]; absent: number[] };

/** The owner, or who covers them, unless it is absent for the cover. Undefined: the owner has left. */
async function inHand({ deps: { db }, now }: Ask, { id, ownerId }: TeamItem): Promise<InHand | undefined> {
  const owner = await housePerson(db, ownerId);
  if (!owner) return undefined;
  const leaves = await leavesOn(db, localDate(now, owner.timeZone));
  const coverId = leaves.find(({ personId }) => personId === ownerId)?.coverId;
  const isAbsent = await absences(db, [id]);
  const person = coverId === undefined || isAbsent(id, coverId) ? owner : await housePerson(db, coverId);
  if (!person) return undefined;
  const covered = leaves.filter((leave) => leave.coverId === person.id).map(({ personId }) => personId);
  return { person, owners: [person.id, ...covered], absent: await absentFor(db, person.id) };
}

/** Reminds the manager of a late follow-up; the list stays, and says what came of it. */
export async function nudgeOwner(ask: ActionAsk): Promise<Effects> {
  const list = readListValue(ask.metadata);
  const item = await itemClaimed(ask, readItemValue(ask.value)?.id);
  const text = teamText[ask.asker.language];
  if (!item) return update(await listView(ask, list, text.itemGone));
  const hand = await inHand(ask, item);
  if (!hand) return update(await listView(ask, list, text.nobodyToNudge(item.ownerName)));
  const nudged = await nudge(ask.deps.db, orderOf(ask, item, hand));
  const note = text.nudged[nudged.kind](hand.person.name, fitted(item.clientName, signsTold));
  return update(await listView(ask, list, note));
}

function orderOf({ asker, now, today }: Ask, item: TeamItem, { person, owners, absent }: InHand) {
  const day = localDate(now, person.timeZone);
  return {
    followUpId: item.id,
    lead: { id: asker.personId },
    person,
    owners,
    absent,
    day,
    since: instantOf(today, "00:00", asker.timeZone),
    at: now,
    words: (items: Parameters<typeof nudgeWords>[0]["items"]) =>
      nudgeWords({ items, leadName: asker.name, today: day }, person.language),
  };
}
