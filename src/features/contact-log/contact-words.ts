import { dayOnly, listed, named, shortDate } from "../../lib/language.ts";
import { type MomentReader, momentWords } from "../../lib/moments.ts";
import { showMoney } from "../../lib/money.ts";
import type { ShownChange, ShownContact } from "./correct-queries.ts";
import type { Before } from "./correct-rules.ts";
import type { Contact } from "./entry-rules.ts";
import { daysLate } from "./rules.ts";
import { logText } from "./text.ts";

export type ContactReader = MomentReader;

/** What it was and how it went, in a line: Visit · 5 Mar 10:42 · reached · from the client · logged 2 days late. */
export function headline(
  {
    kind,
    at,
    outcome,
    direction,
    loggedAt,
  }: Pick<Contact, "kind" | "at" | "outcome" | "direction"> & { loggedAt: Date | null },
  reader: ContactReader,
): string {
  const text = logText[reader.language];
  const late = loggedAt ? daysLate(at, loggedAt, reader.timeZone) : 0;
  return [
    text.kinds[kind],
    momentWords(at, reader),
    wordOf(text.outcomes, outcome),
    direction === "theirs" ? text.theirs : "",
    late > 0 ? text.late(late) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The word of a value; a value that an import brought has none and stands for itself. */
const wordOf = (words: Record<string, string>, value: string): string => words[value] ?? value;

type Told = Omit<Contact, "met" | "helpers"> & Partial<Pick<ShownContact, "metNames" | "helperNames" | "promises">>;

/** All else that is kept of a contact, a line each. */
export function detailLines(contact: Told, { language, today }: ContactReader): string[] {
  const text = logText[language];
  const { saleMinor, saleCurrency, sale, promises = [] } = contact;
  const amount =
    saleMinor !== null && saleCurrency ? showMoney({ minor: saleMinor, currency: saleCurrency }, language) : "";
  const purposes = contact.purposes.map((purpose) => wordOf(text.purpose, purpose));
  const { columns } = text;
  const facts: [string, string | null | undefined][] = [
    [columns.level, contact.level && wordOf(text.levels, contact.level)],
    [columns.purposes, listed(purposes, language)],
    [columns.arranged, contact.arranged && wordOf(text.arrangements, contact.arranged)],
    [columns.met, listed(contact.metNames ?? [], language)],
    [columns.needs, contact.needs],
    ...promises.map((promise): [string, string] => [
      columns.promised,
      `${promise.text} · ${shortDate(promise.dueOn, today, language)}`,
    ]),
    [columns.documents, contact.documents],
    [columns.suggestion, contact.suggestion],
    [columns.nextOn, contact.nextOn && dayOnly(contact.nextOn, language)],
    [sale ? wordOf(text.sales, sale) : "", [contact.saleWhat ?? "", amount].filter(Boolean).join(" · ")],
    [columns.helpers, listed(contact.helperNames ?? [], language)],
  ];
  const lines = facts.flatMap(([name, value]) => (name && value ? [named(name, value, language)] : []));
  return [...(contact.notes ? [contact.notes] : []), ...lines];
}

/** When and by whom it was corrected, and what it said before. */
export function changeLines({ at, byName, before }: ShownChange, reader: ContactReader): string[] {
  const text = logText[reader.language];
  const was = Object.entries(before).map(([column, value]) => beforeWords(column, value, reader));
  const known = was.filter((words) => words !== undefined);
  return [
    text.correctedAt(momentWords(at, reader), byName),
    ...(known.length > 0 ? [text.before(known.join(reader.language === "zh" ? "；" : "; "))] : []),
  ];
}

function beforeWords(column: string, value: Before[string], reader: ContactReader): string | undefined {
  const names: Record<string, string> = logText[reader.language].columns;
  const name = names[column];
  return name && named(name, valueWords(column, value, reader), reader.language);
}

function valueWords(column: string, value: Before[string], reader: ContactReader): string {
  const text = logText[reader.language];
  if (value === null || value === "") return text.nothing;
  const said = String(value);
  const words: Record<string, Record<string, string>> = {
    kind: text.kinds,
    outcome: text.outcomes,
    direction: text.directions,
    level: text.levels,
    arranged: text.arrangements,
    sale: text.sales,
  };
  if (column === "at") return momentWords(new Date(said), reader);
  if (column === "purposes") {
    return listed(
      (JSON.parse(said) as string[]).map((purpose) => wordOf(text.purpose, purpose)),
      reader.language,
    );
  }
  // ids of people say nothing to a reader
  if (column === "met" || column === "helpers") return text.others;
  return wordOf(words[column] ?? {}, said);
}
