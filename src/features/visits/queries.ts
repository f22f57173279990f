import type { Db } from "../../db/sql.ts";
import { addDays, daysBetween, localDate, type PlainDate } from "../../lib/dates.ts";
import { parseYearlyDay } from "../../lib/recurring.ts";
import type { Place } from "../../lib/tour.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import type { Tier } from "../policy/rules.ts";
import type { ClientFacts, KeyDay, Maturity, PlanDay } from "./reason-rules.ts";
import { type DayPlan, planDay } from "./rules.ts";

/** The person whose day is planned, with what their branch says. */
export type Planner = {
  personId: number;
  timeZone: string;
  jurisdiction: string;
  branchPlace: Place | undefined;
};

type PlannerRow = {
  id: number;
  timeZone: string | null;
  branchZone: string | null;
  jurisdiction: string | null;
  latitude: number | null;
  longitude: number | null;
};

export async function plannerOf(db: Db, personId: number): Promise<Planner> {
  const [row] = await db.rows<PlannerRow>(
    `SELECT p."id", p."timeZone", b."timeZone" AS "branchZone", b."jurisdiction", b."latitude", b."longitude"
     FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
     WHERE p."id" = ?`,
    personId,
  );
  const { latitude = null, longitude = null } = row ?? {};
  return {
    personId,
    timeZone: row?.timeZone ?? row?.branchZone ?? "UTC",
    jurisdiction: row?.jurisdiction ?? "CN",
    branchPlace: latitude !== null && longitude !== null ? { latitude, longitude } : undefined,
  };
}

/** Whether the person has any clients at all. */
export async function hasBook(db: Db, personId: number): Promise<boolean> {
  return (await db.rows(`SELECT 1 FROM "Client" WHERE "ownerId" = ? LIMIT 1`, personId)).length > 0;
}

/** Whether the person's branch is off on that day: no plan is posted then. */
export async function isDayOff(db: Db, personId: number, date: PlainDate): Promise<boolean> {
  const { jurisdiction } = await plannerOf(db, personId);
  return !(await calendarOf(db, jurisdiction)).isWorkingDay(date);
}

/** The day as its branch and the policy see it. */
export async function planDayOf(db: Db, date: PlainDate, jurisdiction: string): Promise<PlanDay> {
  const [calendar, policy] = await Promise.all([calendarOf(db, jurisdiction), policyOn(db, date)]);
  return { date, calendar, policy };
}

/** The plan of the person's day, computed from what the database holds now. */
export async function computePlan(db: Db, planner: Planner, day: PlanDay): Promise<DayPlan> {
  return planDay(await clientFacts(db, planner, day), day, planner.branchPlace);
}

type ClientRow = Omit<ClientFacts, "lastReachedOn" | "lastVisitOn" | "keyDays" | "maturities" | "carriedDays"> & {
  lastReachedAt: string | null;
  lastVisitAt: string | null;
};

/** All clients of the person with what their reasons come from; days are the person's own. */
async function clientFacts(db: Db, { personId, timeZone }: Planner, day: PlanDay): Promise<ClientFacts[]> {
  const clients = await db.rows<ClientRow>(
    `SELECT "id", "clientNo", "tier", CAST("assetsMinor" AS TEXT) AS "assetsMinor", "district", "latitude", "longitude",
       "openedOn", "givenOn", "firstSeenOn", "lastReachedAt", "lastVisitAt" FROM "Client" WHERE "ownerId" = ?`,
    personId,
  );
  const [keyDays, maturities, carried] = await Promise.all([
    keyDaysOf(db, personId),
    maturitiesOf(db, personId, day),
    carriedOver(db, personId, day),
  ]);
  const dayOf = (at: string | null) => (at === null ? null : localDate(Date.parse(at), timeZone));
  return clients.map(({ lastReachedAt, lastVisitAt, ...client }) => {
    const lastReachedOn = dayOf(lastReachedAt);
    const carry = carried.get(client.id);
    return {
      ...client,
      tier: client.tier as Tier | null,
      lastReachedOn,
      lastVisitOn: dayOf(lastVisitAt),
      keyDays: keyDays.get(client.id) ?? [],
      maturities: maturities.get(client.id) ?? [],
      // who was reached since has begun anew
      carriedDays: carry && !(lastReachedOn !== null && lastReachedOn >= carry.since) ? carry.days : 0,
    };
  });
}

