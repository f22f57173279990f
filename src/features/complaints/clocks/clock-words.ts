import { localDate, localTime } from "../../../lib/dates.ts";
import type { Language } from "../../../lib/language.ts";
import { shortDate } from "../../../lib/language.ts";
import { type MomentReader, momentWords } from "../../../lib/moments.ts";
import type { Reading } from "./reading-rules.ts";
import { clocksText } from "./text.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Working time as days, hours and minutes, the two largest. */
function lengthWords(ms: number, dayMs: number, language: Language): string {
  const text = clocksText[language];
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor(((ms % dayMs) % hourMs) / minuteMs);
  if (days > 0) return text.daysHours(days, hours);
  return hours > 0 ? text.hoursMinutes(hours, minutes) : text.minutes(minutes);
}

/** When a complaint is due. What ends at midnight, as the law's days do, is told by its last day: the next is one too late. */
export function dueWords(at: Date, reader: MomentReader): string {
  if (localTime(at, reader.timeZone) !== "00:00") return momentWords(at, reader);
  return shortDate(localDate(at.getTime() - 1, reader.timeZone), reader.today, reader.language);
}

/** Both clocks with what is left, and the steps that have a time of their own; nothing once the client was told. */
export function clockLines({ house, steps, legal }: Reading, reader: MomentReader): string[] {
  const text = clocksText[reader.language];
  const lines = steps.flatMap(({ clock, endsAt }) =>
    endsAt ? [text.stepClock[clock](momentWords(endsAt, reader))] : [],
  );
  if (house) lines.push(houseWords(house, reader));
  if (legal) {
    const day = shortDate(legal.dueOn, reader.today, reader.language);
    lines.push(legal.leftDays < 0 ? text.legalLate(day, -legal.leftDays) : text.legal(day, legal.leftDays));
  }
  return lines;
}

function houseWords({ endsAt, leftMs, dayMs }: NonNullable<Reading["house"]>, reader: MomentReader): string {
  const text = clocksText[reader.language];
  if (endsAt === null || leftMs === null) return text.clockStands;
  const length = lengthWords(Math.abs(leftMs), dayMs, reader.language);
  const at = momentWords(endsAt, reader);
  return leftMs < 0 ? text.houseLate(at, length) : text.house(at, length);
}
