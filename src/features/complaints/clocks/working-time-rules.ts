import { addDays, instantOf, localDate, type PlainDate } from "../../../lib/dates.ts";
import type { WorkingCalendar } from "../../../lib/working-days.ts";
import type { Limit } from "../../policy/complaint-rules.ts";

/** When a branch is at work: its calendar, its clocks, and the house's working hours (HH:MM). */
export type WorkTime = {
  timeZone: string;
  calendar: WorkingCalendar;
  hours: { from: string; until: string };
};

const minuteMs = 60_000;
const hourMs = 3_600_000;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How much of a working day is worked, in milliseconds; no zone changes its clocks in working hours. */
export const workingDayMs = ({ hours }: Pick<WorkTime, "hours">): number =>
  (minutesOf(hours.until) - minutesOf(hours.from)) * minuteMs;

/** How much working time a limit gives that is not of calendar days, in milliseconds. */
export const limitMs = (limit: Exclude<Limit, { calendarDays: number }>, time: WorkTime): number =>
  "hours" in limit ? limit.hours * hourMs : limit.workingDays * workingDayMs(time);

/** Of a day's working hours what lies between two instants, in milliseconds. */
function workedOn(date: PlainDate, fromMs: number, toMs: number, { timeZone, calendar, hours }: WorkTime): number {
  if (!calendar.isWorkingDay(date)) return 0;
  const begins = Math.max(fromMs, Number(instantOf(date, hours.from, timeZone)));
  const ends = Math.min(toMs, Number(instantOf(date, hours.until, timeZone)));
  return Math.max(0, ends - begins);
}

/** The working time between two instants, in milliseconds; 0 when `to` is not later. */
export function workingMsBetween(from: Date, to: Date, time: WorkTime): number {
  if (to <= from) return 0;
  const [fromMs, toMs] = [Number(from), Number(to)];
  const first = localDate(from, time.timeZone);
  const last = localDate(to, time.timeZone);
  let sum = workedOn(first, fromMs, toMs, time);
  if (last === first) return sum;
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) {
    if (time.calendar.isWorkingDay(day)) sum += workingDayMs(time);
  }
  sum += workedOn(last, fromMs, toMs, time);
  return sum;
}

/** The first instant by which so many milliseconds were worked since `from`. */
export function afterWorking(from: Date, ms: number, time: WorkTime): Date {
  if (ms <= 0) return from;
  const { timeZone, calendar, hours } = time;
  const wholeDayMs = workingDayMs(time);
  const first = localDate(from, timeZone);
  let leftMs = ms;
  for (let day = first; ; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    if (day !== first && leftMs > wholeDayMs) {
      leftMs -= wholeDayMs;
      continue;
    }
    const begins = Math.max(Number(from), Number(instantOf(day, hours.from, timeZone)));
    const worksMs = Math.max(0, Number(instantOf(day, hours.until, timeZone)) - begins);
    if (leftMs <= worksMs) return new Date(begins + leftMs);
    leftMs -= worksMs;
  }
}

/** The end of a day: the first instant of the next. */
export const endOfDay = (date: PlainDate, timeZone: string): Date => instantOf(addDays(date, 1), "00:00", timeZone);

/** The end of the last of so many calendar days; the first of them is the one after the instant's own. */
export const afterDays = (from: Date, days: number, { timeZone }: Pick<WorkTime, "timeZone">): Date =>
  endOfDay(addDays(localDate(from, timeZone), days), timeZone);
