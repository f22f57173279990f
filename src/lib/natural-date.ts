import { addDays, isDate, type PlainDate, weekdayOf } from "./dates.ts";

/** What was typed as a day: the day; a date that no calendar has, such as 30 February; or nothing that is known. */
export type Understood = { day: PlainDate } | { fault: "noSuchDay" | "unknown" };

/** The date that the words mean, which may be one that does not exist: `isDate` is asked once, at the end. */
type Rule = [shape: RegExp, meant: (parts: string[], today: PlainDate) => string];

const two = (n: number) => String(n).padStart(2, "0");
const dated = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;
const partsOf = (date: PlainDate) =>
  [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))] as const;

const numerals = "一二三四五六七八九";
const englishNumbers = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** 12, 十二, 两, two, a: in figures. */
function numberOf(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  const english = englishNumbers.indexOf(typed === "an" ? "a" : typed);
  if (english >= 0) return Math.max(1, english);
  const one = (sign: string) => (sign === "两" ? 2 : numerals.indexOf(sign) + 1);
  const [tens, ones] = typed.split("十");
  return ones === undefined ? one(typed) : (tens ? one(tens) : 1) * 10 + (ones ? one(ones) : 0);
}

const weekdays = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const months = "january february march april may june july august september october november december".split(" ");
const startOf = (names: string[], typed: string) => names.findIndex((name) => name.startsWith(typed.slice(0, 3)));

/** 0 is Sunday, as in 日, 天 and 7. */
const chineseWeekday = (sign: string) => (/[日天7]/.test(sign) ? 0 : numberOf(sign));

/** Weeks begin on Monday. */
const mondayOf = (date: PlainDate) => addDays(date, -((weekdayOf(date) + 6) % 7));
const inWeek = (today: PlainDate, weeksOn: number, weekday: number) =>
  addDays(mondayOf(today), 7 * weeksOn + ((weekday + 6) % 7));
/** The next day of that name; never today, which has a word of its own. */
const coming = (today: PlainDate, weekday: number) => addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

/** The last day of the month that lies so many months on. */
function monthEnd(today: PlainDate, monthsOn: number): PlainDate {
  const [year, month] = partsOf(today);
  return new Date(Date.UTC(year, month + monthsOn, 0)).toISOString().slice(0, 10);
}

/** A day of the month so many months on, which may lack it. */
const inMonth = (today: PlainDate, monthsOn: number, day: number) =>
  `${monthEnd(today, monthsOn).slice(0, 8)}${two(day)}`;

/** The same day so many months on; the month's last where it is shorter. */
function monthsLater(today: PlainDate, n: number): PlainDate {
  const same = inMonth(today, n, partsOf(today)[2]);
  return isDate(same) ? same : monthEnd(today, n);
}

/** The first of the dates that exists and is not past; where there is none, the last of them. */
const firstToCome = (today: PlainDate, dates: string[]) =>
  dates.find((date) => isDate(date) && date >= today) ?? dates.at(-1) ?? "";

/** The date of this year, or of the next when it is past. */
function inYear(today: PlainDate, month: number, day: number, typedYear?: string): string {
  if (typedYear) return dated(Number(typedYear), month, day);
  const [year] = partsOf(today);
  const dates = [dated(year, month, day), dated(year + 1, month, day)];
  // 30 February is told as what it is, not as one of next year
  return firstToCome(today, dates);
}

/** The day of this month; of the next when it is past. A day that this month lacks is not looked for in the next. */
function dayOfMonth(today: PlainDate, day: number): string {
  const here = inMonth(today, 0, day);
  return isDate(here) && here < today ? inMonth(today, 1, day) : here;
}

const quarterEnd = (today: PlainDate) => monthEnd(today, (3 - (partsOf(today)[1] % 3)) % 3);
const yearEnd = (today: PlainDate) => `${today.slice(0, 4)}-12-31`;

