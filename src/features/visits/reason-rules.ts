import { addDays, daysBetween, type PlainDate } from "../../lib/dates.ts";
import { nextOccurrence, type YearlyDay } from "../../lib/recurring.ts";
import { addWorkingDays, type WorkingCalendar, workingDayOnOrBefore } from "../../lib/working-days.ts";
import type { Policy, Tier } from "../policy/rules.ts";

/** What the plan needs to know of a client; days are the manager's own. */
export type ClientFacts = {
  id: number;
  clientNo: string;
  tier: Tier | null;
  /** minor units as text: only ties compare it */
  assetsMinor: string | null;
  district: string | null;
  latitude: number | null;
  longitude: number | null;
  openedOn: PlainDate | null;
  givenOn: PlainDate | null;
  firstSeenOn: PlainDate;
  /** our own last contact that reached the client, and the last that was a visit */
  lastReachedOn: PlainDate | null;
  lastVisitOn: PlainDate | null;
  keyDays: KeyDay[];
  maturities: Maturity[];
  /** working days for which the client has been due without being contacted, before this day */
  carriedDays: number;
};
export type KeyDay = { what: "birthday" | "anniversary"; name: string; day: YearlyDay };
export type Maturity = { product: string | null; on: PlainDate };

/** Why a client is on the list, with the figures that the words need. */
export type Reason =
  | {
      kind: "appointment";
      points: number;
      on: PlainDate;
      cause: "moved" | "added" | "agreed" | "arranged";
      fromDate: PlainDate | null;
    }
  | { kind: "maturity"; points: number; holdings: Maturity[] }
  | { kind: "keyDay"; points: number; days: { what: KeyDay["what"]; name: string; on: PlainDate; lunar: boolean }[] }
  | { kind: "newClient"; points: number; since: PlainDate; contactBy: PlainDate }
  | { kind: "visitOverdue" | "callOverdue"; points: number; days: number; standardDays: number; never: boolean };

/** The day that is planned, with what is true of it. */
export type PlanDay = { date: PlainDate; calendar: WorkingCalendar; policy: Policy };

/** Every reason that holds for the client on that day, the heaviest first (domain.md, "Daily visit plan"). */
export function reasonsFor(client: ClientFacts, day: PlanDay): Reason[] {
  const reasons = [maturity(client, day), keyDay(client, day), newClient(client, day), ...overdue(client, day)];
  return reasons.filter((reason) => reason !== undefined).sort((a, b) => b.points - a.points);
}

/** A contact that reached the client since the reason came up has answered it. */
const answered = (client: ClientFacts, since: PlainDate) =>
  client.lastReachedOn !== null && client.lastReachedOn >= since;

function maturity(client: ClientFacts, { date, policy }: PlanDay): Reason | undefined {
  const hasVisits = client.tier !== null && policy.tiers[client.tier].visitEveryDays !== null;
  const window = hasVisits ? policy.plan.maturityDaysVisitTiers : policy.plan.maturityDays;
  const holdings = client.maturities
    .filter(({ on }) => on >= date && daysBetween(date, on) <= window && !answered(client, addDays(on, -window)))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  return holdings.length > 0 ? { kind: "maturity", points: policy.plan.points.maturity, holdings } : undefined;
}

/** A key day off work is kept on the last working day before; the day itself is answered only by a contact on it. */
function keyDay(client: ClientFacts, { date, calendar, policy }: PlanDay): Reason | undefined {
  const ahead = policy.plan.keyDayDays;
  const days = client.keyDays
    .map(({ what, name, day }) => ({ what, name, lunar: day.lunar, on: nextOccurrence(day, date) }))
    .filter(({ on }) => {
      // no holiday lasts two weeks: a day further off cannot be rolled back into the window
      if (daysBetween(date, on) > ahead + 14) return false;
      const keptOn = workingDayOnOrBefore(on, calendar);
      const daysAhead = daysBetween(date, keptOn);
      return daysAhead <= ahead && !answered(client, daysAhead <= 0 ? date : addDays(keptOn, -ahead));
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  return days.length > 0 ? { kind: "keyDay", points: policy.plan.points.keyDay, days } : undefined;
}

/** New is a client opened or given to this manager within 30 days (policy), until contacted. */
function newClient(client: ClientFacts, { date, calendar, policy }: PlanDay): Reason | undefined {
  const since = client.givenOn;
  if (since === null || since > date || daysBetween(since, date) > policy.plan.newClientDays) return undefined;
  if (answered(client, since)) return undefined;
  const contactBy = addWorkingDays(since, policy.plan.newClientContactWorkingDays, calendar);
  return { kind: "newClient", points: policy.plan.points.newClient, since, contactBy };
}

function overdue(client: ClientFacts, { date, policy }: PlanDay): (Reason | undefined)[] {
  if (client.tier === null) return [];
  const { visitEveryDays, callEveryDays } = policy.tiers[client.tier];
  const { visitOverdue, visitOverdueMax, callOverdue, callOverdueMax } = policy.plan.points;
  return [
    late("visitOverdue", client, client.lastVisitOn, visitEveryDays, date, visitOverdue, visitOverdueMax),
    late("callOverdue", client, client.lastReachedOn, callEveryDays, date, callOverdue, callOverdueMax),
  ];
}

/** Never contacted counts from opening or assignment, the later of the two, else from the day first seen. */
const clockStart = (client: ClientFacts): PlainDate =>
  [client.openedOn, client.givenOn].reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null) ??
  client.firstSeenOn;

function late(
  kind: "visitOverdue" | "callOverdue",
  client: ClientFacts,
  last: PlainDate | null,
  standardDays: number | null,
  date: PlainDate,
  points: number,
  most: number,
): Reason | undefined {
  if (standardDays === null) return undefined;
  const days = daysBetween(last ?? clockStart(client), date);
  if (days <= standardDays) return undefined;
  return { kind, points: Math.min(most, (points * days) / standardDays), days, standardDays, never: last === null };
}
