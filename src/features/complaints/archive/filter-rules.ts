import { isDate, type PlainDate } from "../../../lib/dates.ts";
import { type Severity, severities } from "../given-rules.ts";
import { isState, type State } from "../workflow.ts";

/** What a list is narrowed to; nothing: all within reach. */
export type ComplaintFilter = {
  /** `open`: all that are not ended */
  state?: State | "open" | undefined;
  severity?: Severity | undefined;
  category?: string | undefined;
  departmentId?: number | undefined;
  clientId?: number | undefined;
  /** filed by the asker, or theirs to see to */
  mine?: boolean | undefined;
  overdue?: boolean | undefined;
  /** due before an instant: what is near its deadline, with what is past it */
  dueBefore?: Date | undefined;
  repeat?: boolean | undefined;
  /** days of filing, both with */
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
};

/** What may be typed behind `/complaint list`, by how it is typed in both languages. */
type Known = {
  marks: Record<string, FilterMark>;
  states: Record<string, State>;
  categories: Record<string, string>;
  departments: Record<string, number>;
};

const marks = {
  open: { state: "open" },
  mine: { mine: true },
  overdue: { overdue: true },
  repeat: { repeat: true },
} as const satisfies Record<string, ComplaintFilter>;
export type FilterMark = keyof typeof marks;
export const filterMarks = ["open", "mine", "overdue", "repeat"] as const satisfies readonly FilterMark[];

/** A department as a filter names it when words would not tell it from another of the same name. */
export const departmentWord = (id: number): string => `#${id}`;
const untilMark = "..";

/**
 * The filters that words name, in any order: `overdue S2 2026-11-01 2026-11-30`, one day from which or two days between, or
 * `..2026-11-30` for one up to which. Words that name none are given back.
 */
export function readFilters(typed: string, known: Known): { filter: ComplaintFilter; unknown: string[] } {
  const filter: ComplaintFilter = {};
  const unknown: string[] = [];
  for (const word of typed.split(/[\s,，、]+/u).filter(Boolean)) {
    const low = word.toLowerCase();
    const severity = severities.find((one) => one.toLowerCase() === low);
    const state = isState(word) ? word : known.states[low];
    const mark = known.marks[low];
    const [category, departmentId] = [known.categories[low], known.departments[low]];
    if (mark) Object.assign(filter, marks[mark]);
    else if (severity) filter.severity = severity;
    else if (state) filter.state = state;
    else if (category !== undefined) filter.category = category;
    else if (departmentId !== undefined) filter.departmentId = departmentId;
    else if (word.startsWith(untilMark) && isDate(word.slice(untilMark.length)))
      filter.to = word.slice(untilMark.length);
    else if (isDate(word)) Object.assign(filter, filter.from === undefined ? { from: word } : { to: word });
    else unknown.push(word);
  }
  return { filter, unknown };
}

/**
 * The words that name a filter, as `readFilters` reads them: what the buttons of a list carry. `department`: the word for it, where
 * it is another than its id's.
 */
export function wordsFor(filter: Omit<ComplaintFilter, "clientId" | "dueBefore">, department?: string): string {
  const { state, severity, category, departmentId, mine, overdue, repeat, from, to } = filter;
  return [
    ...[state, severity, category, departmentId !== undefined && (department ?? departmentWord(departmentId))],
    ...[mine && "mine", overdue && "overdue", repeat && "repeat", from, to && untilMark + to],
  ]
    .filter(Boolean)
    .join(" ");
}

/** A choice of the form that narrows nothing. */
export const anyChoice = "any";

/** What the filter's form holds, by its fields. */
export type FilterEntry = {
  state: string;
  severity: string;
  category: string;
  department: string;
  marks: readonly string[];
  from: string;
  to: string;
};
export type FilterFault = "unknown" | "notADate" | "turned";

/**
 * The filter that a form asks for, its choices held against what there is: a category of the policy, a department (the id of the one
 * that was found, undefined when there is none). Else the faults, by its fields.
 */
export function readEntry(
  entry: FilterEntry,
  known: { categories: readonly string[]; departmentId: number | undefined },
): { filter: ComplaintFilter } | { faults: Partial<Record<keyof FilterEntry, FilterFault>> } {
  const chosen = (value: string) => (value === "" || value === anyChoice ? undefined : value);
  const [state, severity, category] = [chosen(entry.state), chosen(entry.severity), chosen(entry.category)];
  const [from, to] = [entry.from || undefined, entry.to || undefined];
  const faults: Partial<Record<keyof FilterEntry, FilterFault>> = {};
  const readState = state === "open" || (state !== undefined && isState(state)) ? state : undefined;
  const readSeverity = severities.find((one) => one === severity);
  if (state !== undefined && readState === undefined) faults.state = "unknown";
  if (severity !== undefined && readSeverity === undefined) faults.severity = "unknown";
  if (category !== undefined && !known.categories.includes(category)) faults.category = "unknown";
  if (chosen(entry.department) !== undefined && known.departmentId === undefined) faults.department = "unknown";
  if (from !== undefined && !isDate(from)) faults.from = "notADate";
  if (to !== undefined && !isDate(to)) faults.to = "notADate";
  if (from !== undefined && to !== undefined && from > to) faults.to ??= "turned";
  if (Object.keys(faults).length > 0) return { faults };
  const marked = (mark: FilterMark) => entry.marks.includes(mark) || undefined;
  return {
    filter: {
      ...{ state: readState, severity: readSeverity, category, departmentId: known.departmentId, from, to },
      ...{ mine: marked("mine"), overdue: marked("overdue"), repeat: marked("repeat") },
    },
  };
}
