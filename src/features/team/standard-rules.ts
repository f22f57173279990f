import { addDays, daysBetween, instantOf, type PlainDate } from "../../lib/dates.ts";
import type { Policy, Tier } from "../policy/rules.ts";
import { quietSteps } from "./rules.ts";

/** What decides whether a client's standards are kept; days are the reader's own. */
export type Clocks = {
  tier: Tier | null;
  openedOn: PlainDate | null;
  givenOn: PlainDate | null;
  firstSeenOn: PlainDate;
  lastVisitOn: PlainDate | null;
  lastReachedOn: PlainDate | null;
  /** the client's own cadence, before its tier's */
  visitEveryDays: number | null;
  callEveryDays: number | null;
};

/** A clock that is beyond its standard. */
export type Missed = { kind: "visit" | "call"; days: number; standardDays: number; never: boolean };

/** Never contacted counts from opening or assignment, the later of the two, else from the day first seen (domain.md). */
function startOf({ openedOn, givenOn, firstSeenOn }: Clocks): PlainDate {
  if (openedOn !== null && givenOn !== null) return openedOn > givenOn ? openedOn : givenOn;
  return givenOn ?? openedOn ?? firstSeenOn;
}

/** The client's standards, its own before its tier's; undefined when there is none. */
export function standardOf(client: Clocks, policy: Policy): { visit: number | null; call: number | null } | undefined {
  const tier = client.tier ? policy.tiers[client.tier] : undefined;
  const visit = client.visitEveryDays ?? tier?.visitEveryDays ?? null;
  const call = client.callEveryDays ?? tier?.callEveryDays ?? null;
  return visit === null && call === null ? undefined : { visit, call };
}

/** The clocks that are beyond their standard on the day. */
export function missedClocks(client: Clocks, date: PlainDate, policy: Policy): Missed[] {
  const standard = standardOf(client, policy);
  const late = (kind: Missed["kind"], last: PlainDate | null, standardDays: number | null): Missed[] => {
    if (standardDays === null) return [];
    const days = daysBetween(last ?? startOf(client), date);
    return days > standardDays ? [{ kind, days, standardDays, never: last === null }] : [];
  };
  return standard
    ? [...late("visit", client.lastVisitOn, standard.visit), ...late("call", client.lastReachedOn, standard.call)]
    : [];
}

/** The moment before which a contact lies more than so many days before the date. */
const momentBefore = (date: PlainDate, days: number, zone: string): Date =>
  instantOf(addDays(date, -days), "00:00", zone);

/** Contacts before these moments are 7, 15, … days or more ago. */
export const quietMoments = (date: PlainDate, zone: string): Date[] =>
  quietSteps.map((days) => momentBefore(date, days - 1, zone));

/** A day and a moment before which a clock must have started or been wound to be beyond so many days. */
export function limitOf(date: PlainDate, days: number | null, zone: string): { day: PlainDate; moment: Date } | null {
  return days === null ? null : { day: addDays(date, -days), moment: momentBefore(date, days, zone) };
}
