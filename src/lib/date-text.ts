import { halfWidth } from "./full-width.ts";

const dateShape =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/;
const timeShape = /^(.+?)(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const yearless = /^(?:--?)?(L|闰)?(\d{1,2})(?:-|\/|月)(\d{1,2})日?$/i;
const leapDate = /^(\d{4})(?:-|\/|年)(?:L|闰)(\d{1,2})(?:-|\/|月)(\d{1,2})日?$/i;

const two = (digits: string | undefined) => (digits ?? "").padStart(2, "0");
/** A lunar month has 29 or 30 days; which, only its year tells. */
const longestLunarMonth = 30;

/**
 * The plain date `YYYY-MM-DD` of `2026-03-01`, `2026/3/1`, `2026.3.1`, `20260301` or `2026年3月1日`, also when a midnight
 * follows (`2026-03-01 00:00:00`, as spreadsheets write it). Undefined for anything else, such as `3/1/2026`, which means
 * different days in different countries.
 */
export function parseDate(text: string): string | undefined {
  const date = writtenDate(halfWidth(text).replace(/[T ]0{1,2}:00(:00(\.0+)?)?$/, ""));
  return date && existsInSolar(date) ? date : undefined;
}

function writtenDate(text: string): string | undefined {
  const parts = dateShape.exec(text);
  if (!parts) return undefined;
  const [year, ...rest] = parts.slice(1).filter((part) => part !== undefined);
  return `${year}-${two(rest[0])}-${two(rest[1])}`;
}

function existsInSolar(date: string): boolean {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  return year >= 1800 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number) => (month === 2 && isLeapYear(year) ? 29 : (monthDays[month - 1] ?? 0));

/** A moment as written: its plain date, its time of day if there is one, and its offset from UTC if one is named. */
export type WrittenMoment = { date: string; time?: string; offset?: string };

/** Reads `2026-03-01T14:30:00Z`, `2026/3/1 9:05`, `20260301` and their like; undefined when it is no moment. */
export function parseMoment(text: string): WrittenMoment | undefined {
  const [, day = "", hour, minute, second, zone] = timeShape.exec(halfWidth(text)) ?? [];
  const date = parseDate(day);
  if (!date || (zone && hour === undefined)) return undefined;
  if (hour === undefined) return { date };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const time = `${two(hour)}:${minute}:${two(second ?? "0")}`;
  if (zone === undefined) return { date, time };
  return { date, time, offset: zone.toUpperCase() === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}` };
}

/**
 * A day that comes back every year, as it is stored: `YYYY-MM-DD`, `--MM-DD` when the year is not known, and in the lunar
 * calendar with `L` before a leap month (`--L04-08`). Reads also `5月20日`, `5/20`, `闰4月8日` and `1985-L04-08`.
 */
export function readYearlyDay(text: string, calendar: Calendar): string | undefined {
  const plain = halfWidth(text).replace(/^农历/, "");
  const short = yearless.exec(plain);
  const leap = leapDate.exec(plain);
  const full = writtenDate(plain);
  const [year, isLeap, month, day] = short
    ? ["-", short[1] !== undefined, short[2], short[3]]
    : leap
      ? [leap[1], true, leap[2], leap[3]]
      : [full?.slice(0, 4), false, full?.slice(5, 7), full?.slice(8, 10)];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (calendar === "solar") {
    if (isLeap || !existsInSolar(`${year === "-" ? "2000" : year}-${two(month)}-${two(day)}`)) return undefined;
  } else if (!isLunarDay(Number(month), Number(day))) return undefined;
  return `${year}-${isLeap ? "L" : ""}${two(month)}-${two(day)}`;
}

const isLunarDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= longestLunarMonth;

export type Calendar = "solar" | "lunar";

/**
 * A day that comes back every year, with its calendar, as a person writes both: lunar after 农历 or "lunar" and for a day of a
 * leap month, else solar. Undefined when there is no such day.
 */
export function readKeyDay(text: string): { day: string; calendar: Calendar } | undefined {
  const plain = halfWidth(text);
  const unnamed = plain.replace(/^(农历|lunar)\s*/i, "");
  const calendar = unnamed !== plain || /L|闰/i.test(unnamed) ? "lunar" : "solar";
  const day = readYearlyDay(unnamed, calendar);
  return day ? { day, calendar } : undefined;
}