function later(today: PlainDate, count: string, unit: string): PlainDate {
  const n = numberOf(count);
  if (/^(day|天|日)/.test(unit)) return addDays(today, n);
  if (/^(month|个月)/.test(unit)) return monthsLater(today, n);
  if (/^(year|年)/.test(unit)) return monthsLater(today, 12 * n);
  return addDays(today, 7 * n);
}

/** 3/1 is March, as on the Chinese and American keyboards; 13/3 can only be March as well. */
const slashed = (today: PlainDate, first: number, second: number) =>
  first > 12 ? inYear(today, second, first) : inYear(today, first, second);

const weekday = "(sun|mon|tues?|wed|thur?s?|fri|sat|sunday|monday|tuesday|wednesday|thursday|friday|saturday)";
const month = `(${months.flatMap((name) => [name, name.slice(0, 3)]).join("|")}|sept)\\.?`;
const nth = "(\\d{1,2})(?:st|nd|rd|th)?";
const count = `(\\d{1,3}|an|${englishNumbers.join("|")})`;
const rule = (shape: string, meant: Rule[1]): Rule => [new RegExp(`^${shape}$`), meant];

const english: Rule[] = [
  rule("(?:today|tonight|this (?:morning|afternoon|evening))", (_, today) => today),
  rule("(?:tomorrow|tmrw?)(?: morning| afternoon| evening)?", (_, today) => addDays(today, 1)),
  rule("(?:the )?day after tomorrow", (_, today) => addDays(today, 2)),
  rule(`(?:in )?${count} (day|week|month|year)s?(?: from (?:now|today)| later)?`, ([n = "", unit = ""], today) =>
    later(today, n, unit),
  ),
  rule(`(?:on |by |coming )?${weekday}`, ([name = ""], today) => coming(today, startOf(weekdays, name))),
  rule(`this ${weekday}`, ([name = ""], today) => inWeek(today, 0, startOf(weekdays, name))),
  rule(`next ${weekday}`, ([name = ""], today) => inWeek(today, 1, startOf(weekdays, name))),
  rule("next week", (_, today) => inWeek(today, 1, 1)),
  rule("next month", (_, today) => inMonth(today, 1, 1)),
  rule("(?:end of (?:the |this )?week|eow)", (_, today) => inWeek(today, 0, 5)),
  rule("(?:(?:the )?end of (?:the |this )?month|month end|eom)", (_, today) => monthEnd(today, 0)),
  rule("(?:the )?end of next month", (_, today) => monthEnd(today, 1)),
  rule("(?:the )?end of (?:the |this )?quarter", (_, today) => quarterEnd(today)),
  rule("(?:the )?end of (?:the |this )?year", (_, today) => yearEnd(today)),
  rule(`(?:the )?${nth}(?: of)? ?${month}(?:,? (\\d{4}))?`, ([day, name = "", year], today) =>
    inYear(today, startOf(months, name) + 1, Number(day), year),
  ),
  rule(`${month} ?${nth}(?:,? (\\d{4}))?`, ([name = "", day, year], today) =>
    inYear(today, startOf(months, name) + 1, Number(day), year),
  ),
  rule("(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)", ([day], today) => dayOfMonth(today, Number(day))),
];

const figures: Rule[] = [
  rule("(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})[日号]?", ([year, month, day]) =>
    dated(Number(year), Number(month), Number(day)),
  ),
  rule("(\\d{4})(\\d{2})(\\d{2})", ([year, month, day]) => `${year}-${month}-${day}`),
  rule("(\\d{1,2})[/.-](\\d{1,2})", ([first, second], today) => slashed(today, Number(first), Number(second))),
];

// one number: 两三天后, two or three days on, is none
const some = "(\\d{1,3}|[一二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)";
const week = "(?:周|星期|礼拜)";
const dayOfWeek = "([一二三四五六日天1-7])";
const nextMonth = "下个?月";
const thisMonth = "(?:本月|这个?月)";

