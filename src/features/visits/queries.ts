import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Place } from "../../lib/tour.ts";
import { leavesOn } from "../people/leave-queries.ts";
import type { Leave } from "../people/leave-rules.ts";
import { leads, reachOf } from "../people/queries.ts";
import { settingsOf } from "../people/setting-queries.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import { carriedOver } from "./carry-queries.ts";
import { dayOf, type PlanDay } from "./day-rules.ts";
import { bookFacts } from "./fact-queries.ts";
import { followUpsOf } from "./promise-queries.ts";
import { type DayPlan, planDay } from "./rules.ts";
import { type Heat, heatOn, mapUrl, placeOf, type Stop } from "./tour-rules.ts";

/** The person whose day is planned, with what their team and branch say. */
export type Planner = {
  personId: number;
  timeZone: string;
  jurisdiction: string;
  branchPlace: Place | undefined;
  heatUntil: PlainDate | null;
};

type PlannerRow = {
  id: number;
  timeZone: string | null;
  branchZone: string | null;
  jurisdiction: string | null;
  latitude: number | null;
  longitude: number | null;
  heatUntil: string | null;
};

export async function plannerOf(db: Db, personId: number): Promise<Planner> {
  const [row] = await db.rows<PlannerRow>(
    `SELECT p."id", p."timeZone", b."timeZone" AS "branchZone", b."jurisdiction", b."latitude", b."longitude", t."heatUntil"
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
    heatUntil: row?.heatUntil ?? null,
  };
}

/** Whose clients the person serves on the day beside their own, and how many at the most; null: as the policy says. */
export type Service = { covered: readonly number[]; visitsADay: number | null; callsADay: number | null };

/** What holds for the person on the day; for an asker only with the clients whom the asker may see by now. */
export async function serviceOf(db: Db, personId: number, date: PlainDate, asker?: Asker): Promise<Service> {
  const covered = asker
    ? coveredInReach(db, asker, personId, date)
    : leavesOn(db, date).then((leaves) => coveredBy(leaves, personId));
  return { ...(await settingsOf(db, personId)), covered: await covered };
}

/** Whom the person covers on the day, of those whose clients the asker may see now: a leave may be over, or not have begun. */
export async function coveredInReach(db: Db, asker: Asker, personId: number, date: PlainDate): Promise<number[]> {
  if (personId === asker.personId && asker.covers.length === 0 && !leads(asker)) return [];
  const [leaves, reach] = await Promise.all([leavesOn(db, date), reachOf(db, asker)]);
  return coveredBy(leaves, personId).filter((id) => reach.includes(id));
}

/** Whom the person covers, each once. */
export const coveredBy = (leaves: readonly Leave[], personId: number): number[] => [
  ...new Set(leaves.filter(({ coverId }) => coverId === personId).map((leave) => leave.personId)),
];

async function namesOf(db: Db, people: readonly number[]): Promise<Map<number, string>> {
  if (people.length === 0) return new Map();
  const rows = await db.rows<{ id: number; name: string }>(
    `SELECT "id", "name" FROM "Person" WHERE "id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(people),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type Round = { mapUrl: string | undefined; heat: Heat | undefined };

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
  return dayOf(date, calendar, policy);
}

/**
 * The plan of the person's day, computed from what the database holds now: of their own clients and of those of everyone whom
 * they cover that day.
 */
export async function computePlan(db: Db, planner: Planner, day: PlanDay, service: Service): Promise<DayPlan> {
  const { personId, timeZone, branchPlace, heatUntil } = planner;
  const { covered, visitsADay, callsADay } = service;
  const people = [personId, ...covered];
  const [names, followUps, carried] = await Promise.all([
    namesOf(db, covered),
    followUpsOf(db, personId, people, day),
    carriedOver(db, personId, covered, day),
  ]);
  const books = people.map((ownerId) => {
    const coveredFor = names.get(ownerId) ?? null;
    return bookFacts(db, ownerId, { plannerId: personId, timeZone, coveredFor, followUps, carried }, day);
  });
  const clients = (await Promise.all(books)).flat();
  const terms = { start: branchPlace, visitsADay, callsADay, isHot: heatOn(day, heatUntil) !== undefined };
  return planDay(clients, day, terms);
}

/** What goes with the visits of a plan: a map of their round, and how to keep out of the heat. */
export function roundOf(
  { branchPlace, jurisdiction, heatUntil }: Planner,
  day: Pick<PlanDay, "date" | "policy">,
  { visits }: { visits: { client: Stop["client"] }[] },
): Round {
  const places = visits.flatMap(({ client }) => placeOf(client) ?? []);
  return {
    mapUrl: mapUrl(places, branchPlace, jurisdiction),
    heat: visits.length > 0 ? heatOn(day, heatUntil) : undefined,
  };
}
