import type { PlainDate } from "./dates.ts";

/** The languages that Rounds speaks. */
export type Language = "en" | "zh";

/** Both languages of a feature's words; the type makes a word that is missing in one a compile error. */
export type InBoth<Words> = { en: Words; zh: Words };

/** Slack's locale (`zh-CN`, `en-GB`, …) to the language we answer in: Simplified Chinese, and English for all others. */
export const languageOf = (locale: string | null | undefined): Language =>
  /^zh(-(CN|SG|Hans.*))?$/i.test(locale ?? "") ? "zh" : "en";

export const intlLocale = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(intlLocale(language), options);
    dateFormats.set(key, format);
  }
  return format;
}

const onDate = (date: PlainDate) => new Date(`${date}T12:00:00Z`);

/** "Mon, 23 November 2026" or "2026年11月23日（周一）". */
export function longDate(date: PlainDate, language: Language): string {
  const options = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" } as const;
  const day = dateFormat(language, options).format(onDate(date));
  const weekday = dateFormat(language, { timeZone: "UTC", weekday: "short" }).format(onDate(date));
  return language === "zh" ? `${day}（${weekday}）` : `${weekday}, ${day}`;
}

/** "23 Nov" or "11月23日", with the year when it is not that of `near`. */
export function shortDate(date: PlainDate, near: PlainDate, language: Language): string {
  const sameYear = date.slice(0, 4) === near.slice(0, 4);
  const month = language === "zh" ? "long" : "short";
  return dateFormat(language, {
    timeZone: "UTC",
    month,
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(onDate(date));
}

/** "1 client", "2 clients": English alone has the two forms. */
export const plural = (n: number, one: string, many: string): string => `${figure(n)} ${n === 1 ? one : many}`;

/** "Phone: 138…" or "电话：138…". */
export const named = (name: string, value: string, language: Language): string =>
  `${name}${language === "zh" ? "：" : ": "}${value}`;

/** "a, b" or "a、b": things of one kind in a row. */
export const listed = (items: readonly string[], language: Language): string =>
  items.join(language === "zh" ? "、" : ", ");

/** "a; b" or "a；b": sentences in a row. */
export const inARow = (sentences: readonly string[], language: Language): string =>
  sentences.join(language === "zh" ? "；" : "; ");

/** 3,997: every count that may have more than three digits. */
export const figure = (n: number): string => n.toLocaleString("en-GB");