const chinese: Rule[] = [
  rule("今[天日早晚](?:[上下]午)?", (_, today) => today),
  rule("明[天日早晚](?:[上下]午)?", (_, today) => addDays(today, 1)),
  rule("后天(?:[上下]午)?", (_, today) => addDays(today, 2)),
  rule("大后天(?:[上下]午)?", (_, today) => addDays(today, 3)),
  rule("半个?月[之以]?后", (_, today) => addDays(today, 15)),
  rule(`${some}(天|个月|年|个?${week})[之以]?后?`, ([n = "", unit = ""], today) => later(today, n, unit)),
  rule(`${some}日[之以]?后`, ([n = ""], today) => later(today, n, "日")),
  rule(`${week}${dayOfWeek}`, ([sign = ""], today) => coming(today, chineseWeekday(sign))),
  rule(`(?:本|这个?)${week}${dayOfWeek}`, ([sign = ""], today) => inWeek(today, 0, chineseWeekday(sign))),
  rule(`(下{1,2})个?${week}${dayOfWeek}`, ([next = "", sign = ""], today) =>
    inWeek(today, next.length, chineseWeekday(sign)),
  ),
  rule(`(下{1,2})个?${week}`, ([next = ""], today) => inWeek(today, next.length, 1)),
  rule(`${nextMonth}初?`, (_, today) => inMonth(today, 1, 1)),
  rule(`(?:${thisMonth}|月)[底末]`, (_, today) => monthEnd(today, 0)),
  rule(`${nextMonth}[底末]`, (_, today) => monthEnd(today, 1)),
  rule("本?季度?[底末]", (_, today) => quarterEnd(today)),
  rule("今?年[底末]", (_, today) => yearEnd(today)),
  rule(`${nextMonth}${some}[日号]?`, ([day = ""], today) => inMonth(today, 1, numberOf(day))),
  rule(`${thisMonth}${some}[日号]?`, ([day = ""], today) => inMonth(today, 0, numberOf(day))),
  rule(`(今年|明年)${some}月${some}[日号]?`, ([year, month = "", day = ""], today) =>
    dated(partsOf(today)[0] + (year === "明年" ? 1 : 0), numberOf(month), numberOf(day)),
  ),
  rule(`${some}月${some}[日号]?`, ([month = "", day = ""], today) => inYear(today, numberOf(month), numberOf(day))),
  rule(`${some}[日号]`, ([day = ""], today) => dayOfMonth(today, numberOf(day))),
];

/** Full-width signs become plain ones; Chinese needs no spaces, English one at a time. */
function plainly(typed: string): string {
  const folded = typed.normalize("NFKC").trim().toLowerCase();
  const plain = folded.replace(/[.。!,]+$/u, "");
  if (!/\p{Script=Han}/u.test(plain)) return plain.replace(/\s+/g, " ");
  // 周五前 is by Friday; 3天前 would be three days ago
  return plain.replace(/\s+/g, "").replace(/((?:周|星期|礼拜)[一二三四五六日天]|号|月.+日|[底末])[之以]?前$/u, "$1");
}

/**
 * The day that somebody means, in English or Chinese: `tomorrow`, `next fri`, `in 2 weeks`, `12 Mar`, `2026-03-01`, `明天`,
 * `下周三`, `3天后`, `月底`, `3号` … Without a year, or a month, it is the next that comes; what names its week, month or year
 * may be past. `fri` is the next Friday after today, `next fri` and `下周五` that of the week after this one.
 */
export function understandDay(typed: string, today: PlainDate): Understood {
  const words = plainly(typed);
  for (const [shape, meant] of [...figures, ...english, ...chinese]) {
    const parts = shape.exec(words);
    if (!parts) continue;
    const day = meant(parts.slice(1), today);
    return isDate(day) ? { day } : { fault: "noSuchDay" };
  }
  return { fault: "unknown" };
}

/** The day that is meant; undefined when it is not known or does not exist. */
export function readDay(typed: string, today: PlainDate): PlainDate | undefined {
  const understood = understandDay(typed, today);
  return "day" in understood ? understood.day : undefined;
}
