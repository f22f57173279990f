import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { workingDaysAfter } from "../../lib/working-days.ts";
import type { PlanDay } from "./day-rules.ts";

/** For how many working days a client has been due, and the day of the plan that says so: who was reached since begins anew. */
export type Carried = { days: number; since: PlainDate };

/**
 * Who was due on the last plan of the person, or of one whose clients the person serves, on the list or beyond it. Once this
 * day's own plan is stored it is that one, so that what is computed beside it ranks alike.
 */
export async function carriedOver(
  db: Db,
  personId: number,
  covered: readonly number[],
  day: PlanDay,
): Promise<Map<number, Carried>> {
  const carried = new Map<number, Carried>();
  const own = await lastPlanOf(db, personId, day.date);
  const passed = own ? workingDaysAfter(own.date, day.date, day.calendar) : 0;
  // days without a plan: perhaps of leave, in which others' plans went on counting
  const others = passed > 1 ? await coversSince(db, personId, own?.date ?? day.date, day.date) : [];
  if (own) await carryFrom(db, own, day, carried);
  for (const other of [...covered, ...others]) {
    const plan = await lastPlanOf(db, other, day.date);
    if (plan) await carryFrom(db, plan, day, carried);
  }
  return carried;
}

type LastPlan = { id: number; date: PlainDate; waiting: string | null };

async function lastPlanOf(db: Db, personId: number, date: PlainDate): Promise<LastPlan | undefined> {
  const [last] = await db.rows<LastPlan>(
    `SELECT "id", "date", "waiting" FROM "Plan" WHERE "personId" = ? AND "date" <= ? ORDER BY "date" DESC LIMIT 1`,
    personId,
    date,
  );
  return last;
}

async function coversSince(db: Db, personId: number, since: PlainDate, date: PlainDate): Promise<number[]> {
  const rows = await db.rows<{ coverId: number }>(
    `SELECT DISTINCT "coverId" FROM "Leave"
     WHERE "personId" = ? AND "cancelledAt" IS NULL AND "toDate" >= ? AND "fromDate" <= ?`,
    personId,
    since,
    date,
  );
  return rows.map(({ coverId }) => coverId);
}

/** Adds what the plan tells; of two plans that tell of a client the one that has it for longer counts. */
async function carryFrom(db: Db, last: LastPlan, day: PlanDay, carried: Map<number, Carried>): Promise<void> {
  const items = await db.rows<{ clientId: number; carriedDays: number }>(
    `SELECT "clientId", "carriedDays" FROM "PlanItem" WHERE "planId" = ? AND "state" <> 'removed'`,
    last.id,
  );
  const passed = workingDaysAfter(last.date, day.date, day.calendar);
  const waiting = JSON.parse(last.waiting ?? "[]") as [number, number][];
  const all = [...items.map(({ clientId, carriedDays }) => [clientId, carriedDays] as const), ...waiting];
  for (const [clientId, days] of all) {
    const known = carried.get(clientId);
    if (!known || known.days < days + passed) carried.set(clientId, { days: days + passed, since: last.date });
  }
}
