import { localDate, type PlainDate } from "../../lib/dates.ts";
import { longDate, shortDate } from "../../lib/language.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import type { Ask } from "../../slack/ask.ts";
import { label, type Modal, modal, section } from "../../slack/blocks.ts";
import { type Effects, Refusal, say } from "../../slack/effects.ts";
import { reachOf } from "../people/queries.ts";
import type { Policy } from "../policy/rules.ts";
import { readItem, readList } from "./ids.ts";
import type { Doer, ItemAt, ItemKind } from "./item-acts.ts";
import { clientNameInReach, standingOf } from "./item-queries.ts";
import { planMessage } from "./plan.ts";
import { planDayOf, plannerOf } from "./queries.ts";
import { ownerNameFor, readPlan } from "./read-day.ts";
import { visitsText } from "./text.ts";

/** An item that the asker may act on: their own, of those whom they cover, or of someone below them. */
export type CheckedItem = ItemAt &
  Doer & { kind: ItemKind; clientName: string; calendar: WorkingCalendar; policy: Policy };

/**
 * Checks what a menu or a form claims about an item, and acts on it. One of a day gone by is not acted on: it is answered with
 * that person's plan of today.
 */
export async function onItem(
  ask: Ask,
  claimed: { item: string; list: string },
  act: (item: CheckedItem) => Promise<Effects>,
): Promise<Effects> {
  const { deps, asker, now } = ask;
  const text = visitsText[asker.language];
  const [claim, list] = [readItem(claimed.item), readList(claimed.list)];
  const plan = list && (await openPlan(ask, list));
  if (!claim || !plan) throw new Refusal(text.notYours);
  if (plan.today) return sayToday(ask, plan.personId, plan.date, plan.today);
  const clientName = await clientNameInReach(deps.db, asker, claim.clientId);
  if (clientName === undefined) throw new Refusal(text.notOnPlan);
  const { personId, date, calendar, policy } = plan;
  return act({ ...claim, clientName, personId, date, calendar, policy, byId: asker.personId, at: now });
}

export type OpenPlan = {
  personId: number;
  date: PlainDate;
  calendar: WorkingCalendar;
  policy: Policy;
  /** that person's, when the plan's day has gone by */
  today?: PlainDate;
};

/** The plan that is claimed, if it is in the asker's reach. */
export async function openPlan(
  { deps: { db }, asker, now }: Ask,
  { personId, date }: { personId: number; date: PlainDate },
): Promise<OpenPlan | undefined> {
  if (!(await reachOf(db, asker)).includes(personId)) return undefined;
  const { timeZone, jurisdiction } = await plannerOf(db, personId);
  const today = localDate(now, timeZone);
  const { calendar, policy } = await planDayOf(db, today, jurisdiction);
  return { personId, date, calendar, policy, ...(date < today && { today }) };
}

/** A button of a day gone by: what was the plan then is closed, and this is today's. */
export async function sayToday(ask: Ask, personId: number, date: PlainDate, today: PlainDate): Promise<Effects> {
  const { language } = ask.asker;
  const plan = await readPlan(ask.deps.db, ask.asker, { personId, date: today, today });
  const notice = visitsText[language].oldPlan(longDate(date, language));
  return say(planMessage({ ...plan, ...(await ownerNameFor(ask, personId)), notice }, language));
}

/** What has become of an item that was not open any more when somebody acted on it: of two taps the second reads this. */
export async function alreadyEnded({ deps: { db }, asker }: Ask, item: CheckedItem): Promise<string> {
  const { already } = visitsText[asker.language];
  const standing = await standingOf(db, item);
  if (!standing) return already.gone(item.clientName);
  const { state, until } = standing;
  return already[state](item.clientName, until ? shortDate(until, item.date, asker.language) : "");
}

/** The same in place of the form that came too late. */
export const endedModal = (words: string, { asker: { language } }: Ask): Modal =>
  modal(visitsText[language].alreadyTitle, [section(words)], { close: label(visitsText[language].close) });
