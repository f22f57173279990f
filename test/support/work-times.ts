import type { WorkTime } from "../../src/features/complaints/clocks/working-time-rules.ts";
import { workingCalendar } from "../../src/lib/working-days.ts";

const hours = { from: "09:00", until: "18:00" };
const times: Record<string, WorkTime> = {
  CN: { timeZone: "Asia/Shanghai", calendar: await workingCalendar("CN"), hours },
  UK: { timeZone: "Europe/London", calendar: await workingCalendar("UK"), hours },
  AU: { timeZone: "Australia/Sydney", calendar: await workingCalendar("AU"), hours },
};

/** The working time of a branch in CN, UK (London) or AU (Sydney), from nine to six. */
export function workTimeOf(place: string): WorkTime {
  const time = times[place];
  if (!time) throw new Error(place);
  return time;
}
