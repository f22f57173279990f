import { z } from "zod";
import type { Db } from "../../db/sql.ts";
import { isDate, type PlainDate } from "../../lib/dates.ts";
import { type LoadedYear, type WorkingCalendar, workingCalendar } from "../../lib/working-days.ts";
import { defaultPolicy, type Policy, policyShape } from "./rules.ts";

const date = z.string().refine(isDate, "must be a date such as 2027-02-05");
export const loadedYearShape = z.strictObject({ holidays: z.array(date), makeUpDays: z.array(date) });

/** The policy that is valid on the day: the newest row that began by then, else the defaults. Throws when the row is faulty. */
export async function policyOn(db: Db, day: PlainDate): Promise<Policy> {
  const [row] = await db.rows<{ value: string }>(
    `SELECT "value" FROM "Policy" WHERE "name" = 'visits' AND "validFrom" <= ? ORDER BY "validFrom" DESC, "id" DESC LIMIT 1`,
    day,
  );
  return row ? policyShape.parse(JSON.parse(row.value)) : defaultPolicy;
}

/** A change of the policy: the row, since when it counts, and by whom. */
export type PolicyRow = { id: number; policy: Policy; validFrom: PlainDate; by: string | null };

/** The newest rows of the policy, also those not valid yet, the newest first. */
export async function policyHistory(db: Db, most: number): Promise<PolicyRow[]> {
  type Row = { id: number; value: string; validFrom: PlainDate; by: string | null };
  const rows = await db.rows<Row>(
    `SELECT y."id", y."value", y."validFrom", p."name" AS "by" FROM "Policy" y LEFT JOIN "Person" p ON p."id" = y."setById"
     WHERE y."name" = 'visits' ORDER BY y."validFrom" DESC, y."id" DESC LIMIT ?`,
    most,
  );
  return rows.map(({ value, ...row }) => ({ ...row, policy: policyShape.parse(JSON.parse(value)) }));
}

/** The policy of a row; the defaults for 0, which stands for none. */
export async function policyOfRow(db: Db, id: number): Promise<Policy> {
  const [row] = await db.rows<{ value: string }>(
    `SELECT "value" FROM "Policy" WHERE "id" = ? AND "name" = 'visits'`,
    id,
  );
  return row ? policyShape.parse(JSON.parse(row.value)) : defaultPolicy;
}

/** The policy that will count when all that was saved is valid; the defaults when nothing was. */
export const newestPolicy = async (db: Db): Promise<PolicyRow> =>
  (await policyHistory(db, 1))[0] ?? { id: 0, policy: defaultPolicy, validFrom: "", by: null };

/** The working days of a jurisdiction, with the years that administrators loaded. */
export async function calendarOf(db: Db, jurisdiction: string): Promise<WorkingCalendar> {
  const start = `calendar.${jurisdiction}.`;
  const rows = await db.prisma.policy.findMany({
    where: { name: { startsWith: start } },
    orderBy: { id: "asc" },
    select: { name: true, value: true },
  });
  const loaded: Record<number, LoadedYear> = {};
  for (const { name, value } of rows) {
    loaded[Number(name.slice(start.length))] = loadedYearShape.parse(JSON.parse(value));
  }
  return workingCalendar(jurisdiction, loaded);
}

/**
 * Jurisdictions of the branches whose holidays of this year, and from December on of the next, are not published: there days
 * are Monday to Friday less fixed ones.
 */
export async function unpublishedCalendars(
  db: Db,
  today: PlainDate,
): Promise<{ year: number; jurisdictions: string[] }[]> {
  const year = Number(today.slice(0, 4));
  const branches = await db.prisma.branch.findMany({ distinct: ["jurisdiction"], select: { jurisdiction: true } });
  const calendars = await Promise.all(
    branches.map(async ({ jurisdiction }) => ({ jurisdiction, calendar: await calendarOf(db, jurisdiction) })),
  );
  return (today.slice(5, 7) === "12" ? [year, year + 1] : [year])
    .map((asked) => {
      const unknown = calendars.filter(({ calendar }) => !calendar.isPublished(asked));
      return { year: asked, jurisdictions: unknown.map(({ jurisdiction }) => jurisdiction) };
    })
    .filter(({ jurisdictions }) => jurisdictions.length > 0);
}
