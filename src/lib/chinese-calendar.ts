import chineseDays from "chinese-days";
import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type PlainDate, weekdayOf } from "./dates.ts";

// What chinese-days gives as dates it asks of the machine's own clocks: west of Greenwich they come out one day too early, its own
// table of holidays among them. Hence the table is read from its data, and its other dates are asked for here alone.

const yearOf = (date: PlainDate) => date.slice(0, 4);
const two = (n: number) => String(n).padStart(2, "0");

const holidays = new Set(Object.keys(published.holidays));
const makeUpDays = new Set(Object.keys(published.workdays));
const publishedYears = new Set(Object.keys(published.holidays).map(yearOf));

/** Whether the day is worked in China, with make-up days; in a year that is not published every Monday to Friday is. */
export const isChineseWorkday = (date: PlainDate): boolean =>
  makeUpDays.has(date) || (weekdayOf(date) % 6 !== 0 && !holidays.has(date));

/** Whether the holidays of the year are published, as far as the library knows. */
export const isChineseYearPublished = (year: number): boolean => publishedYears.has(String(year));

/** A lunar month of a year: the solar date of its first day, and how many it has. */
export type LunarMonth = { first: PlainDate; days: number };

/** The lunar month of that number; its leap month when that is asked for and the year has it. */
export function lunarMonth(year: number, month: number, leap = false): LunarMonth {
  const leapMonth = chineseDays.getYearLeapMonth(year);
  // at noon by the machine's clocks, whatever they show; and for the first alone: of the second month's last days the library makes those of a March
  const { date, leapMonthDate } = chineseDays.getSolarDateFromLunar(`${year}-${two(month)}-01T12:00`);
  if (leap && leapMonth.leapMonth === month && leapMonthDate) return { first: leapMonthDate, days: leapMonth.days };
  return { first: date, days: chineseDays.monthDays(year, month) };
}

/** The day of 清明, in the fourth month of the year, or of 冬至, in the twelfth. */
export function solarTerm(year: number, month: 4 | 12): PlainDate {
  const found = chineseDays.getSolarTermDate(year, month, month === 4 ? "pure_brightness" : "the_winter_solstice");
  const next = addDays(found, 1);
  // what was made of midnight UTC by the machine's clocks is turned back
  return new Date(next).getDate() === Number(found.slice(8)) ? next : found;
}
