import { addDays, type PlainDate } from "../../../lib/dates.ts";
import type { ComplaintPolicy, Limit } from "../../policy/complaint-rules.ts";
import type { Severity } from "../given-rules.ts";
import type { ClockEffect } from "../workflow.ts";
import { afterDays, afterWorking, endOfDay, limitMs, type WorkTime, workingMsBetween } from "./working-time-rules.ts";

/** What a complaint's record keeps of its clocks. */
export type Clocks = {
  /** filed, or reopened */
  clockFrom: Date;
  /** working time used up to `clockAt`, when the house's clock was last stopped or set going */
  clockUsedMs: number;
  clockAt: Date;
  /** time for which it stood up to `clockAt` */
  clockStoodMs: number;
  isClockPaused: boolean;
  acknowledgedAt: Date | null;
  proposedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
};

/** What the limits are read by. */
export type Timed = Clocks & { severity: Severity; filedOn: PlainDate; legalDueOn: PlainDate };

export type ClockName = "acknowledge" | "propose" | "resolve" | "legal";
export const warningShares = [50, 80, 100] as const;
export type Warning = { clock: ClockName; share: (typeof warningShares)[number]; at: Date };

/** Who is warned at which share of a clock: the ladder of domain.md, "Complaints", each step with those below it. */
export const warned = {
  50: ["responsible"],
  80: ["responsible", "lead"],
  100: ["responsible", "lead", "leadsLead"],
} as const;

export const startedClocks = (at: Date): Clocks => ({
  clockFrom: at,
  clockUsedMs: 0,
  clockAt: at,
  clockStoodMs: 0,
  isClockPaused: false,
  acknowledgedAt: null,
  proposedAt: null,
  resolvedAt: null,
  closedAt: null,
});

/** The clocks brought up to an instant: what ran or stood since `clockAt` is counted. */
function broughtTo<C extends Clocks>(clocks: C, at: Date, time: WorkTime): C {
  const until = at > clocks.clockAt ? at : clocks.clockAt;
  const stoodMs = clocks.isClockPaused ? Number(until) - Number(clocks.clockAt) : 0;
  return {
    ...clocks,
    clockAt: until,
    clockStoodMs: clocks.clockStoodMs + stoodMs,
    clockUsedMs: usedMs(clocks, until, time),
  };
}

/** The working time that the house's clock has used by an instant, which may not lie before it last was stopped or set going. */
export function usedMs(clocks: Clocks, at: Date, time: WorkTime): number {
  const isStill = clocks.isClockPaused || clocks.resolvedAt !== null || clocks.closedAt !== null;
  return clocks.clockUsedMs + (isStill ? 0 : workingMsBetween(clocks.clockAt, at, time));
}

/** The clocks after an act. `toldAt`: when the client was told, which may lie before the act that says so. */
export function movedClocks<C extends Clocks>(
  clocks: C,
  effect: ClockEffect,
  { at, toldAt = at }: { at: Date; toldAt?: Date },
  time: WorkTime,
): C {
  switch (effect) {
    case "acknowledge":
      return { ...clocks, acknowledgedAt: clocks.acknowledgedAt ?? at };
    case "propose":
      return { ...clocks, proposedAt: clocks.proposedAt ?? at };
    case "pause":
      return { ...broughtTo(clocks, at, time), isClockPaused: true };
    case "resume":
      return { ...broughtTo(clocks, at, time), isClockPaused: false };
    case "resolve": {
      const told = broughtTo(clocks, toldAt, time);
      return { ...told, resolvedAt: told.clockAt };
    }
    case "end": {
      const ended = clocks.resolvedAt ? clocks : broughtTo(clocks, at, time);
      return { ...ended, isClockPaused: false, closedAt: at };
    }
    case "start":
    case "restart":
      return { ...clocks, ...startedClocks(at), acknowledgedAt: clocks.acknowledgedAt };
  }
}

/** The last day of the legal clock after so many extensions: day 1 is the day after filing. Undefined beyond the last. */
export function legalDueOn(
  filedOn: PlainDate,
  step: number,
  jurisdiction: string,
  policy: ComplaintPolicy,
): PlainDate | undefined {
  const days = (policy.legalDays[jurisdiction] ?? policy.legalDays.CN)?.[step];
  return days === undefined ? undefined : addDays(filedOn, days);
}

