import { type Calendar, readKeyDay } from "../../lib/date-text.ts";
import { isDate, type PlainDate } from "../../lib/dates.ts";
import type { ProfilePart } from "../clients/rules.ts";
import { line, phone } from "../imports/cell-rules.ts";
import { type FactKind, factKinds, factMost, type LearnedFact } from "./fact-rules.ts";

/** What of a client's record a manager may fill in; the rest comes from the core system. As long as an import takes it. */
export const recordFields = {
  kind: 20,
  segment: 100,
  phone: 60,
  district: 100,
  address: 300,
  openedOn: 10,
  riskPreference: 100,
} as const;
export type RecordField = keyof typeof recordFields;
export const recordFieldNames = Object.keys(recordFields) as RecordField[];

export const personFields = { name: 200, role: 100, phone: 60, birthday: 40 } as const;
export type PersonField = keyof typeof personFields;
export const personFieldNames = Object.keys(personFields) as PersonField[];

/** What of a key person the profile lacks, as fields. */
const personParts: Partial<Record<ProfilePart, PersonField>> = {
  contacts: "name",
  contactRole: "role",
  contactPhone: "phone",
  birthday: "birthday",
};

/** The fields that fill what is missing; assets and holdings come from the core system alone. */
export function fieldsFor(missing: readonly ProfilePart[]): {
  record: RecordField[];
  person: PersonField[];
  facts: FactKind[];
} {
  return {
    record: recordFieldNames.filter((field) => missing.includes(field)),
    person: missing.flatMap((part) => personParts[part] ?? []),
    facts: factKinds.filter((kind) => missing.includes(kind)),
  };
}

export type Birthday = { birthday: string; birthdayCalendar: Calendar };

export type Fault = "tooLong" | "notBirthday" | "notAhead" | "nameNeeded" | "notOffered";
export type Faulty<Field extends string> = { field: Field; fault: Fault; most: number };

export type ReadRecord = { values: Partial<Record<RecordField, string>>; faults: Faulty<RecordField>[] };

/** The record's fields that were filled in; an empty one says nothing. */
export function readRecord(typed: Partial<Record<RecordField, string>>, today: PlainDate): ReadRecord {
  const read: ReadRecord = { values: {}, faults: [] };
  for (const field of recordFieldNames) {
    const most = recordFields[field];
    const given = typed[field]?.trim() ?? "";
    const value = field === "phone" ? phone(given) : line(most)(given);
    if (value === "") continue;
    const fault = value === undefined ? "tooLong" : recordFault(field, value, today);
    if (fault) read.faults.push({ field, fault, most });
    else if (value) read.values[field] = value;
  }
  return read;
}

function recordFault(field: RecordField, value: string, today: PlainDate): Fault | undefined {
  if (field === "kind" && value !== "person" && value !== "organisation") return "notOffered";
  if (field === "openedOn" && !isDate(value)) return "notOffered";
  return field === "openedOn" && value > today ? "notAhead" : undefined;
}

export type PersonValues = Partial<Record<"name" | "role" | "phone", string>> & Partial<Birthday>;
export type ReadPerson = { values: PersonValues; faults: Faulty<PersonField>[] };

/** What was filled in of a key person. `isKnown`: the person is on record; else nothing can be said of them without a name. */
export function readPerson(typed: Partial<Record<PersonField, string>>, isKnown: boolean): ReadPerson {
  const read: ReadPerson = { values: {}, faults: [] };
  for (const field of ["name", "role", "phone"] as const) {
    const most = personFields[field];
    const value = (field === "phone" ? phone : line(most))(typed[field]?.trim() ?? "");
    if (value === undefined) read.faults.push({ field, fault: "tooLong", most });
    else if (value !== "") read.values[field] = value;
  }
  const birthday = typed.birthday?.trim() ?? "";
  const day = readKeyDay(birthday);
  if (day) Object.assign(read.values, { birthday: day.day, birthdayCalendar: day.calendar });
  else if (birthday !== "") read.faults.push({ field: "birthday", fault: "notBirthday", most: personFields.birthday });
  const isSaid = Object.keys(read.values).length > 0 || read.faults.length > 0;
  if (isSaid && !isKnown && !read.values.name && !read.faults.some(({ field }) => field === "name"))
    read.faults.push({ field: "name", fault: "nameNeeded", most: personFields.name });
  return read;
}

/** The fields of facts as they were typed, empty ones too; longer ones than a fact may be are faults. */
export function readFacts(typed: Partial<Record<FactKind, string>>): {
  facts: LearnedFact<FactKind>[];
  faults: Faulty<FactKind>[];
} {
  const facts = factKinds.flatMap((kind) => {
    const value = typed[kind]?.trim();
    return value === undefined ? [] : [{ kind, value }];
  });
  const faults = facts
    .filter(({ value }) => value.length > factMost)
    .map(({ kind }) => ({ field: kind, fault: "tooLong" as const, most: factMost }));
  return { facts, faults };
}
