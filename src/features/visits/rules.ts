import type { PlainDate } from "../../lib/dates.ts";
import { type Place, shortTour } from "../../lib/tour.ts";
import type { Policy } from "../policy/rules.ts";
import { type ClientFacts, type PlanDay, type Reason, reasonsFor } from "./reason-rules.ts";

/** One client on the day's list. */
export type PlannedItem = {
  client: ClientFacts;
  kind: "visit" | "call";
  points: number;
  reasons: Reason[];
};

/** A day's plan: visits in the order of the tour, calls by rank, and what is due beyond the caps, by rank. */
export type DayPlan = { visits: PlannedItem[]; calls: PlannedItem[]; beyond: PlannedItem[] };

/**
 * Whom to see and call on the day, of all the manager's clients. Points: the largest reason whole, the others half, times the
 * tier's weight, plus what was carried over. An item is a visit when a visit is due, else a call. Ties: larger assets, then
 * client number (domain.md, "Daily visit plan"). `start` is where the tour begins, the branch.
 */
export function planDay(clients: ClientFacts[], day: PlanDay, start?: Place): DayPlan {
  const due = clients.map((client) => rated(client, day)).filter((item) => item !== undefined);
  due.sort(byRank);
  const { visitsADay, callsADay } = day.policy.plan;
  const visits = due.filter(({ kind }) => kind === "visit").slice(0, visitsADay);
  const calls = due.filter(({ kind }) => kind === "call").slice(0, callsADay);
  const taken = new Set([...visits, ...calls]);
  return { visits: inTourOrder(visits, start), calls, beyond: due.filter((item) => !taken.has(item)) };
}

function rated(client: ClientFacts, day: PlanDay): PlannedItem | undefined {
  const reasons = reasonsFor(client, day);
  if (reasons.length === 0) return undefined;
  const isVisit = reasons.some(({ kind }) => kind === "visitOverdue");
  return { client, kind: isVisit ? "visit" : "call", points: pointsOf(client, reasons, day.policy), reasons };
}

/** Rounded to hundredths, so that what is stored and what is computed again compare equal. */
function pointsOf(client: ClientFacts, reasons: Reason[], policy: Policy): number {
  const [largest = 0, ...others] = reasons.map(({ points }) => points);
  const sum = largest + others.reduce((total, points) => total + points / 2, 0);
  const { carriedPerWorkingDay, carriedMax } = policy.plan.points;
  const carried = Math.min(carriedMax, client.carriedDays * carriedPerWorkingDay);
  // an unrated client weighs as one of the lowest tier
  const weight = policy.tiers[client.tier ?? "standard"].weight;
  return Math.round((sum * weight + carried) * 100) / 100;
}

/** Under which the message of a person's plan is posted, once. */
export const planKey = (date: PlainDate, personId: number): string => `plan:${date}:P${personId}`;

/** The heaviest first; ties: larger assets, then client number. */
export function byRank(a: PlannedItem, b: PlannedItem): number {
  if (a.points !== b.points) return b.points - a.points;
  const [assetsA, assetsB] = [BigInt(a.client.assetsMinor ?? -1), BigInt(b.client.assetsMinor ?? -1)];
  if (assetsA !== assetsB) return assetsA > assetsB ? -1 : 1;
  return a.client.clientNo < b.client.clientNo ? -1 : 1;
}

/** Grouped by district, the district of the highest rank first; within one a short tour where all coordinates are known. */
function inTourOrder(visits: PlannedItem[], start: Place | undefined): PlannedItem[] {
  const districts = new Map<string, PlannedItem[]>();
  for (const visit of visits) {
    const district = visit.client.district ?? "";
    districts.set(district, [...(districts.get(district) ?? []), visit]);
  }
  let here = start;
  return [...districts.values()].flatMap((stops) => {
    if (!stops.every((stop) => placeOf(stop))) return stops;
    const tour = shortTour(stops, (stop) => placeOf(stop) as Place, here);
    const last = tour.at(-1);
    if (last) here = placeOf(last);
    return tour;
  });
}

function placeOf({ client: { latitude, longitude } }: PlannedItem): Place | undefined {
  return latitude !== null && longitude !== null ? { latitude, longitude } : undefined;
}
