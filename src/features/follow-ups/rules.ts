import { addDays, type PlainDate, weekdayOf } from "../../lib/dates.ts";
import { understandDay } from "../../lib/natural-date.ts";
import { nextWorkingDay, type WorkingCalendar } from "../../lib/working-days.ts";

/** So many working days late: the owner is reminded, the lead's digest marks it, the lead's own lead is told (domain.md, "Follow-ups"). */
export const ladder = { remindAt: 3, markAt: 5, escalateAt: 7 } as const;

/** Reminders are laid ready before the plans and digests of the morning, in which they ride. */
export const remindersReadyAt = "07:00";

export const followUpTextMost = 1000;
export const reasonMost = 300;

/** Whose a new follow-up is: of who makes it; of a client's owner whom they cover, who has the client again afterwards. */
export const keeperOf = (
  { personId, covers }: { personId: number; covers: readonly number[] },
  clientOwnerId: number,
): number => (covers.includes(clientOwnerId) ? clientOwnerId : personId);

/** The working days after the due date, up to and with today; 0 when it is not late, or when no day since was worked. */
export function workingDaysLate(dueOn: PlainDate, today: PlainDate, calendar: WorkingCalendar): number {
  let days = 0;
  for (let day = addDays(dueOn, 1); day <= today; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days++;
  return days;
}

/** The latest due date that is so many working days late today; all before it are later still. */
export function dueSoLate(days: number, today: PlainDate, calendar: WorkingCalendar): PlainDate {
  let day = today;
  for (let left = days; ; day = addDays(day, -1))
    if (calendar.isWorkingDay(day) && --left === 0) return addDays(day, -1);
}

/** Ages of what is late, in working days (domain.md, "Follow-ups"), then what is due and what is still to come. */
export const ages = ["late15", "late8", "late4", "late1", "due", "later"] as const;
export type Age = (typeof ages)[number];

/** Under what a list has it: how late each is stands with it. */
export type Heading = "late" | "due" | "later";
export const headingOf = (age: Age): Heading => (age === "due" || age === "later" ? age : "late");

/** A day off since the due date makes nothing late: it is due. */
export function ageOf(dueOn: PlainDate, daysLate: number, today: PlainDate): Age {
  if (daysLate >= 15) return "late15";
  if (daysLate >= 8) return "late8";
  if (daysLate >= 4) return "late4";
  if (daysLate >= 1) return "late1";
  return dueOn <= today ? "due" : "later";
}

export type SnoozeDays = { tomorrow: PlainDate; threeDays: PlainDate; nextWeek: PlainDate };

/** The days that one can put a follow-up off to by a tap; a day off is left for the next working day. */
export function snoozeDays(today: PlainDate, calendar: WorkingCalendar): SnoozeDays {
  const workedFrom = (day: PlainDate) => nextWorkingDay(addDays(day, -1), calendar);
  const monday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  return {
    tomorrow: workedFrom(addDays(today, 1)),
    threeDays: workedFrom(addDays(today, 3)),
    nextWeek: workedFrom(monday),
  };
}

/** No follow-up is due later than this many days on: a slip of the hand in the year, surely. */
const farthestDays = 3660;

export type DueFault = "none" | "unknown" | "noSuchDay" | "past" | "far" | "two";

/** When it is to be due: the day; the day as understood, to be shown before it is saved; or what is wrong with which field. */
export type DueRead = { day: PlainDate } | { toShow: PlainDate } | { fault: DueFault; at: "words" | "picked" };

/**
 * Reads the two fields of a form that say when: words, or a day picked from the calendar. A day in words is taken only when it
 * was shown as understood (`shown`), or picked as well.
 */
export function readDue(
  { words, picked, shown }: { words: string; picked: string; shown?: string | undefined },
  today: PlainDate,
): DueRead {
  if (words.trim() === "") {
    if (picked === "") return { fault: "none", at: "words" };
    return faultOf(picked, today, "picked") ?? { day: picked };
  }
  const understood = understandDay(words, today);
  if ("fault" in understood) return { fault: understood.fault, at: "words" };
  const { day } = understood;
  if (picked !== "" && picked !== day) return { fault: "two", at: "picked" };
  return faultOf(day, today, "words") ?? (day === shown || day === picked ? { day } : { toShow: day });
}

function faultOf(day: PlainDate, today: PlainDate, at: "words" | "picked"): DueRead | undefined {
  if (day < today) return { fault: "past", at };
  return day > addDays(today, farthestDays) ? { fault: "far", at } : undefined;
}
