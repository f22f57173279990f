import { addDays, isDate, type PlainDate } from "../../lib/dates.ts";
import { readDay } from "../../lib/natural-date.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import type { Reason } from "./reason-rules.ts";

/** Who does something to an item, and when. */
export type Doer = { byId: number; at: Date };
export type ItemKind = "visit" | "call";

/** What an item of a plan can be: open, or ended one way or the other. */
export type ItemState = "open" | "done" | "moved" | "skipped" | "removed";

/** Further ahead nobody plans a single call. */
const mostDaysAhead = 366;

export type DayFault = "noDate" | "past" | "dayOff" | "tooFar";

/** Why the day cannot be one to work on, for whom `first` is the first that can; undefined: it can. */
export function dayFault(typed: string, first: PlainDate, calendar: WorkingCalendar): DayFault | undefined {
  if (!isDate(typed)) return "noDate";
  if (typed < first) return "past";
  if (typed > addDays(first, mostDaysAhead)) return "tooFar";
  return calendar.isWorkingDay(typed) ? undefined : "dayOff";
}

/** Why an item is skipped, where it is not said in one's own words. */
export const skipReasons = ["away", "asked", "noNeed", "otherwise", "other"] as const;
export type SkipReason = (typeof skipReasons)[number];

export const isSkipReason = (value: string): value is SkipReason => skipReasons.some((known) => known === value);

export type SkipFault = { field: "reason" | "words"; fault: "noReason" | "noWords" | "tooLong" };

/** What is wrong with the reason given; `other` needs words of its own. */
export function skipFault(reason: string, words: string, most: number): SkipFault | undefined {
  if (!isSkipReason(reason)) return { field: "reason", fault: "noReason" };
  if (words.length > most) return { field: "words", fault: "tooLong" };
  return reason === "other" && words === "" ? { field: "words", fault: "noWords" } : undefined;
}

/** The reason as it is kept: in one's own words where there are any. */
export const keptReason = (reason: string, words: string): string => words || reason;

/** Whether nothing but a hand put the client on that day's plan: then a hand may take it off. */
export const isByHand = (reasons: Reason[]): boolean =>
  reasons.length > 0 && reasons.every((reason) => reason.kind === "appointment" && reason.cause === "added");

/** No day is said in more words. */
const mostWordsOfDay = 4;

/** "Huaxin next fri" is Huaxin, and that Friday; without a day at its end it is today. */
export function splitDay(typed: string, today: PlainDate): { name: string; on: PlainDate } {
  const parts = typed.trim().split(/\s+/);
  for (let n = Math.min(mostWordsOfDay, parts.length - 1); n > 0; n--) {
    const on = readDay(parts.slice(-n).join(" "), today);
    if (on) return { name: parts.slice(0, -n).join(" "), on };
  }
  return { name: typed.trim(), on: today };
}
