import type { Db } from "../../db/sql.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import { type Effect, refresh } from "../../slack/effects.ts";
import { type Place, readPlace } from "../../slack/place.ts";
import { housePerson } from "../people/house-queries.ts";
import { reachOf } from "../people/queries.ts";
import { readList } from "./ids.ts";
import { moreMessage, planMessage } from "./plan.ts";
import { postedAt } from "./plan-queries.ts";
import { ownerNameFor, type PlanReader, readerOf, readMore, readPlan } from "./read-plan.ts";

/**
 * Shows anew what has changed on the plan of a person's day: the list where it was tapped (`place`, as a form carries it; "" for
 * none), and the posted message of that plan. For whatever ends or opens an item, such as a logged contact.
 */
export async function planAnew(ask: Ask, place: string, of: { personId: number; date: PlainDate }): Promise<Effect[]> {
  const tapped = readPlace(place);
  const shown = tapped && (await listAnew(ask, tapped.list));
  const posted = await postedAnew(ask, of);
  const isSame = tapped && posted && "ts" in tapped && "ts" in posted.place && tapped.ts === posted.place.ts;
  return [
    ...(tapped && shown ? [refresh(tapped, shown, ask.asker.language)] : []),
    ...(posted && !isSame ? [posted] : []),
  ];
}

/** The list that a menu belonged to, as it is now; undefined when it is none that the asker may see. */
async function listAnew(ask: Ask, claimed: string): Promise<Message | undefined> {
  const { db } = ask.deps;
  const claim = readList(claimed);
  if (!claim || !(await reachOf(db, ask.asker)).includes(claim.personId)) return undefined;
  const { list, personId, date, page } = claim;
  const { language } = ask.asker;
  const reader = readerOf(ask);
  const asked = { personId, date, today: ask.today };
  if (list === "more") return moreMessage(await readMore(db, reader, asked), language, page);
  const ownerName = await ownerNameFor(ask, personId);
  return planMessage({ ...(await readPlan(db, reader, asked)), ...ownerName }, language, page);
}

/** The posted message of the plan, in its owner's words, who is not always the one who acts. */
async function postedAnew(
  ask: Ask,
  { personId, date }: { personId: number; date: PlainDate },
): Promise<(Effect & { kind: "refresh" }) | undefined> {
  const { db } = ask.deps;
  const place = await postedAt(db, personId, date);
  const reader = place && (await ownerAsReader(db, personId));
  if (!place || !reader) return undefined;
  const asked = { personId, date, today: localDate(ask.now, reader.timeZone) };
  const message = planMessage(await readPlan(db, reader, asked), reader.language);
  const at: Place = { ...place, list: "" };
  return { kind: "refresh", place: at, message, language: reader.language };
}

async function ownerAsReader(db: Db, personId: number): Promise<PlanReader | undefined> {
  const owner = await housePerson(db, personId);
  // the way to the team stands in what a lead asks for, not in what is posted
  return owner && { personId, language: owner.language, timeZone: owner.timeZone, hasTeam: false };
}
