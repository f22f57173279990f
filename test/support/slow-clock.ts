import type { WorkingCalendar } from "../../src/lib/working-days.ts";

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

export type SlowClock = ReturnType<typeof slowClock>;

/**
 * Working time the slow way, to compare against: every minute of a span is asked by itself whether it is worked, by the platform's
 * own time zones. `until` is left out; instants are whole minutes.
 */
export function slowClock(
  {
    timeZone,
    calendar,
    hours,
  }: { timeZone: string; calendar: WorkingCalendar; hours: { from: string; until: string } },
  from: string,
  until: string,
) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const startMs = Date.parse(from);
  const minutes = (Date.parse(until) - startMs) / minuteMs;
  const sums = new Uint32Array(minutes + 1);
  let [date, time] = ["", ""];
  for (let minute = 0; minute < minutes; minute++) {
    const atMs = startMs + minute * minuteMs;
    // no zone changes its clocks but on a quarter of an hour
    const quarter = Math.floor(atMs / quarterMs) * quarterMs;
    if (minute === 0 || atMs === quarter) [date = "", time = ""] = format.format(quarter).split(" ");
    const isWorked = calendar.isWorkingDay(date) && time >= hours.from && time < hours.until;
    sums[minute + 1] = (sums[minute] ?? 0) + (isWorked ? 1 : 0);
  }
  const at = (instant: Date | string) => (Number(new Date(instant)) - startMs) / minuteMs;
  return {
    /** working milliseconds between two instants of the span */
    between: (begin: Date | string, end: Date | string) =>
      ((sums[at(end)] ?? Number.NaN) - (sums[at(begin)] ?? 0)) * minuteMs,
    /** the first instant by which so many milliseconds were worked since another; undefined when the span ends before */
    after(begin: Date | string, ms: number): Date | undefined {
      const wanted = (sums[at(begin)] ?? 0) + ms / minuteMs;
      const found = sums.findIndex((sum, minute) => minute >= at(begin) && sum >= wanted);
      return found === -1 ? undefined : new Date(startMs + found * minuteMs);
    },
  };
}
