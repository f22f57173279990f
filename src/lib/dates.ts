import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone.js";
import utc from "dayjs/plugin/utc.js";

dayjs.extend(utc);
dayjs.extend(timezone);

/** A day without time or zone: YYYY-MM-DD. */
export type PlainDate = string;

const dayMs = 86_400_000;
const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a date that exists: 2026-02-30 is none. */
export function isDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** Days from one date to the other; negative when `to` is before `from`. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** 0 is Sunday. */
export const weekdayOf = (date: PlainDate): number => new Date(Date.parse(date)).getUTCDay();

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Zones change their offset on a quarter of an hour at the finest, so one look-up serves all instants of a quarter. */
const quarterMs = 900_000;
const knownOffsets = new Map<string, Map<number, number>>();
const rememberedQuarters = 200_000;

function offsetMs(instantMs: number, zone: string): number {
  let quarters = knownOffsets.get(zone);
  if (!quarters || quarters.size > rememberedQuarters) {
    quarters = new Map();
    knownOffsets.set(zone, quarters);
  }
  const quarter = Math.floor(instantMs / quarterMs);
  const known = quarters.get(quarter);
  if (known !== undefined) return known;
  const offset =
    dayjs
      .utc(quarter * quarterMs)
      .tz(zone)
      .utcOffset() * 60_000;
  quarters.set(quarter, offset);
  return offset;
}

/** The day that it is in the zone at the instant. */
export function localDate(instant: Date | number, zone: string): PlainDate {
  const ms = Number(instant);
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 10);
}

/** The time of day that it is in the zone at the instant: HH:MM. */
export function localTime(instant: Date | number, zone: string): string {
  const ms = Number(instant);
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(11, 16);
}

/**
 * The instant at which clocks of the zone show that time on that day. A time that a change of clocks leaves out is taken an
 * hour later, one that comes twice is its second coming.
 */
export const instantOf = (date: PlainDate, time: string, zone: string): Date =>
  dayjs.tz(`${date}T${time}`, zone).toDate();
