import { addDays, type PlainDate } from "../../lib/dates.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";

/** So many working days late: the owner is reminded, the lead's digest marks it, the lead's own lead is told (domain.md, "Follow-ups"). */
export const ladder = { remindAt: 3, markAt: 5, escalateAt: 7 } as const;

/** The working days after the due date, up to and with today; 0 when it is not late, or when no day since was worked. */
export function workingDaysLate(dueOn: PlainDate, today: PlainDate, calendar: WorkingCalendar): number {
  let days = 0;
  for (let day = addDays(dueOn, 1); day <= today; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days++;
  return days;
}