type KeyDayRow = {
  clientId: number;
  name: string;
  birthday: string | null;
  birthdayCalendar: string;
  anniversary: string | null;
};

async function keyDaysOf(db: Db, personId: number): Promise<Map<number, KeyDay[]>> {
  const rows = await db.rows<KeyDayRow>(
    `SELECT k."clientId", k."name", k."birthday", k."birthdayCalendar", k."anniversary"
     FROM "Client" c JOIN "Contact" k ON k."clientId" = c."id"
     WHERE c."ownerId" = ? AND (k."birthday" IS NOT NULL OR k."anniversary" IS NOT NULL)`,
    personId,
  );
  return byClient(rows, ({ name, birthday, birthdayCalendar, anniversary }) => {
    const born = birthday && parseYearlyDay(birthday, birthdayCalendar === "lunar" ? "lunar" : "solar");
    const kept = anniversary && parseYearlyDay(anniversary, "solar");
    return [
      ...(born ? [{ what: "birthday", name, day: born } as const] : []),
      ...(kept ? [{ what: "anniversary", name, day: kept } as const] : []),
    ];
  });
}

async function maturitiesOf(db: Db, personId: number, { date, policy }: PlanDay): Promise<Map<number, Maturity[]>> {
  const window = Math.max(policy.plan.maturityDays, policy.plan.maturityDaysVisitTiers);
  const rows = await db.rows<Maturity & { clientId: number }>(
    `SELECT h."clientId", h."product", h."maturesOn" AS "on" FROM "Client" c JOIN "Holding" h ON h."clientId" = c."id"
     WHERE c."ownerId" = ? AND h."maturesOn" BETWEEN ? AND ?`,
    personId,
    date,
    addDays(date, window),
  );
  return byClient(rows, ({ product, on }) => [{ product, on }]);
}

type Carried = { days: number; since: PlainDate };

/**
 * Who was due on the last planned day, on the list or beyond it, and for how many working days by this one. Once this day's own
 * plan is stored it is that one, so that what is computed beside it ranks alike.
 */
async function carriedOver(db: Db, personId: number, day: PlanDay): Promise<Map<number, Carried>> {
  const [last] = await db.rows<{ id: number; date: PlainDate; waiting: string | null }>(
    `SELECT "id", "date", "waiting" FROM "Plan" WHERE "personId" = ? AND "date" <= ? ORDER BY "date" DESC LIMIT 1`,
    personId,
    day.date,
  );
  if (!last) return new Map();
  const items = await db.rows<{ clientId: number; carriedDays: number }>(
    `SELECT "clientId", "carriedDays" FROM "PlanItem" WHERE "planId" = ?`,
    last.id,
  );
  const passed = workingDaysAfter(last.date, day.date, day.calendar);
  const waiting = JSON.parse(last.waiting ?? "[]") as [number, number][];
  const all = [...items.map(({ clientId, carriedDays }) => [clientId, carriedDays] as const), ...waiting];
  return new Map(all.map(([clientId, days]) => [clientId, { days: days + passed, since: last.date }]));
}

/** Working days after `from`, up to and with `to`. A gap of months counts as two: the points of carrying over end long before. */
function workingDaysAfter(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  let count = 0;
  const days = Math.min(daysBetween(from, to), 62);
  for (let i = 1; i <= days; i++) if (calendar.isWorkingDay(addDays(from, i))) count++;
  return count;
}

function byClient<Row extends { clientId: number }, Fact>(
  rows: Row[],
  factsOf: (row: Row) => Fact[],
): Map<number, Fact[]> {
  const found = new Map<number, Fact[]>();
  for (const row of rows) {
    const known = found.get(row.clientId);
    if (known) known.push(...factsOf(row));
    else found.set(row.clientId, factsOf(row));
  }
  return found;
}
