/** Instants and wall clocks of a time zone. */
import { dateFormat } from "./formats.ts";

type Wall = { date: string; time: string };

/** The wall clock of an instant in a zone: `YYYY-MM-DD` and `HH:MM`. */
export function wallOf(instant: Date, zone: string): Wall {
  const format = dateFormat("en-CA", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
    hour12: false,
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const hour = parts.hour === "24" ? "00" : parts.hour;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${hour}:${parts.minute}` };
}

/**
 * The instant at which a zone's wall clock shows a date and time. A time that a daylight-saving change skips becomes the
 * moment as long after the change; one that comes twice, its first.
 */
export function instantOf({ date, time }: Wall, zone: string): Date {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const before = asIfUtc - offsetMs(new Date(asIfUtc - 86_400_000), zone);
  const after = asIfUtc - offsetMs(new Date(asIfUtc + 86_400_000), zone);
  const fits = [before, after].filter((ms) => asIfUtc - ms === offsetMs(new Date(ms), zone));
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** How far the zone's wall clock is ahead of UTC at that instant. */
function offsetMs(instant: Date, zone: string): number {
  const { date, time } = wallOf(instant, zone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

/** The date `days` after a date, both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The next time, strictly after `now`, that the zone's wall clock shows `time` from Monday to Friday; it knows no holidays. */
export function nextWorkdayAt(time: string, now: Date, zone: string): Date {
  let date = wallOf(now, zone).date;
  while (isWeekend(date) || instantOf({ date, time }, zone) <= now) date = addDays(date, 1);
  return instantOf({ date, time }, zone);
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
