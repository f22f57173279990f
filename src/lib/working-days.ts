import { isChineseWorkday, isChineseYearPublished, lunarMonth, solarTerm } from "./chinese-calendar.ts";
import { addDays, type PlainDate, weekdayOf } from "./dates.ts";

/** A year's public holidays, and the weekend days that are worked instead, as an administrator may load them. */
export type LoadedYear = { holidays: PlainDate[]; makeUpDays: PlainDate[] };

/** Which days are worked in one jurisdiction. */
export type WorkingCalendar = {
  isWorkingDay(date: PlainDate): boolean;
  /** false: the year's holidays are not published yet, so that days are Monday to Friday less the fixed holidays */
  isPublished(year: number): boolean;
};

/** Jurisdictions as a branch names them, by the codes of the holiday library. */
const countryCodes: Record<string, string[]> = { UK: ["GB", "ENG"], GB: ["GB", "ENG"], AU: ["AU"] };

const isWeekend = (date: PlainDate) => weekdayOf(date) % 6 === 0;
const yearOf = (date: PlainDate) => Number(date.slice(0, 4));

/**
 * The calendar of a jurisdiction: CN with its make-up days, otherwise the country's public holidays (the jurisdiction is a
 * country code; those of a state are left out). `loaded` are years that an administrator gave; they go before the library's.
 * For a jurisdiction that the library does not know every Monday to Friday is worked and no year is published.
 */
export async function workingCalendar(
  jurisdiction: string,
  loaded: Record<number, LoadedYear> = {},
): Promise<WorkingCalendar> {
  const known = await publishedCalendar(jurisdiction);
  if (Object.keys(loaded).length === 0) return known;
  const byYear = new Map(
    Object.entries(loaded).map(([year, { holidays, makeUpDays }]) => [
      Number(year),
      { holidays: new Set(holidays), makeUpDays: new Set(makeUpDays) },
    ]),
  );
  return {
    isWorkingDay(date) {
      const year = byYear.get(yearOf(date));
      if (!year) return known.isWorkingDay(date);
      return year.makeUpDays.has(date) || !(isWeekend(date) || year.holidays.has(date));
    },
    isPublished: (year) => byYear.has(year) || known.isPublished(year),
  };
}

/** What the libraries know, asked once for each jurisdiction: it does not change while the program runs. */
const publishedCalendars = new Map<string, Promise<WorkingCalendar>>();

function publishedCalendar(jurisdiction: string): Promise<WorkingCalendar> {
  const known =
    publishedCalendars.get(jurisdiction) ?? (jurisdiction === "CN" ? Promise.resolve(china()) : country(jurisdiction));
  publishedCalendars.set(jurisdiction, known);
  return known;
}

function china(): WorkingCalendar {
  const fixed = new Map<number, Set<PlainDate>>();
  return {
    isPublished: isChineseYearPublished,
    isWorkingDay(date) {
      const year = yearOf(date);
      if (isChineseYearPublished(year)) return isChineseWorkday(date);
      const holidays = fixed.get(year) ?? fixedChineseHolidays(year);
      fixed.set(year, holidays);
      return !isWeekend(date) && !holidays.has(date);
    },
  };
}

/** The thirteen days of the regulation as amended for 2025, without the year's bridge and make-up days. */
function fixedChineseHolidays(year: number): Set<PlainDate> {
  const lunar = (month: number, day: number) => addDays(lunarMonth(year, month).first, day - 1);
  const newYear = lunar(1, 1);
  return new Set([
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((days) => addDays(newYear, days)),
    solarTerm(year, 4),
    `${year}-05-01`,
    `${year}-05-02`,
    lunar(5, 5),
    lunar(8, 15),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ]);
}

async function country(jurisdiction: string): Promise<WorkingCalendar> {
  const code = countryCodes[jurisdiction] ?? [jurisdiction];
  // loaded only where a branch needs it: twelve megabytes of data, a tenth of a second
  const { default: Holidays } = await import("date-holidays");
  const library = new Holidays(code[0] ?? "", code[1] ?? "");
  const years = new Map<number, Set<PlainDate>>();
  function holidaysOf(year: number) {
    let days = years.get(year);
    if (!days) {
      const all = library.getHolidays(year) ?? [];
      days = new Set(all.filter(({ type }) => type === "public").flatMap(daysOf));
      years.set(year, days);
    }
    return days;
  }
  // a holiday of several days may reach over the end of its year
  const isHoliday = (date: PlainDate) => [yearOf(date), yearOf(date) - 1].some((year) => holidaysOf(year).has(date));
  return {
    isWorkingDay: (date) => !(isWeekend(date) || isHoliday(date)),
    isPublished: (year) => holidaysOf(year).size > 0,
  };
}

const hourMs = 3_600_000;

/**
 * The whole days of a holiday: some begin on the evening before their date or end at noon, and an hour may be missing or too
 * many where clocks are changed meanwhile.
 */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): PlainDate[] {
  const first = date.slice(0, 10);
  const count = Math.max(1, Math.floor((end.getTime() - start.getTime() + 2 * hourMs) / (24 * hourMs)));
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}

/** The first working day after the date. */
export function nextWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  let day = addDays(date, 1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The date itself when it is worked, else the last working day before it. */
export function workingDayOnOrBefore(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  let day = date;
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** The day that lies so many working days after the date. */
export function addWorkingDays(date: PlainDate, days: number, calendar: WorkingCalendar): PlainDate {
  let day = date;
  for (let left = days; left > 0; left--) day = nextWorkingDay(day, calendar);
  return day;
}

/** What was counted already: a morning asks the same few spans for everybody. */
const counted = new WeakMap<WorkingCalendar, { spans: Map<string, number>; back: Map<PlainDate, PlainDate[]> }>();
const longestSpanDays = 370;

function countedOf(calendar: WorkingCalendar) {
  let known = counted.get(calendar);
  if (!known || known.spans.size > 5000 || known.back.size > 100) {
    known = { spans: new Map(), back: new Map() };
    counted.set(calendar, known);
  }
  return known;
}

/** Working days after `from`, up to and with `to`; none when `to` is not later. What lies more than a year back is not counted. */
export function workingDaysAfter(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  const { spans } = countedOf(calendar);
  const key = from + to;
  const known = spans.get(key);
  if (known !== undefined) return known;
  const start = addDays(to, -longestSpanDays);
  let count = 0;
  for (let day = from > start ? from : start; day < to; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) count++;
  }
  spans.set(key, count);
  return count;
}

/** The working day that lies so many working days before the date. */
export function workingDaysBefore(date: PlainDate, days: number, calendar: WorkingCalendar): PlainDate {
  const { back } = countedOf(calendar);
  const known = back.get(date) ?? [date];
  back.set(date, known);
  while (known.length <= days) known.push(workingDayOnOrBefore(addDays(known.at(-1) ?? date, -1), calendar));
  return known[days] ?? date;
}
