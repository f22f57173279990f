import { addDays, daysBetween, type PlainDate } from "./dates.ts";

/** A calendar year, quarter or month: `2026`, `2026-Q4`, `2026-11`. */
export type Period = string;
type Unit = "month" | "quarter" | "year";
export type Days = { from: PlainDate; to: PlainDate };

/** The days that a report counts, and those of the time before that it compares them with. */
export type Span = Days & {
  /** the time is not over: it counts up to today, and so many days of the one before */
  isPartial: boolean;
  before: Days;
};

export const isPeriod = (text: string): boolean => /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(text);
export const unitOf = (period: Period): Unit =>
  period.length === 4 ? "year" : period.includes("Q") ? "quarter" : "month";

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
const two = (n: number) => String(n).padStart(2, "0");

/** The months before the first of a period since year 0. */
function firstMonth(period: Period): number {
  const year = Number(period.slice(0, 4));
  const rest = period.slice(5);
  const month = rest === "" ? 0 : rest.startsWith("Q") ? (Number(rest.slice(1)) - 1) * 3 : Number(rest) - 1;
  return year * 12 + month;
}

function periodAt(unit: Unit, month: number): Period {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  const inYear = month % 12;
  if (unit === "year") return year;
  return unit === "quarter" ? `${year}-Q${Math.floor(inYear / 3) + 1}` : `${year}-${two(inYear + 1)}`;
}

/** The period of the unit that lies so many back from the one that has the day. */
const around = (unit: Unit, day: PlainDate, back: number): Period =>
  periodAt(unit, firstMonth(day.slice(0, 7)) - back * monthsIn[unit]);

const dayOne = (month: number): PlainDate => `${periodAt("month", month)}-01`;

/** The first and the last day of a period. */
export function daysOf(period: Period): Days {
  const first = firstMonth(period);
  return { from: dayOne(first), to: addDays(dayOne(first + monthsIn[unitOf(period)]), -1) };
}

/** The days that are counted as of a day: of a time that is not over, and of the one before it, as many of both. */
export function spanOf(period: Period, today: PlainDate): Span {
  const whole = daysOf(period);
  const before = daysOf(periodAt(unitOf(period), firstMonth(period) - monthsIn[unitOf(period)]));
  if (whole.to <= today) return { ...whole, isPartial: false, before };
  const days = Math.min(daysBetween(whole.from, today), daysBetween(before.from, before.to));
  return {
    ...{ from: whole.from, to: today, isPartial: true },
    before: { from: before.from, to: addDays(before.from, days) },
  };
}

type Rule = [shape: RegExp, meant: (parts: string[], today: PlainDate) => Period];

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const monthNames =
  "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?";
const numerals = "一二三四五六七八九十";

/** 4, 四, 十一: in figures. */
function numberOf(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  const [tens, ones] = typed.split("十");
  if (ones === undefined) return numerals.indexOf(typed) + 1;
  return (tens ? numberOf(tens) : 1) * 10 + (ones ? numberOf(ones) : 0);
}

/** What was named without a year: of this one, or of the last when it has not begun. */
function latest(today: PlainDate, inYear: (year: string) => Period): Period {
  const [here, before] = [inYear(today.slice(0, 4)), inYear(String(Number(today.slice(0, 4)) - 1))];
  return daysOf(here).from <= today ? here : before;
}

const monthOf = (year: string | undefined, month: number, today: PlainDate): Period =>
  year ? `${year}-${two(month)}` : latest(today, (one) => `${one}-${two(month)}`);
const quarterOf = (year: string | undefined, quarter: string, today: PlainDate): Period =>
  year ? `${year}-Q${numberOf(quarter)}` : latest(today, (one) => `${one}-Q${numberOf(quarter)}`);

const rule = (shape: string, meant: Rule[1]): Rule => [new RegExp(`^(?:${shape})$`), meant];

const rules: Rule[] = [
  rule("|(?:this |the )?month(?: to date)?|monthly|mtd|本月|这个?月|当月|月|月度|月报", (_, day) =>
    around("month", day, 0),
  ),
  rule("(?:last|previous) month|上个?月", (_, day) => around("month", day, 1)),
  rule("(?:this |the )?quarter(?: to date)?|quarterly|qtd|本季度?|这个?季度?|季度?|季报", (_, day) =>
    around("quarter", day, 0),
  ),
  rule("(?:last|previous) quarter|上个?季度?", (_, day) => around("quarter", day, 1)),
  rule("(?:this |the )?year(?: to date)?|yearly|ytd|今年|本年度?|年|年度|年报", (_, day) => around("year", day, 0)),
  rule("(?:last|previous) year|去年|上年度?|上一年度?", (_, day) => around("year", day, 1)),
  rule("(\\d{4})(?:年度?)?", ([year = ""]) => year),
  rule("(\\d{4})[-/. ]?q([1-4])", ([year, quarter = ""], day) => quarterOf(year, quarter, day)),
  rule("q([1-4])(?:[-/. ]?(\\d{4}))?", ([quarter = "", year], day) => quarterOf(year, quarter, day)),
  rule("(?:(\\d{4})年?)?第?([一二三四1-4])季度?", ([year, quarter = ""], day) => quarterOf(year, quarter, day)),
  rule("(\\d{4})(?:[-/. ]|年)?(\\d{1,2})月?", ([year, month]) => monthOf(year, Number(month), "")),
  rule("(\\d{1,2}|[一二三四五六七八九十]{1,2})月份?", ([month = ""], day) => monthOf(undefined, numberOf(month), day)),
  rule(`${monthNames}(?:,? (\\d{4}))?`, ([name = "", year], day) =>
    monthOf(year, months.indexOf(name.slice(0, 3)) + 1, day),
  ),
];

/** Which time the words mean; nothing typed means this month. A fault when they mean none, or one that has not begun. */
export function readPeriod(typed: string, today: PlainDate): { period: Period } | { fault: "unknown" | "future" } {
  const words = typed.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/gu, " ");
  for (const [shape, meant] of rules) {
    const parts = shape.exec(words)?.slice(1);
    if (!parts) continue;
    const period = meant(parts, today);
    if (!isPeriod(period) || period < "1900") return { fault: "unknown" };
    return daysOf(period).from > today ? { fault: "future" } : { period };
  }
  return { fault: "unknown" };
}
