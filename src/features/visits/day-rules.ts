import { addDays, type PlainDate } from "../../lib/dates.ts";
import { type FestivalName, nextFestivals } from "../../lib/festivals.ts";
import {
  type WorkingCalendar,
  workingDayOnOrBefore,
  workingDaysAfter,
  workingDaysBefore,
} from "../../lib/working-days.ts";
import type { Policy } from "../policy/rules.ts";

export type Period = "month" | "quarter" | "year";

/** The end of a period that is near: its last working day, and the first of the days on which it is one's courtesy to call. */
export type PeriodEnd = { period: Period; from: PlainDate; lastDay: PlainDate };

/** A festival that is near: its day, and the first of the days on which one greets for it. */
export type NearFestival = { name: FestivalName; on: PlainDate; from: PlainDate };

/** The day that is planned, with what is true of it. */
export type PlanDay = {
  date: PlainDate;
  calendar: WorkingCalendar;
  policy: Policy;
  periodEnd: PeriodEnd | undefined;
  festivals: NearFestival[];
};

/** What is true of the day for everybody of a branch. */
export const dayOf = (date: PlainDate, calendar: WorkingCalendar, policy: Policy): PlanDay => ({
  date,
  calendar,
  policy,
  periodEnd: periodEndOn(date, calendar, policy),
  festivals: festivalsNear(date, calendar, policy),
});

const lastMonth: Record<Period, (month: number) => number> = {
  year: () => 12,
  quarter: (month) => Math.ceil(month / 3) * 3,
  month: (month) => month,
};

/** Of the ends that are near, that of the longest period: its days hold those of the others. */
function periodEndOn(date: PlainDate, calendar: WorkingCalendar, policy: Policy): PeriodEnd | undefined {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  for (const period of ["year", "quarter", "month"] as const) {
    const end = new Date(Date.UTC(year, lastMonth[period](month), 0)).toISOString().slice(0, 10);
    const lastDay = workingDayOnOrBefore(end, calendar);
    const from = workingDaysBefore(lastDay, policy.plan.courtesyWorkingDays[period] - 1, calendar);
    if (date >= from && date <= lastDay) return { period, from, lastDay };
  }
  return undefined;
}

/** No run of days off is longer: a festival further off cannot be near. */
const longestHolidayDays = 14;

/** A festival off work is greeted for up to the last working day before it, like a birthday. */
function festivalsNear(date: PlainDate, calendar: WorkingCalendar, policy: Policy): NearFestival[] {
  const ahead = policy.plan.festivalWorkingDays;
  const furthest = addDays(date, ahead * 3 + longestHolidayDays);
  return nextFestivals(date)
    .filter(({ on }) => on <= furthest)
    .map(({ name, on }) => ({ name, on, keptOn: workingDayOnOrBefore(on, calendar) }))
    .filter(({ keptOn }) => keptOn >= date && workingDaysAfter(date, keptOn, calendar) <= ahead)
    .map(({ name, on, keptOn }) => ({ name, on, from: workingDaysBefore(keptOn, ahead, calendar) }));
}
