import { isDate, isoIn } from "../../../lib/dates.ts";
import { dayOnly, intlLocale, type Language, listed, named } from "../../../lib/language.ts";
import { decimalsOf, decimalText } from "../../../lib/money.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { nameIn } from "../../policy/list-rules.ts";
import { categoryWords } from "../form-words.ts";
import { severities, toldBy } from "../given-rules.ts";
import { complaintsText } from "../text.ts";
import { caseText } from "./text.ts";

/** By what the words of a case file are found. */
export type CaseReader = {
  language: Language;
  /** of the branch */
  timeZone: string;
  policy: ComplaintPolicy;
  /** what acts hold as ids, in the words that the asker may read; "" is left out */
  names: { repeatOfId: string };
};

/** "23 November 2026 09:00:00" and "UTC+08:00". */
export function momentParts(at: Date, { language, timeZone }: Pick<CaseReader, "language" | "timeZone">) {
  const iso = isoIn(at, timeZone);
  return { day: dayOnly(iso.slice(0, 10), language), time: iso.slice(11, 19), offset: `UTC${iso.slice(19)}` };
}

/** The moment in one line. */
export function momentLine(at: Date, reader: Pick<CaseReader, "language" | "timeZone">): string {
  const { day, time, offset } = momentParts(at, reader);
  return caseText[reader.language].moment(day, time, offset);
}

/** An exact amount: "CNY 1,234.50" or "人民币1,234.50元". */
export function amountWords(money: { minor: bigint; currency: string }, language: Language): string {
  const format = new Intl.NumberFormat(intlLocale(language), { minimumFractionDigits: decimalsOf(money.currency) });
  // as text: a number would round what is beyond 2^53
  return caseText[language].amount(format.format(decimalText(money) as `${number}`), money.currency);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

type Words = (value: unknown, given: Record<string, unknown>, reader: CaseReader) => string;

const severityWords: Words = (value, _, { language }) => {
  const known = severities.find((one) => one === value);
  return known ? complaintsText[language].severities[known] : textOf(value);
};
const dayWords: Words = (value, _, { language }) =>
  typeof value === "string" && isDate(value) ? dayOnly(value, language) : textOf(value);

/** What a correction took the place of: the kind and severity, or who was concerned. */
function beforeWords(before: Record<string, string | null>, reader: CaseReader): string {
  const { category, subCategory = null, severity } = before;
  const { language, policy } = reader;
  if (category)
    return `${categoryWords({ category, subCategory }, policy, language)} · ${severityWords(severity, {}, reader)}`;
  const { fields } = caseText[language];
  return (["aboutId", "clientId"] as const)
    .map((name) => named(fields[name], worded[name]?.(before[name] ?? null, before, reader) ?? "", language))
    .join("\n");
}

/** How fields that hold no plain words are read; the others stand as they were given. */
const worded: Record<string, Words> = {
  category: (value, { subCategory }, { policy, language }) =>
    categoryWords(
      { category: textOf(value), subCategory: (subCategory as string | undefined) ?? null },
      policy,
      language,
    ),
  severity: severityWords,
  channel: (value, _, { policy, language }) => nameIn(policy.channels, textOf(value), language),
  cause: (value, _, { policy, language }) => nameIn(policy.causes, textOf(value), language),
  repeatOfId: (_, __, { names }) => names.repeatOfId,
  filedOn: dayWords,
  happenedOn: dayWords,
  from: dayWords,
  to: dayWords,
  toldAt: (value, _, reader) => momentLine(new Date(textOf(value)), reader),
  how: (value, _, { language }) => {
    const known = toldBy.find((one) => one === value);
    return known ? complaintsText[language].toldBy[known] : textOf(value);
  },
  satisfaction: (value, _, { language }) => complaintsText[language].satisfied[Number(value) - 1] ?? textOf(value),
  compensation: (value, _, { language }) => {
    const { minor, currency } = value as { minor: number; currency: string };
    return amountWords({ minor: BigInt(minor), currency }, language);
  },
  promise: (value, _, { language }) => {
    const { text, dueOn } = value as { text: string; dueOn: string };
    return caseText[language].promised(text, dayOnly(dueOn, language));
  },
  files: (value, _, { language }) =>
    listed(
      (value as { name: string }[]).map(({ name }) => name),
      language,
    ),
  whys: (value) => (value as string[]).map((why, i) => `${i + 1}. ${why}`).join("\n"),
  aboutId: (value, _, { language }) => (value === null ? complaintsText[language].nobody : textOf(value)),
  clientId: (value, _, { language }) => (value === null ? caseText[language].noClient : textOf(value)),
  before: (value, _, reader) => beforeWords(value as Record<string, string | null>, reader),
};

/** The order in which what was given is read; what stands in no list comes last, so that nothing is left out. */
const order = Object.keys(caseText.en.fields);
const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

/** A correction to nobody, or to who is no client, says so; elsewhere nothing was given. */
const isTold = (name: string, value: unknown, given: Record<string, unknown>): boolean =>
  value === null
    ? (name === "aboutId" || name === "clientId") && "before" in given
    : value !== undefined && value !== "" && name !== "subCategory";

/** All that was given with an act, by the names of its fields. */
export function givenWords(given: Record<string, unknown>, reader: CaseReader): { name: string; words: string }[] {
  const names: Record<string, string> = caseText[reader.language].fields;
  return Object.entries(given)
    .filter(([name, value]) => isTold(name, value, given))
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, value]) => ({
      name: names[name] ?? name,
      words: worded[name]?.(value, given, reader) ?? textOf(value),
    }))
    .filter(({ words }) => words !== "");
}
