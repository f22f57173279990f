import { localDate } from "../../../lib/dates.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { clockEnds, type Timed, usedMs } from "./clock-rules.ts";
import { afterDays, limitMs, type WorkTime } from "./working-time-rules.ts";

/** What the record keeps of a complaint's times, so that a report need not count working time again. */
export type Times = {
  /** the end of the house's clock for telling the client; null while it stands, and once it has ended */
  houseDueAt: Date | null;
  /** working time that the house's clock had used when the desk first acted */
  ackWorkedMs: number | null;
  /** whether the client was told within either clock; null until told */
  isHouseKept: boolean | null;
  isLegalKept: boolean | null;
};

/** When the house's clock for telling the client ends. */
export const houseDueAt = (timed: Timed, policy: ComplaintPolicy, time: WorkTime): Date | null =>
  clockEnds(timed, policy, time).find(({ clock }) => clock === "resolve")?.at ?? null;

/** The times after an act at an instant; `before` is the record as the act found it. */
export function timesAfter(
  before: Timed & Times,
  after: Timed,
  at: Date,
  { policy, time }: { policy: ComplaintPolicy; time: WorkTime },
): Times {
  const isAcknowledgedNow = before.acknowledgedAt === null && after.acknowledgedAt !== null;
  return {
    houseDueAt: houseDueAt(after, policy, time),
    ackWorkedMs: isAcknowledgedNow ? usedMs(before, at, time) : before.ackWorkedMs,
    ...keptClocks(after, policy, time),
  };
}

/** Whether the client was told within both clocks, by the record as it stands once that is done. */
export function keptClocks(
  timed: Timed,
  policy: ComplaintPolicy,
  time: WorkTime,
): Pick<Times, "isHouseKept" | "isLegalKept"> {
  const { resolvedAt, severity, legalDueOn, clockFrom, clockStoodMs, clockUsedMs } = timed;
  if (resolvedAt === null) return { isHouseKept: null, isLegalKept: null };
  const limit = policy.severities[severity].resolve;
  const isHouseKept =
    "calendarDays" in limit
      ? Number(resolvedAt) <= Number(afterDays(clockFrom, limit.calendarDays, time)) + clockStoodMs
      : clockUsedMs <= limitMs(limit, time);
  return { isHouseKept, isLegalKept: localDate(resolvedAt, time.timeZone) <= legalDueOn };
}
