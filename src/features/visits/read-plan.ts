import type { Db } from "../../db/sql.ts";
import { addDays, type PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { Ask } from "../../slack/ask.ts";
import { leads } from "../people/queries.ts";
import type { DayAsSeen } from "./entry-list.ts";
import type { ShownPlan } from "./plan.ts";
import { entriesOf, storedPlan } from "./plan-queries.ts";
import { computePlan, hasBook, planDayOf, plannerOf } from "./queries.ts";
import { byRank } from "./rules.ts";
import { visitsText } from "./text.ts";

/** Plans are worked out for so many days ahead. No run of days off is longer. */
export const daysAheadMost = 31;

/** Who reads a plan: mostly who asks; its owner, when a lead's tap makes the owner's posted message anew. */
export type PlanReader = { personId: number; language: Language; timeZone: string; hasTeam: boolean };

export const readerOf = ({ asker }: Ask): PlanReader => ({ ...asker, hasTeam: leads(asker) });

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

/** The stored plan of that person's day; else what is due on it, on a day off on the next working day. */
export async function readPlan(db: Db, reader: PlanReader, asked: PlanAsked): Promise<ShownPlan> {
  const { personId } = asked;
  const text = visitsText[reader.language];
  const hasTeam = personId === reader.personId && reader.hasTeam;
  const stored = await storedPlan(db, personId, asked.date, reader.timeZone);
  if (stored) {
    const { entries, dueBeyond, allGone } = stored;
    const { date } = asked;
    const when = dayAsSeen(asked);
    return { personId, date, when, entries, dueBeyond, hasTeam, ...(allGone && { whenEmpty: text.nothingLeft }) };
  }
  return { ...(await planToCome(db, reader, { ...asked, date: plannable(asked) })), hasTeam };
}

async function planToCome(db: Db, { personId: readerId, language }: PlanReader, asked: PlanAsked): Promise<ShownPlan> {
  const { personId, date, today } = asked;
  const text = visitsText[language];
  const planner = await plannerOf(db, personId);
  const day = await planDayOf(db, date, planner.jurisdiction);
  const isWorked = day.calendar.isWorkingDay(date);
  const planned = isWorked ? day : await planDayOf(db, nextWorkingDay(date, day.calendar), planner.jurisdiction);
  const plan = await computePlan(db, planner, planned);
  const entries = await entriesOf(db, [...plan.visits, ...plan.calls]);
  const isBookEmpty = personId === readerId && entries.length === 0 && !(await hasBook(db, personId));
  const dayOff = date === today ? text.dayOff : text.dayOffOn(longDate(date, language));
  const live = date === today ? text.live : text.ahead;
  return {
    personId,
    date: planned.date,
    when: dayAsSeen({ ...asked, date: planned.date }),
    notice: isWorked ? live : dayOff,
    entries,
    dueBeyond: plan.beyond.length,
    ...(isBookEmpty && { whenEmpty: text.nothingNoClients }),
  };
}

/** Who else is due on the plan's day: computed now, less those on the list. */
export async function readMore(
  db: Db,
  { timeZone }: PlanReader,
  asked: PlanAsked,
): Promise<Omit<ShownPlan, "dueBeyond">> {
  const { personId } = asked;
  const planner = await plannerOf(db, personId);
  const stored = await storedPlan(db, personId, asked.date, timeZone);
  const date = stored ? asked.date : plannable(asked);
  const plan = await computePlan(db, planner, await planDayOf(db, date, planner.jurisdiction));
  const listed = new Set(stored?.entries.map(({ clientId }) => clientId));
  const due = stored
    ? [...plan.visits, ...plan.calls, ...plan.beyond].filter(({ client }) => !listed.has(client.id)).sort(byRank)
    : plan.beyond;
  return { personId, date, entries: await entriesOf(db, due) };
}
