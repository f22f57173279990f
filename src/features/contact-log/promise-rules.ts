import { isDate, type PlainDate } from "../../lib/dates.ts";
import { understandDay } from "../../lib/natural-date.ts";
import type { Filled } from "./rules.ts";

export type Promised = { text: string; dueOn: PlainDate };

export type PromiseFault = "promiseWhat" | "tooLong" | "noDay" | "noSuchDay" | "unknownDay" | "pastDay";

/** A promise is told in a sentence; the rest belongs in the note. */
export const promiseMost = 500;

type Due = { day: PlainDate } | { fault: PromiseFault };

function readDue(typed: string, today: PlainDate): Due {
  if (!typed.trim()) return { fault: "noDay" };
  const understood = understandDay(typed, today);
  if ("fault" in understood) return { fault: understood.fault === "noSuchDay" ? "noSuchDay" : "unknownDay" };
  return understood.day < today ? { fault: "pastDay" } : understood;
}

/** The promises that the form holds, each with its day; an empty pair is none. */
export function readPromises(
  { typed }: Filled,
  today: PlainDate,
): { promises: Promised[]; faults: Record<string, PromiseFault> } {
  const promises: Promised[] = [];
  const faults: Record<string, PromiseFault> = {};
  for (const [name, said] of Object.entries(typed)) {
    const nth = /^promise(\d)$/.exec(name)?.[1];
    if (!nth) continue;
    const [text, dueField] = [said.trim(), `due${nth}`];
    const typedDue = typed[dueField] ?? "";
    if (!text && !typedDue.trim()) continue;
    if (!text) faults[name] = "promiseWhat";
    if (text.length > promiseMost) faults[name] = "tooLong";
    const due = readDue(typedDue, today);
    if ("fault" in due) faults[dueField] = due.fault;
    else if (text) promises.push({ text, dueOn: due.day });
  }
  return { promises, faults };
}

/** The days that were typed in words, by field: they are shown as dates before anything is saved. */
export function daysInWords({ typed }: Filled, today: PlainDate): Record<string, PlainDate> {
  const days: Record<string, PlainDate> = {};
  for (const [name, said] of Object.entries(typed)) {
    if (!/^due\d$/.test(name) || isDate(said.trim())) continue;
    const due = readDue(said, today);
    if ("day" in due) days[name] = due.day;
  }
  return days;
}
