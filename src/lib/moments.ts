import { localDate, localTime, type PlainDate } from "./dates.ts";
import { type Language, shortDate } from "./language.ts";

/** Whose clock and calendar a moment is told by. */
export type MomentReader = { language: Language; timeZone: string; today: PlainDate };

/** "9 Mar 18:00" or "3月9日18:00" in the reader's zone, with the year when it is another. */
export function momentWords(at: Date, { language, timeZone, today }: MomentReader): string {
  const day = shortDate(localDate(at, timeZone), today, language);
  return `${day}${language === "zh" ? "" : " "}${localTime(at, timeZone)}`;
}

/** "9 Mar 18:00" of the end of a time; "8 Mar" where it ends with a day, whose midnight nobody reads as the next day's. */
export function endWords(at: Date, reader: MomentReader): string {
  if (localTime(at, reader.timeZone) !== "00:00") return momentWords(at, reader);
  return shortDate(localDate(new Date(at.getTime() - 1), reader.timeZone), reader.today, reader.language);
}

/** "18:00" of a moment of today, else with its day. */
export const nearMomentWords = (at: Date, reader: MomentReader): string =>
  localDate(at, reader.timeZone) === reader.today ? localTime(at, reader.timeZone) : momentWords(at, reader);
