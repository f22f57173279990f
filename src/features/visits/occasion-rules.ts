import { addDays, daysBetween } from "../../lib/dates.ts";
import { decimalsOf } from "../../lib/money.ts";
import { nextOccurrence } from "../../lib/recurring.ts";
import { addWorkingDays, workingDayOnOrBefore } from "../../lib/working-days.ts";
import { type Policy, tierNames } from "../policy/rules.ts";
import type { PlanDay } from "./day-rules.ts";
import { answered, type ClientFacts, type Movement, type Reason } from "./reason-rules.ts";

/** What makes a client worth a word on a day, beside its cadence and what was promised (domain.md, "Daily visit plan"). */
export const occasions = (client: ClientFacts, day: PlanDay): (Reason | undefined)[] => [
  movement(client, day),
  maturity(client, day),
  keyDay(client, day),
  newClient(client, day),
  festival(client, day),
  courtesy(client, day),
];

/** The largest change between one balance and the next since the client was last reached, if it is large. */
function movement(client: ClientFacts, { policy }: PlanDay): Reason | undefined {
  const largest = client.movements
    .filter((one) => isLarge(one, policy) && !answered(client, one.on))
    .reduce<Movement | undefined>((most, one) => (most && sizeOf(most) >= sizeOf(one) ? most : one), undefined);
  return largest && { kind: "movement", points: policy.plan.points.movement, ...largest };
}

const sizeOf = ({ fromMinor, toMinor }: Movement): number => Math.abs(Number(toMinor) - Number(fromMinor));

function isLarge(one: Movement, { currency, plan: { movementShare, movementFrom } }: Policy): boolean {
  const size = sizeOf(one);
  const isMuch = size >= movementFrom * 10 ** decimalsOf(currency);
  return one.currency === currency && isMuch && size >= Math.abs(Number(one.fromMinor)) * movementShare;
}

function maturity(client: ClientFacts, { date, policy }: PlanDay): Reason | undefined {
  const standardDays = client.visitEveryDays ?? (client.tier && policy.tiers[client.tier].visitEveryDays);
  const window = standardDays === null ? policy.plan.maturityDays : policy.plan.maturityDaysVisitTiers;
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

function festival(client: ClientFacts, { festivals, policy }: PlanDay): Reason | undefined {
  const kept = client.festivals;
  if (kept.length === 0) return undefined;
  const days = festivals
    .filter(({ name, from }) => kept.includes(name) && !answered(client, from))
    .map(({ name, on }) => ({ name, on }));
  return days.length > 0 ? { kind: "festival", points: policy.plan.points.festival, days } : undefined;
}

/** At the end of a month, a quarter or a year, to clients of the high tiers; once for each end. */
function courtesy(client: ClientFacts, { periodEnd, policy }: PlanDay): Reason | undefined {
  if (!periodEnd || !isVip(client, policy) || answered(client, periodEnd.from)) return undefined;
  const { period, lastDay } = periodEnd;
  return { kind: "courtesy", points: policy.plan.points.courtesy, period, lastDay };
}

const isVip = ({ tier }: ClientFacts, policy: Policy): boolean =>
  tier !== null && tierNames.indexOf(tier) <= tierNames.indexOf(policy.plan.vipFrom);
