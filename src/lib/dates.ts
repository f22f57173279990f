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

/** Zones change their offset on a quarter of an hour at the finest. */
const quarterMs = 900_000;
const knownOffsets = new Map<string, Map<number, number>>();
const rememberedMoments = 200_000;

/** The offset of a zone at an instant. Days without a change of clocks, nearly all, are known by their two ends. */
function offsetMs(instantMs: number, zone: string): number {
  let known = knownOffsets.get(zone);
  if (!known || known.size > rememberedMoments) {
    known = new Map();
    knownOffsets.set(zone, known);
  }
  const dayStart = Math.floor(instantMs / dayMs) * dayMs;
  const offset = offsetAt(dayStart, zone, known);
  if (offset === offsetAt(dayStart + dayMs, zone, known)) return offset;
  return offsetAt(Math.floor(instantMs / quarterMs) * quarterMs, zone, known);
}

function offsetAt(momentMs: number, zone: string, known: Map<number, number>): number {
  const remembered = known.get(momentMs);
  if (remembered !== undefined) return remembered;
  const offset = dayjs.utc(momentMs).tz(zone).utcOffset() * 60_000;
  known.set(momentMs, offset);
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

/** The zone's offset from UTC at the instant: +08:00. */
export function utcOffset(instant: Date | number, zone: string): string {
  const minutes = Math.round(offsetMs(Number(instant), zone) / 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** An instant as ISO 8601 by the clocks of the zone, to the second: 2026-11-23T09:00:00+08:00. */
export function isoIn(instant: Date, zone: string): string {
  const seconds = instant.toISOString().slice(17, 19);
  return `${localDate(instant, zone)}T${localTime(instant, zone)}:${seconds}${utcOffset(instant, zone)}`;
}
