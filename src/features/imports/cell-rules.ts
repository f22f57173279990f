import { z } from "zod";
import { isCurrency, parseAmount } from "../../lib/amounts.ts";
import { parseDate } from "../../lib/date-text.ts";
import { isTimeZone } from "../../lib/dates.ts";
import { halfWidth } from "../../lib/full-width.ts";

/** Why a row is refused; the words are in text.ts. */
export type Fault =
  | "empty"
  | "tooLong"
  | "notAmount"
  | "notCurrency"
  | "notDate"
  | "notMoment"
  | "notEmail"
  | "notNumber"
  | "notTimeZone"
  | "notYearlyDay"
  | "unknownWord"
  | "cellCount"
  | "broken"
  | "future"
  | "noBranch"
  | "unknownBranch"
  | "unknownPerson"
  | "notManager"
  | "unknownClient"
  | "reportsInCircle";
/** The fault of one row, with the column and the words in it that it is about. */
export type Reason = { fault: Fault; column?: string; value?: string };

type Read<T> = (text: string) => T | undefined;

const refuse = (context: z.core.$RefinementCtx, fault: Fault) => {
  context.addIssue({ code: "custom", params: { fault } });
  return z.NEVER;
};

/** A cell that must hold something that can be read. */
export const required = <T>(read: Read<T>, fault: Fault) =>
  z.string().transform((text, context): T => {
    if (text.trim() === "") return refuse(context, "empty");
    return read(text) ?? refuse(context, fault);
  });

/** A cell that may be empty (null: what is there is cleared) or absent (undefined: what is there stays). */
export const optional = <T>(read: Read<T>, fault: Fault) =>
  z
    .string()
    .transform((text, context): T | null => {
      if (text.trim() === "") return null;
      return read(text) ?? refuse(context, fault);
    })
    .optional();

/** One line of text: white space inside counts as one space. */
export const line =
  (most: number): Read<string> =>
  (text) => {
    const shown = /[\s\p{Cc}]/u.test(text) ? text.replace(/[\s\p{Cc}]+/gu, " ").trim() : text;
    return shown.length <= most ? shown : undefined;
  };

/** Text that may have lines. */
export const lines =
  (most: number): Read<string> =>
  (text) => {
    const shown = text.replaceAll("\r\n", "\n").trim();
    return shown.length <= most ? shown : undefined;
  };

export const key: Read<string> = (text) => line(64)(halfWidth(text));

export const email: Read<string> = (text) => {
  const address = halfWidth(text).toLowerCase();
  return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address) && address.length <= 254 ? address : undefined;
};

export const date: Read<string> = (text) => parseDate(text);
export const phone: Read<string> = (text) => line(60)(halfWidth(text));
export const timeZone: Read<string> = (text) => (isTimeZone(text.trim()) ? text.trim() : undefined);

/** An amount stays as written until its row's currency is known. */
export const amount: Read<string> = (text) => (parseAmount(text, "CNY") === undefined ? undefined : text);

const currencyWords: Record<string, string> = {
  人民币: "CNY",
  rmb: "CNY",
  元: "CNY",
  美元: "USD",
  港币: "HKD",
  港元: "HKD",
  欧元: "EUR",
  英镑: "GBP",
  日元: "JPY",
  澳元: "AUD",
};
export const currency: Read<string> = (text) => {
  const word = halfWidth(text).toLowerCase();
  const code = currencyWords[word] ?? word.toUpperCase();
  return isCurrency(code) ? code : undefined;
};

/** A figure of degrees between minus and plus `most`. */
export const degrees =
  (most: number): Read<number> =>
  (text) => {
    const plain = halfWidth(text);
    const figure = Number(plain);
    return /^[-+]?\d+(\.\d+)?$/.test(plain) && Math.abs(figure) <= most ? figure : undefined;
  };

/** One of some words, each with the other ways to write it. */
export function oneOf<T extends string>(words: Record<T, readonly string[]>): Read<T> {
  const known = new Map<string, T>();
  for (const [word, others] of Object.entries(words) as [T, readonly string[]][]) {
    for (const written of [word, ...others]) known.set(written.toLowerCase(), word);
  }
  return (text) => known.get(halfWidth(text).toLowerCase().replaceAll("_", " "));
}

/** Several of them, joined by `+`; the Chinese `、` and a comma do as well. */
export function someOf<T extends string>(words: Record<T, readonly string[]>): Read<T[]> {
  const one = oneOf(words);
  return (text) => {
    const read = halfWidth(text)
      .split(/[+、,，;；/]/)
      .filter((part) => part.trim() !== "")
      .map(one);
    const found = read.filter((word) => word !== undefined);
    return found.length === read.length ? [...new Set(found)].sort() : undefined;
  };
}
