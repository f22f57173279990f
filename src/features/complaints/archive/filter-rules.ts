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

/**
 * The filters that words name, in any order: `overdue S2 2026-11-01 2026-11-30`, one day from which or two days between. Words
 * that name none are given back.
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
    else if (isDate(word)) Object.assign(filter, filter.from === undefined ? { from: word } : { to: word });
    else unknown.push(word);
  }
  return { filter, unknown };
}
