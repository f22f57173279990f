import type { Db } from "../../db/sql.ts";
import { addDays, instantOf, type PlainDate } from "../../lib/dates.ts";
import { nextWorkingDay, type WorkingCalendar, workingDayOnOrBefore } from "../../lib/working-days.ts";
import { complaintsDueBefore, type DueComplaint } from "../complaints/clocks/due-queries.ts";
import { clientStanding, type ReaderDay } from "./client-queries.ts";
import { type Calendars, calendarsOf, lateItems, type Told } from "./late-queries.ts";
import type { Member } from "./people-queries.ts";
import { planStandings } from "./plan-queries.ts";
import type { DigestFacts, Line, NearComplaint } from "./rules.ts";

/** The last working day before the day. */
export const lastWorkingDay = (date: PlainDate, calendar: WorkingCalendar): PlainDate =>
  workingDayOnOrBefore(addDays(date, -1), calendar);

/** A complaint near its deadline, with what a list tells of it. */
export type ShownNear = NearComplaint & DueComplaint;

/** The complaints of a lead's people that are past their deadline or will be by the end of the next working day. */
export async function nearComplaints(
  db: Db,
  leadId: number,
  members: readonly Member[],
  { date, timeZone, calendar, now }: Pick<ReaderDay, "date" | "timeZone"> & { calendar: WorkingCalendar; now: Date },
): Promise<ShownNear[]> {
  const before = instantOf(addDays(nextWorkingDay(date, calendar), 1), "00:00", timeZone);
  const due = await complaintsDueBefore(db, { leadId, people: members.map(({ id }) => id), before });
  return due.map((complaint) => ({ ...complaint, isPast: complaint.dueAt <= now }));
}

/** How things stand with these people: a handful of reads, however many clients and follow-ups they have. */
export async function digestFacts(
  db: Db,
  told: Told,
  day: ReaderDay & { calendar: WorkingCalendar; calendars: Calendars },
  complaints: NearComplaint[] = [],
): Promise<DigestFacts> {
  const { members } = told;
  const { late, passedUp } = await lateItems(db, told, await calendarsOf(db, members, day.calendars));
  const planned = lastWorkingDay(day.date, day.calendar);
  const plans = await planStandings(db, told, planned);
  const { quiet, standards } = await clientStanding(db, members, day);
  return { date: day.date, late, passedUp, complaints, unmade: { date: planned, plans }, quiet, standards };
}

/** What a digest held, and of which day it was. */
export type Memory = { date: PlainDate; lines: Line[] };

type MemoryRow = { date: PlainDate; lines: string | null };

const memoryOf = ([row]: MemoryRow[]): Memory | undefined =>
  row && { date: row.date, lines: JSON.parse(row.lines ?? "[]") as Line[] };

/** The lead's last digest before the day. */
export const leadMemory = async (db: Db, leadId: number, date: PlainDate): Promise<Memory | undefined> =>
  memoryOf(
    await db.rows<MemoryRow>(
      `SELECT "date", "lines" FROM "Digest" WHERE "leadId" = ? AND "date" < ? ORDER BY "date" DESC LIMIT 1`,
      leadId,
      date,
    ),
  );

/** The last digest in the team's channel before the day. */
export const teamMemory = async (db: Db, teamId: number, date: PlainDate): Promise<Memory | undefined> =>
  memoryOf(
    await db.rows<MemoryRow>(
      `SELECT "date", "lines" FROM "TeamDigest" WHERE "teamId" = ? AND "date" < ? ORDER BY "date" DESC LIMIT 1`,
      teamId,
      date,
    ),
  );