/** A clock that runs or stands: when it has used up a share of its limit; null while it stands. */
type Running = { clock: ClockName; at(share: number): Date | null };

/** A limit of the house's clock as the instants of its shares; while it stands, only those that it reached before. */
function houseClock(clock: ClockName, limit: Limit, timed: Timed, time: WorkTime): Running {
  if ("calendarDays" in limit) {
    const begins = Number(timed.clockFrom);
    const allMs = Number(afterDays(timed.clockFrom, limit.calendarDays, time)) - begins;
    return { clock, at: (share) => whileRunning(timed, begins + timed.clockStoodMs + (allMs * share) / 100) };
  }
  const allMs = limitMs(limit, time);
  return { clock, at: (share) => afterUse(timed, (allMs * share) / 100, time) };
}

const whileRunning = ({ isClockPaused, clockAt }: Clocks, ms: number): Date | null =>
  isClockPaused && ms > Number(clockAt) ? null : new Date(ms);

/** When so much working time is used up; what was before the clock last stood counts from then. */
function afterUse({ clockAt, clockUsedMs, isClockPaused }: Clocks, ms: number, time: WorkTime): Date | null {
  if (ms <= clockUsedMs) return clockAt;
  return isClockPaused ? null : afterWorking(clockAt, ms - clockUsedMs, time);
}

function legalClock({ filedOn, legalDueOn }: Timed, { timeZone }: WorkTime): Running {
  const begins = Number(endOfDay(filedOn, timeZone));
  const allMs = Number(endOfDay(legalDueOn, timeZone)) - begins;
  return { clock: "legal", at: (share) => new Date(begins + (allMs * share) / 100) };
}

/** The clocks that have not ended; none once the client was told or the complaint was closed. */
function runningClocks(timed: Timed, policy: ComplaintPolicy, time: WorkTime): Running[] {
  if (timed.resolvedAt || timed.closedAt) return [];
  const { acknowledge, propose, resolve } = policy.severities[timed.severity];
  return [
    ...(timed.acknowledgedAt ? [] : [houseClock("acknowledge", acknowledge, timed, time)]),
    ...(propose && !timed.proposedAt ? [houseClock("propose", propose, timed, time)] : []),
    houseClock("resolve", resolve, timed, time),
    legalClock(timed, time),
  ];
}

/** When the clocks that have not ended will; null for one that stands while the client is waited for. */
export const clockEnds = (
  timed: Timed,
  policy: ComplaintPolicy,
  time: WorkTime,
): { clock: ClockName; at: Date | null }[] =>
  runningClocks(timed, policy, time).map(({ clock, at }) => ({ clock, at: at(100) }));

/** The deadline that is shown: the earlier of the house's, for telling the client, and the legal one; null once both have ended. */
export function dueAt(timed: Timed, policy: ComplaintPolicy, time: WorkTime): Date | null {
  const ends = clockEnds(timed, policy, time).filter(({ clock }) => clock === "resolve" || clock === "legal");
  return earliest(ends.flatMap(({ at }) => (at ? [at] : [])));
}

const earliest = (instants: Date[]): Date | null =>
  instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)));

function allWarnings(timed: Timed, policy: ComplaintPolicy, time: WorkTime): Warning[] {
  return runningClocks(timed, policy, time).flatMap(({ clock, at }) =>
    warningShares.flatMap((share) => {
      const instant = at(share);
      return instant ? [{ clock, share, at: instant }] : [];
    }),
  );
}

/** Of each clock the highest warning that has come by now: a lower one that was not told in time need not be told any more. */
export function warningsDue(timed: Timed, policy: ComplaintPolicy, time: WorkTime, now: Date): Warning[] {
  const due = allWarnings(timed, policy, time).filter(({ at }) => at <= now);
  return due.filter((one) => !due.some(({ clock, share }) => clock === one.clock && share > one.share));
}

/** When the next warning after an instant comes; null when none will. */
export const nextWarningAt = (timed: Timed, policy: ComplaintPolicy, time: WorkTime, after: Date): Date | null =>
  earliest(
    allWarnings(timed, policy, time)
      .map(({ at }) => at)
      .filter((at) => at > after),
  );
