import { daysBetween, localDate, type PlainDate } from "../../../lib/dates.ts";
import type { ClockRules } from "../change-rules.ts";
import { clockEnds, type Timed } from "./clock-rules.ts";
import { workingDayMs, workingMsBetween } from "./working-time-rules.ts";

/** Both clocks as a card shows them. */
export type Reading = {
  /** telling the client, by the house's clock; null once that is done or the complaint is closed */
  house: {
    /** null: it stands while the client is waited for */
    endsAt: Date | null;
    /** working time left, negative when late; null while it stands */
    leftMs: number | null;
    /** how much working time a day has: for saying milliseconds as days */
    dayMs: number;
  } | null;
  /** the acknowledgement and the proposal that are still awaited */
  steps: { clock: "acknowledge" | "propose"; endsAt: Date | null }[];
  /** the last day of the law, and how many days are left with it; negative when late; null like the house's */
  legal: { dueOn: PlainDate; leftDays: number } | null;
};

/** What both clocks show at an instant. */
export function readClocks(timed: Timed, { policy, time }: ClockRules, now: Date): Reading {
  const ends = clockEnds(timed, policy, time);
  const resolve = ends.find(({ clock }) => clock === "resolve");
  if (!resolve) return { house: null, steps: [], legal: null };
  const steps = ends.flatMap(({ clock, at }) =>
    clock === "acknowledge" || clock === "propose" ? [{ clock, endsAt: at }] : [],
  );
  const endsAt = resolve.at;
  const leftMs = endsAt && (endsAt > now ? workingMsBetween(now, endsAt, time) : -workingMsBetween(endsAt, now, time));
  return {
    house: {
      endsAt,
      leftMs,
      dayMs: workingDayMs(time),
    },
    steps,
    legal: { dueOn: timed.legalDueOn, leftDays: daysBetween(localDate(now, time.timeZone), timed.legalDueOn) },
  };
}
