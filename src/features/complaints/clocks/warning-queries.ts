import { type Db, sqlInstant } from "../../../db/sql.ts";
import { addDays, instantOf, localDate, localTime } from "../../../lib/dates.ts";
import { servedOn } from "../../people/leave-queries.ts";
import { type ComplaintRecord, clockRulesFor } from "../record-queries.ts";
import { ladderOf } from "../tie-queries.ts";
import { type Warning, warned } from "./clock-rules.ts";
import type { WorkTime } from "./working-time-rules.ts";

/** The severity whose warnings are messages, but wait for the branch's working hours. */
const waitsForHours = "S2";

type Waiting = { branchId: number; first: string };

/** The branches where such warnings are to come, each with the first. Only what has a warning to come is read, not the archive. */
const waitingBranches = (db: Db): Promise<Waiting[]> =>
  db.rows<Waiting>(
    `WITH "coming" AS MATERIALIZED (SELECT "branchId", "severity", "warnAt" FROM "Complaint" WHERE "warnAt" > ?)
     SELECT "branchId", min("warnAt") AS "first" FROM "coming" WHERE "severity" = ? GROUP BY "branchId"`,
    sqlInstant(new Date(0)),
    waitsForHours,
  );

async function timeOf(db: Db, branchId: number, now: Date): Promise<WorkTime> {
  return (await clockRulesFor(db, branchId, localDate(now, "UTC"))).time;
}

const isAtWork = ({ timeZone, calendar, hours }: WorkTime, now: Date): boolean => {
  const time = localTime(now, timeZone);
  return calendar.isWorkingDay(localDate(now, timeZone)) && time >= hours.from && time < hours.until;
};

/** When the branch next begins to work. */
function nextOpening({ timeZone, calendar, hours }: WorkTime, after: Date): Date {
  for (let day = localDate(after, timeZone); ; day = addDays(day, 1)) {
    const opens = instantOf(day, hours.from, timeZone);
    if (opens > after && calendar.isWorkingDay(day)) return opens;
  }
}

/** The complaints whose next warning has come and may be told now, the longest waiting first. */
export async function complaintsToWarn(db: Db, now: Date): Promise<number[]> {
  const atWork: number[] = [];
  for (const { branchId, first } of await waitingBranches(db)) {
    if (new Date(first) <= now && isAtWork(await timeOf(db, branchId, now), now)) atWork.push(branchId);
  }
  const rows = await db.rows<{ id: number }>(
    `SELECT "id" FROM "Complaint" WHERE "warnAt" <= ?
       AND ("severity" <> ? OR "branchId" IN (SELECT "value" FROM json_each(?))) ORDER BY "warnAt", "id"`,
    sqlInstant(now),
    waitsForHours,
    JSON.stringify(atWork),
  );
  return rows.map(({ id }) => id);
}

/** The next moment after which a warning is to be told: when it comes, or when the branch begins to work. */
export async function nextWarningMoment(db: Db, after: Date): Promise<Date | undefined> {
  const [next] = await db.rows<{ at: string | null }>(
    `SELECT min("warnAt") AS "at" FROM "Complaint" WHERE "warnAt" > ?`,
    sqlInstant(after),
  );
  const moments = next?.at ? [new Date(next.at)] : [];
  for (const { branchId, first } of await waitingBranches(db)) {
    const opens = nextOpening(await timeOf(db, branchId, after), after);
    if (new Date(first) <= opens) moments.push(opens);
  }
  return moments.sort((a, b) => Number(a) - Number(b))[0];
}

/** Says which warning of which deadline is told: a clock that begins anew, or is moved, warns anew. */
export const warningKey = (
  { id, severity, clockFrom, legalDueOn }: Pick<ComplaintRecord, "id" | "severity" | "clockFrom" | "legalDueOn">,
  { clock, share }: Pick<Warning, "clock" | "share">,
): string => {
  const of = clock === "legal" ? legalDueOn : `${severity}:${clockFrom.toISOString()}`;
  return `complaint-clock:C${id}:${clock}:${of}:${share}`;
};

/** Whom each of these warnings is for, by person; whoever covers the responsible person is warned in their place. */
export async function warningsByPerson(
  db: Db,
  record: ComplaintRecord,
  warnings: readonly Warning[],
  today: string,
): Promise<Map<number, Warning[]>> {
  const ladder = await ladderOf(db, record);
  const server = await servedOn(db, today);
  const toWhom = (id: number) => (server(id) === record.aboutId ? id : server(id));
  const steps = { ...ladder, responsible: ladder.responsible.map(toWhom) };
  const found = new Map<number, Warning[]>();
  for (const warning of warnings) {
    for (const id of new Set(warned[warning.share].flatMap((step) => steps[step]))) {
      if (id !== record.aboutId) found.set(id, [...(found.get(id) ?? []), warning]);
    }
  }
  return found;
}
