/** Dates and times in a reader's language and zone, as Slack words them. */
import type { Words } from "../text.ts";
import { dateFormat } from "./formats.ts";
import { addDays, wallOf } from "./zone.ts";

/** Who reads, and what time it is in the workspace. */
export type Reader = { locale: string; zone: string; now: Date; words: Words };

const format = (reader: Reader, options: Intl.DateTimeFormatOptions) => (at: Date) =>
  dateFormat(reader.locale, { timeZone: reader.zone, ...options }).format(at);

/** The instant of a message's `ts`. */
export function dateOfTs(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

const isChinese = ({ locale }: Reader) => locale.toLowerCase().startsWith("zh");

/** `9:05 AM`; in Chinese `09:05`. */
export function timeOf(at: Date, reader: Reader): string {
  const hours = isChinese(reader) ? ({ hour: "2-digit", hourCycle: "h23" } as const) : ({ hour: "numeric" } as const);
  return format(reader, { ...hours, minute: "2-digit" })(at);
}

/** `21:05:09`, for what happens within seconds. */
export function clockOf(at: Date, reader: Reader): string {
  return format(reader, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })(at);
}

/** `Saturday, November 21`, `11月21日（周六）` with Today and Yesterday by name; the year only when it is another one. */
export function dayOf(at: Date, reader: Reader): string {
  const near = nearName(at, reader);
  if (near) return near;
  const sameYear = wallOf(at, reader.zone).date.slice(0, 4) === wallOf(reader.now, reader.zone).date.slice(0, 4);
  const day = { month: "long", day: "numeric", ...(sameYear ? {} : ({ year: "numeric" } as const)) } as const;
  if (isChinese(reader)) return `${format(reader, day)(at)}（${format(reader, { weekday: "short" })(at)}）`;
  return format(reader, { weekday: "long", ...day })(at);
}

/** Date and time in full: `Sat, Nov 21, 2026, 9:31 PM`, `2026年11月21日（周六）21:31`. */
export function fullOf(at: Date, reader: Reader): string {
  const day = format(reader, { year: "numeric", month: "short", day: "numeric" })(at);
  return reader.words.dateTime(day, format(reader, { weekday: "short" })(at), timeOf(at, reader));
}

/** Without year and weekday, for narrow windows. */
export function briefOf(at: Date, reader: Reader): string {
  return [format(reader, { month: "short", day: "numeric" })(at), timeOf(at, reader)].join(
    isChinese(reader) ? "" : " ",
  );
}

function nearName(at: Date, reader: Reader): string | undefined {
  const today = wallOf(reader.now, reader.zone).date;
  const day = wallOf(at, reader.zone).date;
  if (day === today) return reader.words.today;
  if (day === addDays(today, -1)) return reader.words.yesterday;
  return day === addDays(today, 1) ? reader.words.tomorrow : undefined;
}

const long = { year: "numeric", month: "long", day: "numeric" } as const;
const short = { year: "numeric", month: "short", day: "numeric" } as const;

const tokens: Record<string, (at: Date, reader: Reader) => string> = {
  date_num: (at, reader) => wallOf(at, reader.zone).date,
  date_slash: (at, reader) => format(reader, { year: "numeric", month: "2-digit", day: "2-digit" })(at),
  date_long: (at, reader) => format(reader, { weekday: "long", ...long })(at),
  date_long_full: (at, reader) => format(reader, long)(at),
  date_long_pretty: (at, reader) => nearName(at, reader) ?? format(reader, { weekday: "long", ...long })(at),
  date: (at, reader) => format(reader, long)(at),
  date_pretty: (at, reader) => nearName(at, reader) ?? format(reader, long)(at),
  date_short: (at, reader) => format(reader, short)(at),
  date_short_pretty: (at, reader) => nearName(at, reader) ?? format(reader, short)(at),
  day_divider_pretty: (at, reader) => dayOf(at, reader),
  time: timeOf,
  time_secs: (at, reader) => format(reader, { hour: "numeric", minute: "2-digit", second: "2-digit" })(at),
  ago: (at, reader) => agoOf(at, reader),
};

/** A `<!date^…>` format with its `{tokens}` filled in; undefined when it names a token that Slack does not have. */
export function fillDateFormat(pattern: string, seconds: number, reader: Reader): string | undefined {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  let known = true;
  const filled = pattern.replace(/\{([a-z_]+)\}/g, (typed, name: string) => {
    const write = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    if (!write) known = false;
    return write ? write(at, reader) : typed;
  });
  return known ? filled : undefined;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

function agoOf(at: Date, reader: Reader): string {
  const seconds = Math.round((at.getTime() - reader.now.getTime()) / 1000);
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
