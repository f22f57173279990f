import type { Json } from "../../lib/json.ts";
import type { ComplaintPolicy } from "../policy/complaint-rules.ts";
import {
  type Clocks,
  dueAt,
  legalDueOn,
  movedClocks,
  nextWarningAt,
  type Timed,
  warningsDue,
} from "./clocks/clock-rules.ts";
import { type Times, timesAfter } from "./clocks/kept-rules.ts";
import type { WorkTime } from "./clocks/working-time-rules.ts";
import type { Act, Given, Severity } from "./given-rules.ts";
import type { Parties } from "./rights-rules.ts";
import { nextState, type State, type Step } from "./workflow.ts";

/** What an act changes of a complaint's record. */
export type Changed = Timed &
  Times &
  Parties & {
    state: State;
    stateBefore: State;
    clientId: number | null;
    category: string;
    subCategory: string | null;
    departmentId: number | null;
    legalStep: number;
    dueAt: Date | null;
    warnAt: Date | null;
  };

/** What only some acts write. */
type Findings = {
  cause: string;
  compensationMinor: bigint | null;
  compensationCurrency: string | null;
  satisfaction: number | null;
  otherName: string | null;
  otherPhone: string | null;
};

/** Columns that change, and what is noted in the act beside what was given, such as both dates. */
type Change = { set: Partial<Changed & Findings>; noted?: { [key: string]: Json } };

/** The rules by which a complaint's clocks run. */
export type ClockRules = { policy: ComplaintPolicy; time: WorkTime; jurisdiction: string };
type Doer = { byId: number; at: Date };

const nothing: Change = { set: {} };
const handedTo = ({ departmentId, responsibleId }: Given<"assign" | "reassign">, before: Changed): Change => ({
  set: { departmentId, responsibleId },
  noted: before.responsibleId === null ? {} : { formerId: before.responsibleId },
});

/** What each act writes besides state and clocks; those that are not here write nothing else. */
const writes: { [A in Act]?: (given: Given<A>, before: Changed, doer: Doer, rules: ClockRules) => Change } = {
  assign: handedTo,
  reassign: handedTo,
  analyse: ({ cause }) => ({ set: { cause } }),
  propose: ({ compensation }, _, { byId }) => ({
    set: {
      proposedById: byId,
      compensationMinor: compensation ? BigInt(compensation.minor) : null,
      compensationCurrency: compensation?.currency ?? null,
    },
  }),
  evaluate: ({ satisfaction }) => ({ set: { satisfaction } }),
  reclassify: ({ category, subCategory, severity }, before) => ({
    set: { category, subCategory: subCategory ?? null, severity: severity satisfies Severity },
    noted: { before: { category: before.category, subCategory: before.subCategory, severity: before.severity } },
  }),
  correctParties: ({ aboutId, clientId, otherName, otherPhone }, before) => ({
    set: {
      ...{ aboutId, clientId },
      otherName: clientId === null ? (otherName ?? null) : null,
      otherPhone: clientId === null ? (otherPhone ?? null) : null,
    },
    noted: { before: { aboutId: before.aboutId, clientId: before.clientId } },
  }),
  askExtension: (_, before, { byId }, rules) => ({
    set: { extensionById: byId },
    noted: { from: before.legalDueOn, to: extendedTo(before, rules) ?? null },
  }),
  extend: (_, before, __, rules) => {
    const to = extendedTo(before, rules) ?? before.legalDueOn;
    return {
      set: { legalDueOn: to, legalStep: before.legalStep + 1, extensionById: null },
      noted: { from: before.legalDueOn, to },
    };
  },
  refuseExtension: () => ({ set: { extensionById: null } }),
  reopen: () => ({ set: { responsibleId: null, proposedById: null, satisfaction: null } }),
};

/** Until when the legal clock would run after one more extension; undefined when the law knows none. */
export const extendedTo = (
  { filedOn, legalStep }: Pick<Changed, "filedOn" | "legalStep">,
  { jurisdiction, policy }: ClockRules,
) => legalDueOn(filedOn, legalStep + 1, jurisdiction, policy);

const clockFields = [
  ...["clockFrom", "clockUsedMs", "clockAt", "clockStoodMs", "isClockPaused"],
  ...["acknowledgedAt", "proposedAt", "resolvedAt", "closedAt"],
] as (keyof Clocks)[];

/** A complaint after an act that the table allows: every column that the act may change, and what is noted beside what was given. */
export function changeBy<A extends Act>(
  before: Changed,
  { step, given }: { step: Step & { act: A }; given: Given<A> },
  doer: Doer,
  rules: ClockRules,
): { after: Changed & Partial<Findings>; noted: { [key: string]: Json } } {
  const { set, noted = {} } = writes[step.act]?.(given, before, doer, rules) ?? nothing;
  const state = nextState(step, before.state, before.stateBefore);
  const isOver = step.clock.includes("end") || step.clock.includes("resolve");
  let after: Changed & Partial<Findings> = {
    ...before,
    ...set,
    state,
    stateBefore: step.to === "waiting" ? before.state : before.stateBefore,
    ...(isOver && { extensionById: null }),
  };
  const moment = "toldAt" in given ? { at: doer.at, toldAt: new Date(given.toldAt) } : { at: doer.at };
  for (const effect of step.clock) after = movedClocks(after, effect, moment, rules.time);
  const times = timesAfter(before, after, doer.at, rules);
  after = { ...after, ...times, ...deadlines(before, after, doer.at, rules) };
  const due = before.severity === after.severity ? {} : { due: { from: isoOf(before.dueAt), to: isoOf(after.dueAt) } };
  return { after, noted: { ...noted, ...due } };
}

const isoOf = (at: Date | null) => at?.toISOString() ?? null;

/** The instants that lists and warnings go by, as they are after an act. */
function deadlines(before: Changed, after: Changed, at: Date, { policy, time }: ClockRules) {
  const isMoved = clockFields.some((field) => Number(before[field]) !== Number(after[field]));
  if (!isMoved && before.severity === after.severity && before.legalDueOn === after.legalDueOn) return {};
  return { dueAt: dueAt(after, policy, time), warnAt: warnAt(before, after, at, { policy, time }) };
}

/** The next warning; at once when one came with the act or was not told yet. */
function warnAt(before: Changed, after: Changed, at: Date, { policy, time }: Pick<ClockRules, "policy" | "time">) {
  const told = new Set(warningsDue(before, policy, time, at).map(({ clock, share }) => `${clock} ${share}`));
  const isNew = warningsDue(after, policy, time, at).some(({ clock, share }) => !told.has(`${clock} ${share}`));
  const isUntold = before.warnAt !== null && before.warnAt <= at && !after.closedAt && !after.resolvedAt;
  return isNew || isUntold ? at : nextWarningAt(after, policy, time, at);
}
