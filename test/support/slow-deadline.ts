import { defaultComplaintPolicy as policy } from "../../src/features/policy/complaint-rules.ts";
import type { Kept } from "./complaint-oracle.ts";
import type { SlowClock } from "./slow-clock.ts";

const hourMs = 3_600_000;
const zoneOf = { Pudong: "Asia/Shanghai", London: "Europe/London" } as Record<string, string>;

/** The end of a day in the branch's zone, tried by its two offsets. */
function endOfDaySlowly(branch: string, from: Date, days: number): Date {
  const format = (date: Date, style: object) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zoneOf[branch] ?? "UTC", ...style }).format(date);
  const day = new Date(Date.parse(format(from, { dateStyle: "short" })) + (days + 1) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const found = ["+08:00", "+01:00", "+00:00"]
    .map((offset) => new Date(`${day}T00:00${offset}`))
    .find((at) => {
      return format(at, { dateStyle: "short", timeStyle: "short" }) === `${day} 00:00`;
    });
  if (!found) throw new Error(`${branch} ${day}`);
  return found;
}

const legalEnd = (one: Kept): Date => {
  const days = (policy.legalDays[one.branch === "Pudong" ? "CN" : "UK"] ?? [])[one.legalStep] ?? 0;
  return endOfDaySlowly(one.branch, one.filedAt, days);
};
const workingHours = (one: Kept): number | undefined =>
  ({ S1: 27, S2: 45, S3: 90 })[one.severity as "S1" | "S2" | "S3"];

function calendarEnd(one: Kept): Date {
  const stoodMs = one.stands.reduce((sum, { from, to }) => sum + (to ? Number(to) - Number(from) : 0), 0);
  return new Date(Number(endOfDaySlowly(one.branch, one.clockFrom, 15)) + stoodMs);
}

/** Whether the client was told within the house's clock and the law's, the slow way. */
export function keptSlowly(one: Kept, usedMs: number): [boolean | null, boolean | null] {
  const { resolvedAt } = one;
  if (resolvedAt === null) return [null, null];
  const working = workingHours(one);
  return [
    working === undefined ? resolvedAt <= calendarEnd(one) : usedMs <= working * hourMs,
    resolvedAt < legalEnd(one),
  ];
}

/** The deadline that is shown, the slow way; `usedMs` is what ended runs have used. */
export function dueSlowly(one: Kept, usedMs: number, clock: SlowClock, now: Date): Date | undefined {
  const isOver = ["carriedOut", "closed", "notValid", "withdrawn"].includes(one.state);
  if (isOver) return undefined;
  const legal = legalEnd(one);
  const run = one.runs.at(-1);
  const last = run?.to ?? run?.from ?? now;
  const working = workingHours(one);
  if (working === undefined) {
    const house = calendarEnd(one);
    return (one.state === "waiting" && house > last) || legal < house ? legal : house;
  }
  const leftMs = working * hourMs - usedMs;
  if (leftMs > 0 && one.state === "waiting") return legal;
  const house = leftMs <= 0 ? last : clock.after(last, leftMs);
  return house && house < legal ? house : legal;
}
