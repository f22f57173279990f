/** The arithmetic of a month's page: plain `YYYY-MM-DD` dates, no zone. */
import { addDays } from "../../state/zone.ts";

/** The weeks that show a month, from the week of its first day to that of its last; `firstDay` 1 (Monday) to 7 (Sunday). */
export function weeksOf(month: string, firstDay: number): string[][] {
  const first = `${month}-01`;
  const back = (weekdayOf(first) - firstDay + 7) % 7;
  const weeks: string[][] = [];
  for (let start = addDays(first, -back); start.slice(0, 7) <= month; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(start, day)));
  }
  return weeks;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The same day so many months on; the last day of a month that is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The day a week begins with where that language is spoken; Monday where the browser does not know. */
export function firstDayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** The date that a key moves to on the month's page, or undefined for other keys. */
export function dateAfterKey(date: string, key: string, firstDay: number): string | undefined {
  const inWeek = (weekdayOf(date) - firstDay + 7) % 7;
  const moves: Record<string, () => string> = {
    ArrowLeft: () => addDays(date, -1),
    ArrowRight: () => addDays(date, 1),
    ArrowUp: () => addDays(date, -7),
    ArrowDown: () => addDays(date, 7),
    Home: () => addDays(date, -inWeek),
    End: () => addDays(date, 6 - inWeek),
    PageUp: () => addMonths(date, -1),
    PageDown: () => addMonths(date, 1),
  };
  return Object.hasOwn(moves, key) ? moves[key]?.() : undefined;
}
