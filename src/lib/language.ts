import type { PlainDate } from "./dates.ts";

/** The languages that Rounds speaks. */
export type Language = "en" | "zh";

/** Both languages of a feature's words; the type makes a word that is missing in one a compile error. */
export type InBoth<Words> = { en: Words; zh: Words };

/** Slack's locale (`zh-CN`, `en-GB`, …) to the language we answer in: Simplified Chinese, and English for all others. */
export const languageOf = (locale: string | null | undefined): Language =>
  /^zh(-(CN|SG|Hans.*))?$/i.test(locale ?? "") ? "zh" : "en";

export const intlLocale = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");

/** Each format is made once, and each day is worded once: a plan says the same few days for everybody. */
const dateFormats = new Map<string, { format: Intl.DateTimeFormat; worded: Map<PlainDate, string> }>();
const rememberedDays = 5000;

function formatted(date: PlainDate, language: Language, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = language + name;
  let kept = dateFormats.get(key);
  if (!kept) {
    const format = new Intl.DateTimeFormat(intlLocale(language), { timeZone: "UTC", ...options });
    kept = { format, worded: new Map() };
    dateFormats.set(key, kept);
  }
  const known = kept.worded.get(date);
  if (known !== undefined) return known;
  if (kept.worded.size >= rememberedDays) kept.worded.clear();
  const words = kept.format.format(new Date(`${date}T12:00:00Z`));
  kept.worded.set(date, words);
  return words;
}

const day = { month: "long", day: "numeric" } as const;
const shortDay = { month: "short", day: "numeric" } as const;
const year = { year: "numeric" } as const;

/** "23 November 2026" or "2026年11月23日". */
export const dayOnly = (date: PlainDate, language: Language): string =>
  formatted(date, language, "long", { ...day, ...year });

/** "Mon, 23 November 2026" or "2026年11月23日（周一）". */
export function longDate(date: PlainDate, language: Language): string {
  const shown = dayOnly(date, language);
  const weekday = formatted(date, language, "weekday", { weekday: "short" });
  return language === "zh" ? `${shown}（${weekday}）` : `${weekday}, ${shown}`;
}

/** "23 Nov" or "11月23日", with the year when it is not that of `near`. */
export function shortDate(date: PlainDate, near: PlainDate, language: Language): string {
  const short = language === "zh" ? day : shortDay;
  const isSameYear = date.slice(0, 4) === near.slice(0, 4);
  return isSameYear
    ? formatted(date, language, "short", short)
    : formatted(date, language, "short with year", { ...short, ...year });
}

/** "1 client", "2 clients": English alone has the two forms. */
export const plural = (n: number, one: string, many: string): string => `${figure(n)} ${n === 1 ? one : many}`;

/** "Phone: 138…" or "电话：138…". */
export const named = (name: string, value: string, language: Language): string =>
  `${name}${language === "zh" ? "：" : ": "}${value}`;

/** As it begins a line: "to be judged" as "To be judged"; Chinese has no capitals. */
export const begun = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

/** "a, b" or "a、b": things of one kind in a row. */
export const listed = (items: readonly string[], language: Language): string =>
  items.join(language === "zh" ? "、" : ", ");

/** "a; b" or "a；b": sentences in a row. */
export const inARow = (sentences: readonly string[], language: Language): string =>
  sentences.join(language === "zh" ? "；" : "; ");

const figures = new Intl.NumberFormat("en-GB");

/** 3,997: every count that may have more than three digits. */
export const figure = (n: number): string => (n < 1000 ? String(n) : figures.format(n));
