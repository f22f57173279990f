import { figure, type Language, shortDate } from "../../../lib/language.ts";
import { percentage } from "../../../lib/percent.ts";
import { type Days, type Period, unitOf } from "../../../lib/periods.ts";
import type { Share, Spread } from "./figures-rules.ts";
import { reportText } from "./text.ts";

/** "November 2026" or "2026年11月". */
export function periodWords(period: Period, language: Language): string {
  const text = reportText[language];
  const year = Number(period.slice(0, 4));
  switch (unitOf(period)) {
    case "year":
      return text.year(year);
    case "quarter":
      return text.quarter(year, Number(period.slice(6)));
    case "month":
      return text.month(year, Number(period.slice(5)));
  }
}

/** "1 Nov – 22 Nov 2026" or "2026年11月1日至11月22日"; both days are of one year. */
export const daysWords = ({ from, to }: Days, language: Language): string =>
  reportText[language].days(shortDate(from, to, language), shortDate(to, to, language), to.slice(0, 4));

/** Working minutes as people say them: to the minute within a day, to the hour beyond. */
export function durationWords(minutes: number, dayMinutes: number, language: Language): string {
  const text = reportText[language];
  if (minutes < 60) return text.minutes(minutes);
  if (minutes < dayMinutes) return text.hours(Math.floor(minutes / 60), minutes % 60);
  const hours = Math.round(minutes / 60);
  const dayHours = dayMinutes / 60;
  const days = Math.floor(hours / dayHours);
  return text.workingDays(days, Math.round(hours - days * dayHours));
}

export function spreadWords(spread: Spread | null, dayMinutes: number, language: Language): string {
  const text = reportText[language];
  if (!spread) return text.none;
  const said = (minutes: number) => durationWords(minutes, dayMinutes, language);
  return text.spread(said(spread.median), said(spread.ninetieth), spread.of);
}

/** "92.3%"; 100% is said of all alone. */
export const percentOf = (part: number, of: number, language: Language): string =>
  reportText[language].percent(percentage(part, of, 0.1));

export function shareWords({ kept, of }: Share, language: Language): string {
  const text = reportText[language];
  return of === 0 ? text.none : text.share(percentOf(kept, of, language), kept, of);
}

/** So many of so many: "12 (9.8%)". */
export const partWords = (part: number, of: number, language: Language): string =>
  of === 0 ? figure(part) : reportText[language].part(figure(part), percentOf(part, of, language));
