import { localDate } from "../../../lib/dates.ts";
import type { Limit } from "../../policy/complaint-rules.ts";
import type { ClockRules } from "../change-rules.ts";
import { type Severity, severities } from "../given-rules.ts";
import { filing, isState, stepFor } from "../workflow.ts";
import { afterDays, afterWorking, limitMs, type WorkTime, workingMsBetween } from "./working-time-rules.ts";

/** An act as far as the clocks go by it. */
export type PastStep = {
  act: string;
  at: Date;
  fromState: string | null;
  given: Record<string, unknown>;
};

/** A time for which the house's clock ran; `to` null: it runs still. */
export type Run = { from: Date; to: Date | null };

/**
 * How a limit stands. `missed`: it passed before the step was done, or passed and the step is still to be done; `stands`: the client
 * is waited for; `ended`: the complaint ended before the limit, without the step.
 */
export type Standing = "kept" | "missed" | "running" | "stands" | "ended";

/** A limit of the house's clock, when it ended or will, and when the step was done. */
export type KeptLimit = {
  clock: "acknowledge" | "propose" | "resolve";
  limit: Limit;
  endsAt: Date | null;
  doneAt: Date | null;
  standing: Standing;
};

/** The house's clock from filing on, or from a reopening. */
export type Round = { from: Date; limits: KeptLimit[] };

type Step = { at: Date; severity: Severity };
type Replayed = {
  from: Date;
  runs: Run[];
  severity: Severity;
  isAcknowledgedBefore: boolean;
  done: Partial<Record<KeptLimit["clock"], Step>>;
  endedAt: Date | null;
};

/** When a limit of the house's clock ends that ran so; null while it stands before that. */
export function endOfLimit(limit: Limit, runs: readonly Run[], time: WorkTime): Date | null {
  if ("calendarDays" in limit) return endOfDays(limit.calendarDays, runs, time);
  let leftMs = limitMs(limit, time);
  for (const { from, to } of runs) {
    const ranMs = to === null ? Number.POSITIVE_INFINITY : workingMsBetween(from, to, time);
    if (leftMs <= ranMs) return afterWorking(from, leftMs, time);
    leftMs -= ranMs;
  }
  return null;
}

/** The end of the last day, later by as long as the clock stood. */
function endOfDays(days: number, runs: readonly Run[], time: WorkTime): Date | null {
  const [first] = runs;
  if (!first) return null;
  const ends = afterDays(first.from, days, time);
  const stoodMs = runs.reduce((sum, { from }, i) => {
    const before = runs[i - 1]?.to;
    return before ? sum + Number(from) - Number(before) : sum;
  }, 0);
  const later = new Date(Number(ends) + stoodMs);
  const standsSince = runs.at(-1)?.to;
  return standsSince && later > standsSince ? null : later;
}

const severityIn = ({ severity }: Record<string, unknown>, otherwise: Severity): Severity =>
  severities.find((one) => one === severity) ?? otherwise;

/** The rounds of the house's clock that a complaint's acts made, from the first on: each limit, and whether it was kept. */
export function clockRounds(steps: readonly PastStep[], rules: ClockRules, now: Date): Round[] {
  const rounds: Replayed[] = [];
  for (const step of steps) {
    const round = rounds.at(-1);
    const from = step.fromState;
    const effects = from !== null && isState(from) ? (stepFor(step.act, from)?.clock ?? []) : filing.clock;
    for (const effect of effects) {
      if (effect === "start" || effect === "restart") rounds.push(begun(step, round));
      else if (round) replay(round, effect, step);
    }
    if (round && step.act === "reclassify") round.severity = severityIn(step.given, round.severity);
  }
  return rounds.map((round) => ({ from: round.from, limits: limitsOf(round, rules, now) }));
}

const begun = ({ at, given }: PastStep, before: Replayed | undefined): Replayed => ({
  from: at,
  runs: [{ from: at, to: null }],
  severity: before?.severity ?? severityIn(given, "S3"),
  isAcknowledgedBefore: before !== undefined && (before.isAcknowledgedBefore || before.done.acknowledge !== undefined),
  done: {},
  endedAt: null,
});

function replay(round: Replayed, effect: string, { at, given }: PastStep): void {
  const run = round.runs.at(-1);
  const { severity } = round;
  if (effect === "acknowledge") round.done.acknowledge ??= { at, severity };
  if (effect === "propose") round.done.propose ??= { at, severity };
  if (effect === "pause" && run) run.to = at;
  if (effect === "resume") round.runs.push({ from: at, to: null });
  if (effect === "resolve") {
    const told = typeof given.toldAt === "string" ? new Date(given.toldAt) : at;
    // as the record has it: not before the clock was last set going
    round.done.resolve = { at: new Date(Math.max(Number(told), Number(run?.from ?? told))), severity };
  }
  if (effect === "end") round.endedAt = at;
}

function limitsOf(round: Replayed, { policy, time }: ClockRules, now: Date): KeptLimit[] {
  const clocks = ["acknowledge", "propose", "resolve"] as const;
  return clocks.flatMap((clock) => {
    if (clock === "acknowledge" && round.isAcknowledgedBefore) return [];
    const done = round.done[clock];
    const limit = policy.severities[done?.severity ?? round.severity][clock];
    if (limit === null) return [];
    const endsAt = endOfLimit(limit, done ? runsBy(done.at, round.runs) : round.runs, time);
    const overAt = round.done.resolve?.at ?? round.endedAt;
    return [{ clock, limit, endsAt, doneAt: done?.at ?? null, standing: standingOf(endsAt, done?.at, overAt, now) }];
  });
}

/** As the clock ran when a step was done: what it stood for later moves that step's deadline no more. */
function runsBy(at: Date, runs: readonly Run[]): Run[] {
  const ran = runs.filter(({ from }) => from <= at);
  return ran.map((run, i) => (i === ran.length - 1 ? { ...run, to: null } : run));
}

function standingOf(endsAt: Date | null, doneAt: Date | undefined, overAt: Date | null, now: Date): Standing {
  if (doneAt) return endsAt && doneAt > endsAt ? "missed" : "kept";
  if (overAt) return endsAt && endsAt < overAt ? "missed" : "ended";
  if (endsAt === null) return "stands";
  return endsAt <= now ? "missed" : "running";
}

/** How the time for telling the client stands by a complaint's record: when it ends or ended, and whether it was kept. */
export function resolveStanding(
  { severity, resolvedAt, closedAt }: { severity: Severity; resolvedAt: Date | null; closedAt: Date | null },
  runs: readonly Run[],
  { policy, time }: ClockRules,
  now: Date,
): { endsAt: Date | null; standing: Standing } {
  const endsAt = endOfLimit(policy.severities[severity].resolve, runs, time);
  return { endsAt, standing: standingOf(endsAt, resolvedAt ?? undefined, closedAt, now) };
}

/** How the legal clock stands: its last day counts, and what ended without the client being told is measured by its end. */
export function legalStanding(
  { legalDueOn, resolvedAt, closedAt }: { legalDueOn: string; resolvedAt: Date | null; closedAt: Date | null },
  { timeZone }: Pick<WorkTime, "timeZone">,
  now: Date,
): { doneAt: Date | null; standing: "kept" | "missed" | "running" } {
  const doneAt = resolvedAt ?? closedAt;
  if (doneAt) return { doneAt, standing: localDate(doneAt, timeZone) <= legalDueOn ? "kept" : "missed" };
  return { doneAt, standing: localDate(now, timeZone) <= legalDueOn ? "running" : "missed" };
}
