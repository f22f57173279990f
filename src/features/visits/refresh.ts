import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import { type Effect, refresh } from "../../slack/effects.ts";
import { readPlace } from "../../slack/place.ts";
import { slackUserOf } from "../people/house-queries.ts";
import { reachOf } from "../people/queries.ts";
import { eveningMessage } from "./evening-digest.ts";
import { readList } from "./ids.ts";
import { moreMessage, planMessage } from "./plan.ts";
import { postedAt } from "./posted-queries.ts";
import { planDayOf, plannerOf } from "./queries.ts";
import { ownerNameFor, readMore, readPlan } from "./read-day.ts";
import { planKey } from "./rules.ts";

/**
 * Shows anew what has changed on the plan of a person's day: the list where it was tapped (`place`, as a form carries it; "" for
 * none), and the posted message of that plan. For whatever ends or opens an item, such as a logged contact.
 */
export async function planAnew(ask: Ask, place: string, of: { personId: number; date: PlainDate }): Promise<Effect[]> {
  const tapped = readPlace(place);
  // the posted message first: what it makes good to show it is read before what is shown
  const posted = await postedAnew(ask, of);
  const shown = tapped && (await listAnew(ask, tapped.list));
  const isSame = tapped && posted && "ts" in tapped && "ts" in posted.place && tapped.ts === posted.place.ts;
  return [
    ...(tapped && shown ? [refresh(tapped, shown, ask.asker.language, isSame ? posted.shows : undefined)] : []),
    ...(posted && !isSame ? [posted] : []),
  ];
}

/** The list that a menu belonged to, as it is now; undefined when it is none that the asker may see. */
async function listAnew(ask: Ask, claimed: string): Promise<Message | undefined> {
  const { db } = ask.deps;
  const claim = readList(claimed);
  if (!claim || !(await reachOf(db, ask.asker)).includes(claim.personId)) return undefined;
  const { list, personId, date, page } = claim;
  const { asker } = ask;
  const asked = { personId, date, today: ask.today };
  if (list === "more") return moreMessage(await readMore(db, asker, asked), asker.language, page);
  const plan = await readPlan(db, asker, asked);
  if (list === "evening") return eveningMessage(plan, await dayAfter(db, personId, date), asker.language);
  const ownerName = await ownerNameFor(ask, personId);
  return planMessage({ ...plan, ...ownerName }, asker.language, page);
}

async function dayAfter(db: Db, personId: number, date: PlainDate): Promise<PlainDate> {
  const { jurisdiction } = await plannerOf(db, personId);
  return nextWorkingDay(date, (await planDayOf(db, date, jurisdiction)).calendar);
}

/**
 * The posted message of the plan, in its owner's words, who is not always the one who acts. It stays the message of its day,
 * also when that has passed.
 */
export async function postedAnew(
  { deps: { db, people } }: { deps: Pick<Deps, "db" | "people"> },
  { personId, date }: { personId: number; date: PlainDate },
): Promise<(Effect & { kind: "refresh" }) | undefined> {
  const posted = await postedAt(db, personId, date);
  const slackUserId = posted && (await slackUserOf(db, personId));
  const owner = slackUserId ? await people.who(slackUserId) : undefined;
  if (!posted || owner?.kind !== "member") return undefined;
  const message = planMessage(await readPlan(db, owner, { personId, date, today: date }), owner.language);
  const { channel, ts, changeId } = posted;
  const shows = changeId === null ? undefined : { key: planKey(date, personId), changeId };
  return { kind: "refresh", place: { channel, ts, list: "" }, message, language: owner.language, shows };
}
