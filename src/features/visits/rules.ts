import type { PlainDate } from "../../lib/dates.ts";
import type { Place } from "../../lib/tour.ts";
import { workingDaysBefore } from "../../lib/working-days.ts";
import { capsFor } from "../people/setting-rules.ts";
import type { Policy } from "../policy/rules.ts";
import { coldLevels, isVisitDue, overdue } from "./cadence-rules.ts";
import type { PlanDay } from "./day-rules.ts";
import { occasions } from "./occasion-rules.ts";
import { isAppointed, isDue, isHeld, promises } from "./promise-rules.ts";
import type { ClientFacts, Reason } from "./reason-rules.ts";
import { inCoolOrder, inTourOrder } from "./tour-rules.ts";

/** One client on the day's list. */
export type PlannedItem = {
  client: ClientFacts;
  kind: "visit" | "call";
  points: number;
  reasons: Reason[];
};

/** A day's plan: visits in the order of the tour, calls by rank, and what is due beyond the caps, by rank. */
export type DayPlan = { visits: PlannedItem[]; calls: PlannedItem[]; beyond: PlannedItem[] };

/** The key under which the plan of a person's day is posted. */
export const planKey = (date: PlainDate, personId: number): string => `plan:${date}:P${personId}`;

/** Whose plan of which day is posted under the key; undefined when it is no plan's. */
export function readPlanKey(key: string): { personId: number; date: PlainDate } | undefined {
  const [, date, personId] = /^plan:(\d{4}-\d\d-\d\d):P(\d+)$/.exec(key) ?? [];
  return date && personId ? { date, personId: Number(personId) } : undefined;
}

/** What holds for the person alone; caps that are null are the policy's. */
export type PlanTerms = {
  /** where the tour begins, the branch */
  start?: Place | undefined;
  visitsADay?: number | null;
  callsADay?: number | null;
  isHot?: boolean;
};

/**
 * Whom to see and call on the day, of all the clients that the person serves. Points: the largest reason whole, the others half,
 * times the tier's weight, plus what was carried over. An item is a visit when a visit is due, else a call; what was arranged is
 * what it was arranged as, and stands on the list before what is ranked. Ties: larger assets, then client number (domain.md,
 * "Daily visit plan").
 */
export function planDay(clients: ClientFacts[], day: PlanDay, terms: PlanTerms = {}): DayPlan {
  const due = clients.map((client) => rated(client, day)).filter((item) => item !== undefined);
  due.sort(byRank);
  const { policy } = day;
  const { visitsADay, callsADay } = capsFor(terms, policy.plan);
  const visits = capped(due, "visit", visitsADay, day);
  const calls = capped(due, "call", callsADay, day);
  const taken = new Set([...visits, ...calls]);
  return {
    visits: terms.isHot ? inCoolOrder(visits, terms.start, policy) : inTourOrder(visits, terms.start),
    calls,
    beyond: due.filter((item) => !taken.has(item)),
  };
}

/** Those of the kind that fit into the day: all that were arranged for it, then as many by rank as the cap leaves room for. */
function capped(due: PlannedItem[], kind: PlannedItem["kind"], most: number, day: PlanDay): PlannedItem[] {
  const { appointed = [], ranked = [] } = Object.groupBy(
    due.filter((item) => item.kind === kind),
    ({ client }) => (isAppointed(client, day) ? "appointed" : "ranked"),
  );
  return [...appointed, ...ranked.slice(0, Math.max(0, most - appointed.length))];
}

/** Every reason that holds for the client on that day, the heaviest first. */
export function reasonsFor(client: ClientFacts, day: PlanDay): Reason[] {
  return [...promises(client, day), ...occasions(client, day), ...overdue(client, day), coldLevels(client, day)]
    .filter((reason) => reason !== undefined)
    .sort((a, b) => b.points - a.points);
}

function rated(client: ClientFacts, day: PlanDay): PlannedItem | undefined {
  const reasons = reasonsFor(client, day);
  if (!isDue(reasons) || isHeld(client, reasons, day)) return undefined;
  const carried = carriedOver(client, day);
  return {
    client,
    kind: client.appointment?.kind ?? (reasons.some(isVisitDue) ? "visit" : "call"),
    points: pointsOf(client, reasons, carried?.points ?? 0, day.policy),
    reasons: carried ? [...reasons, carried] : reasons,
  };
}

function carriedOver({ carriedDays: days }: ClientFacts, { date, calendar, policy }: PlanDay): Reason | undefined {
  if (days === 0) return undefined;
  const { carriedPerWorkingDay, carriedMax } = policy.plan.points;
  const points = Math.min(carriedMax, days * carriedPerWorkingDay);
  return { kind: "carried", points, days, since: workingDaysBefore(date, days, calendar) };
}

/** Rounded to hundredths, so that what is stored and what is computed again compare equal. */
function pointsOf(client: ClientFacts, reasons: Reason[], carried: number, policy: Policy): number {
  const [largest = 0, ...others] = reasons.map(({ points }) => points);
  const sum = largest + others.reduce((total, points) => total + points / 2, 0);
  // an unrated client weighs as one of the lowest tier
  const weight = policy.tiers[client.tier ?? "standard"].weight;
  return Math.round((sum * weight + carried) * 100) / 100;
}

/** The heaviest first; ties: larger assets, then client number. */
export function byRank(a: PlannedItem, b: PlannedItem): number {
  if (a.points !== b.points) return b.points - a.points;
  const [assetsA, assetsB] = [BigInt(a.client.assetsMinor ?? -1), BigInt(b.client.assetsMinor ?? -1)];
  if (assetsA !== assetsB) return assetsA > assetsB ? -1 : 1;
  return a.client.clientNo < b.client.clientNo ? -1 : 1;
}
