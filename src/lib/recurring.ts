import { lunarMonth } from "./chinese-calendar.ts";
import { addDays, type PlainDate } from "./dates.ts";

/**
 * A day that comes back every year: month and day, in the solar or the lunar calendar (`leap`: born in a leap month). Written
 * as YYYY-MM-DD, or --MM-DD when the year is unknown; a lunar leap month carries an L, as in 1987-L06-03.
 */
export type YearlyDay = { year: number | null; month: number; day: number; leap: boolean; lunar: boolean };

const shape = /^(\d{4}|-)-(L?)(\d{2})-(\d{2})$/;

/** Reads the written form; undefined when it is none or when no year has such a day. */
export function parseYearlyDay(text: string, calendar: "solar" | "lunar"): YearlyDay | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, year, leap, month, day] = found;
  const lunar = calendar === "lunar";
  const read = {
    year: year === "-" ? null : Number(year),
    month: Number(month),
    day: Number(day),
    leap: leap === "L",
    lunar,
  };
  if (read.leap && !lunar) return undefined;
  const lastDay = lunar ? 30 : new Date(Date.UTC(read.year ?? 2000, read.month, 0)).getUTCDate();
  const exists = read.month >= 1 && read.month <= 12 && read.day >= 1 && read.day <= lastDay;
  return exists ? read : undefined;
}

const two = (n: number) => String(n).padStart(2, "0");
const lunarDays = new Map<string, PlainDate>();

/**
 * The solar date on which a lunar year keeps the day. A 30th that the month lacks is kept on the 29th; a leap month's day is
 * kept in the leap month when the year has it, else in the month of that number (domain.md, design.md "Time").
 */
function lunarOccurrence(lunarYear: number, { month, day, leap }: YearlyDay): PlainDate {
  const key = `${lunarYear}-${leap ? "L" : ""}${month}-${day}`;
  const known = lunarDays.get(key);
  if (known) return known;
  const { first, days } = lunarMonth(lunarYear, month, leap);
  const date = addDays(first, Math.min(day, days) - 1);
  if (lunarDays.size > 5000) lunarDays.clear();
  lunarDays.set(key, date);
  return date;
}

function solarOccurrence(year: number, { month, day }: YearlyDay): PlainDate {
  const leapYear = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29;
  // 29 February is kept on the 28th (design.md, "Time")
  const kept = month === 2 && day === 29 && !leapYear ? 28 : day;
  return `${year}-${two(month)}-${two(kept)}`;
}

/** The day's first coming on or after the date; never before the year in which it first was. */
export function nextOccurrence(yearly: YearlyDay, from: PlainDate): PlainDate {
  const fromYear = Number(from.slice(0, 4));
  // a lunar year begins in January or February of the solar year and ends in the next
  const first = Math.max(yearly.lunar ? fromYear - 1 : fromYear, yearly.year ?? 0);
  for (let year = first; ; year++) {
    const date = yearly.lunar ? lunarOccurrence(year, yearly) : solarOccurrence(year, yearly);
    if (date >= from) return date;
  }
}
