import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { addDays, type PlainDate } from "../../lib/dates.ts";
import { longDate, shortDate } from "../../lib/language.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { Ask } from "../../slack/ask.ts";
import { noticesToldIn } from "../notices/waiting-queries.ts";
import { housePerson } from "../people/house-queries.ts";
import { leavesOn } from "../people/leave-queries.ts";
import { leads } from "../people/queries.ts";
import { policyOn } from "../policy/queries.ts";
import type { DayAsSeen } from "./entry-list.ts";
import type { ShownPlan } from "./plan.ts";
import { entriesOf, placesOf, type StoredPlan, storedPlan } from "./plan-queries.ts";
import { computePlan, coveredInReach, hasBook, planDayOf, plannerOf, roundOf, serviceOf } from "./queries.ts";
import { entriesFor } from "./recusal-queries.ts";
import { byRank, planKey } from "./rules.ts";
import { visitsText } from "./text.ts";

/** Plans are worked out for so many days ahead. No run of days off is longer. */
export const daysAheadMost = 31;

/** Under whose name a plan stands when it is not the asker's own. */
export async function ownerNameFor({ deps: { db }, asker }: Ask, personId: number): Promise<{ ownerName?: string }> {
  if (personId === asker.personId) return {};
  const owner = await db.prisma.person.findUnique({ where: { id: personId }, select: { name: true } });
  return owner ? { ownerName: owner.name } : {};
}

export type PlanAsked = { personId: number; date: PlainDate; today: PlainDate };

/** A button may claim any date. What is past can be shown only if it was stored, and what is far ahead not at all. */
const plannable = ({ date, today }: PlanAsked): PlainDate =>
  date >= today && date <= addDays(today, daysAheadMost) ? date : today;

const dayAsSeen = ({ date, today }: PlanAsked): DayAsSeen => {
  if (date < today) return "past";
  return date === today ? "today" : "ahead";
};

/**
 * The stored plan of that person's day; else what is due on it, on a day off on the next working day. `reader` is who asks;
 * when a lead's tap makes the owner's posted message anew, its owner.
 */
export async function readPlan(db: Db, reader: Asker, asked: PlanAsked): Promise<ShownPlan> {
  const { personId, date } = asked;
  const hasTeam = personId === reader.personId && leads(reader);
  const covered = await coveredInReach(db, reader, personId, date);
  const stored = await storedPlan(db, personId, date, reader.timeZone, covered);
  const plan = stored
    ? await planAsStored(db, reader, asked, stored)
    : await planToCome(db, reader, { ...asked, date: plannable(asked) });
  const seenOn = plan.when === "ahead" ? asked.today : undefined;
  const entries = await entriesFor(db, reader.personId, plan.entries);
  return { ...plan, entries, seenOn, hasTeam, away: await awayWords(db, reader, personId, plan.date) };
}

/** That the plan's owner is away on its day, until when, and who covers; undefined when they are not. */
async function awayWords(
  db: Db,
  { personId: readerId, language }: Asker,
  personId: number,
  date: PlainDate,
): Promise<string | undefined> {
  const leave = (await leavesOn(db, date)).find((one) => one.personId === personId);
  const cover = leave && (await housePerson(db, leave.coverId));
  if (!leave || !cover) return undefined;
  const text = visitsText[language];
  const until = shortDate(leave.toDate, date, language);
  return personId === readerId ? text.youAreAway(until, cover.name) : text.isAway(until, cover.name);
}

/** With what went with it: the map of the visits that are left, the heat, and what the owner was told in its message. */
async function planAsStored(
  db: Db,
  { personId: readerId, language }: Asker,
  asked: PlanAsked,
  { entries, dueBeyond, allGone }: StoredPlan,
): Promise<ShownPlan> {
  const { personId, date } = asked;
  const left = entries.filter(({ kind, state }) => kind === "visit" && state === "open");
  // prepared reads all, and none of a calendar: who has done a visit asks for the plan as often as who has not
  const [planner, policy, placed] = await Promise.all([
    plannerOf(db, personId),
    policyOn(db, date),
    placesOf(db, left),
  ]);
  return {
    personId,
    date,
    when: dayAsSeen(asked),
    notices: personId === readerId ? await noticesToldIn(db, personId, planKey(date, personId)) : [],
    ...roundOf(planner, { date, policy }, { visits: placed.map((client) => ({ client })) }),
    entries,
    dueBeyond,
    ...(allGone && { whenEmpty: visitsText[language].nothingLeft }),
  };
}

async function planToCome(db: Db, reader: Asker, asked: PlanAsked): Promise<ShownPlan> {
  const { personId, date, today } = asked;
  const text = visitsText[reader.language];
  const planner = await plannerOf(db, personId);
  const day = await planDayOf(db, date, planner.jurisdiction);
  const isWorked = day.calendar.isWorkingDay(date);
  const planned = isWorked ? day : await planDayOf(db, nextWorkingDay(date, day.calendar), planner.jurisdiction);
  const plan = await computePlan(db, planner, planned, await serviceOf(db, personId, planned.date, reader));
  const entries = await entriesOf(db, [...plan.visits, ...plan.calls]);
  const isBookEmpty = personId === reader.personId && entries.length === 0 && !(await hasBook(db, personId));
  const live = date === today ? text.live : text.ahead;
  const dayOff = date === today ? text.dayOff : text.dayOffOn(longDate(date, reader.language));
  return {
    personId,
    date: planned.date,
    when: dayAsSeen({ ...asked, date: planned.date }),
    notice: isWorked ? live : dayOff,
    ...roundOf(planner, planned, plan),
    entries,
    dueBeyond: plan.beyond.length,
    ...(isBookEmpty && { whenEmpty: text.nothingNoClients }),
  };
}

/** Who else is due on the plan's day: computed now, less those on the list. */
export async function readMore(db: Db, reader: Asker, asked: PlanAsked): Promise<Omit<ShownPlan, "dueBeyond">> {
  const { personId } = asked;
  const planner = await plannerOf(db, personId);
  const covered = await coveredInReach(db, reader, personId, asked.date);
  const stored = await storedPlan(db, personId, asked.date, reader.timeZone, covered);
  const date = stored ? asked.date : plannable(asked);
  const service = await serviceOf(db, personId, date, reader);
  const plan = await computePlan(db, planner, await planDayOf(db, date, planner.jurisdiction), service);
  const listed = new Set(stored?.entries.map(({ clientId }) => clientId));
  const due = stored
    ? [...plan.visits, ...plan.calls, ...plan.beyond].filter(({ client }) => !listed.has(client.id)).sort(byRank)
    : plan.beyond;
  return { personId, date, entries: await entriesFor(db, reader.personId, await entriesOf(db, due)) };
}
