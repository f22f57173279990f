import { localDate, localTime, type PlainDate } from "./dates.ts";
import { type Language, shortDate } from "./language.ts";

/** Whose clock and calendar a moment is told by. */
export type MomentReader = { language: Language; timeZone: string; today: PlainDate };

/** "9 Mar 18:00" in the reader's zone, with the year when it is another. */
export function momentWords(at: Date, { language, timeZone, today }: MomentReader): string {
  return `${shortDate(localDate(at, timeZone), today, language)} ${localTime(at, timeZone)}`;
}

/** "18:00" of a moment of today, else with its day. */
export const nearMomentWords = (at: Date, reader: MomentReader): string =>
  localDate(at, reader.timeZone) === reader.today ? localTime(at, reader.timeZone) : momentWords(at, reader);
