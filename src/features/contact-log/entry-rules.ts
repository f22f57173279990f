import { parseAmount } from "../../lib/amounts.ts";
import { isDate, type PlainDate } from "../../lib/dates.ts";
import { type FactKind, factKinds, factMost } from "../brief/fact-rules.ts";
import { levels } from "../brief/key-rules.ts";
import { type Promised, readPromises } from "./promise-rules.ts";
import type { Filled } from "./rules.ts";
import * as known from "./rules.ts";

/** A contact as it is kept, whoever had it. */
export type Contact = {
  kind: known.ContactKind;
  direction: string;
  at: Date;
  outcome: string;
  notes: string | null;
  level: string | null;
  purposes: string[];
  arranged: string | null;
  /** the client's key people, by id */
  met: number[];
  needs: string | null;
  documents: string | null;
  suggestion: string | null;
  nextOn: PlainDate | null;
  sale: string | null;
  saleWhat: string | null;
  saleMinor: bigint | null;
  saleCurrency: string | null;
  /** who helped to win, by their ids in Slack: whom the house does not know is refused later */
  helpers: string[];
};

/** What a form begins with: our own call that reached the client at that moment, and nothing else yet. */
export const newContact = (at: Date): Contact => ({
  kind: "call",
  direction: "ours",
  at,
  outcome: "reached",
  notes: null,
  level: null,
  purposes: [],
  arranged: null,
  met: [],
  needs: null,
  documents: null,
  suggestion: null,
  nextOn: null,
  sale: null,
  saleWhat: null,
  saleMinor: null,
  saleCurrency: null,
  helpers: [],
});

export type Fact = { kind: FactKind; value: string };

export type Fault =
  | "tooLong"
  | "future"
  | "tooOld"
  | "noDay"
  | "noSuchDay"
  | "unknownDay"
  | "pastDay"
  | "promiseWhat"
  | "factKind"
  | "factValue"
  | "factLong"
  | "saleKind"
  | "saleWhat"
  | "amount";

export type Entry = {
  contact: Contact;
  nextKind: "visit" | "call";
  promises: Promised[];
  facts: Fact[];
  /** by the names of fields */
  faults: Record<string, Fault>;
};

export type Reading = {
  /** what stands where the form asks nothing: the beginnings, or the contact that is corrected */
  base: Contact;
  now: Date;
  today: PlainDate;
  timeZone: string;
  currency: string;
  /** a correction may leave a moment as it is, however long ago */
  mayStay: boolean;
};

/** What one field of several lines may hold: Slack's own limit of a text field. */
export const longMost = 3000;
export const lineMost = 200;

/** Reads what the form holds. Fields that are not shown leave what stands; faults are told at their fields. */
export function readEntry(filled: Filled, reading: Reading): Entry {
  const { base, today } = reading;
  const faults: Entry["faults"] = {};
  const { typed, chosen } = filled;
  const note = (name: string, fault: Fault | undefined) => {
    if (fault) faults[name] = fault;
  };
  const { text, one } = readersOf(filled, note);
  const among = (values: readonly string[], of: readonly string[]) => values.filter((value) => of.includes(value));
  const at = momentOf(typed.when, base.at);
  if (!(reading.mayStay && at === base.at)) note("when", known.momentFault(at, reading.now, reading.timeZone));
  const nextOn = typed.next === undefined ? base.nextOn : isDate(typed.next) ? typed.next : null;
  if (nextOn && nextOn !== base.nextOn && nextOn < today) note("next", "pastDay");
  const { promises, faults: ofPromises } = readPromises(filled, today);
  const { facts, faults: ofFacts } = readFacts(filled);
  const contact: Contact = {
    kind: one("kind", known.kinds) ?? base.kind,
    direction: one("direction", known.directions) ?? base.direction,
    at,
    outcome: one("outcome", known.outcomes) ?? base.outcome,
    notes: text("note", base.notes),
    level: typed.level === undefined ? base.level : one("level", levels),
    purposes: chosen.purposes ? among(chosen.purposes, known.purposes) : base.purposes,
    arranged: typed.arranged === undefined ? base.arranged : one("arranged", known.arrangements),
    met: chosen.met?.map(Number).filter(Number.isInteger) ?? base.met,
    needs: text("needs", base.needs),
    documents: text("documents", base.documents),
    suggestion: text("suggestion", base.suggestion),
    nextOn,
    helpers: chosen.helpers ?? base.helpers,
    ...readSale(filled, reading, note),
  };
  const nextKind = typed.nextKind === "visit" ? "visit" : "call";
  return { contact, nextKind, promises, facts, faults: { ...faults, ...ofPromises, ...ofFacts } };
}

/** How a long text and one of several words are read. */
function readersOf({ typed }: Filled, note: (name: string, fault: Fault) => void) {
  return {
    text: (name: string, before: string | null) => {
      const said = typed[name];
      if (said === undefined) return before;
      if (said.length > longMost) note(name, "tooLong");
      return said.trim() || null;
    },
    one: <T extends string>(name: string, of: readonly T[]): T | null =>
      of.find((value) => value === typed[name]) ?? null,
  };
}

/** A picker knows whole minutes: what it shows of the moment that stands is that moment. */
function momentOf(typed: string | undefined, stands: Date): Date {
  const picked = typed ? new Date(typed) : stands;
  if (Number.isNaN(picked.getTime())) return stands;
  const minute = (date: Date) => Math.floor(date.getTime() / 60_000);
  return minute(picked) === minute(stands) ? stands : picked;
}

type Sale = Pick<Contact, "sale" | "saleWhat" | "saleMinor" | "saleCurrency">;

function readSale({ typed }: Filled, { base, currency }: Reading, note: (name: string, fault: Fault) => void): Sale {
  if (typed.saleWhat === undefined) {
    const { sale, saleWhat, saleMinor, saleCurrency } = base;
    return { sale, saleWhat, saleMinor, saleCurrency };
  }
  const sale = known.sales.find((value) => value === typed.sale) ?? null;
  const what = typed.saleWhat.trim();
  const amount = (typed.saleAmount ?? "").trim();
  if (what.length > lineMost) note("saleWhat", "tooLong");
  if (sale && !what) note("saleWhat", "saleWhat");
  if (!sale && (what || amount)) note("sale", "saleKind");
  const money = base.saleCurrency ?? currency;
  const minor = amount ? parseAmount(amount, money) : undefined;
  if (amount && (minor === undefined || minor <= 0n)) note("saleAmount", "amount");
  return {
    sale,
    saleWhat: what || null,
    saleMinor: minor ?? null,
    saleCurrency: minor === undefined ? null : money,
  };
}

function readFacts({ typed }: Filled): { facts: Fact[]; faults: Entry["faults"] } {
  const facts: Fact[] = [];
  const faults: Entry["faults"] = {};
  for (const [name, said] of Object.entries(typed)) {
    const nth = /^value(\d)$/.exec(name)?.[1];
    if (!nth) continue;
    const kind = factKinds.find((one) => one === typed[`fact${nth}`]);
    const value = said.trim();
    if (value && !kind) faults[`fact${nth}`] = "factKind";
    if (kind && !value) faults[name] = "factValue";
    if (value.length > factMost) faults[name] = "factLong";
    if (kind && value) facts.push({ kind, value });
  }
  return { facts, faults };
}
