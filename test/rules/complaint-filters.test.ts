import { expect, test } from "vitest";
import {
  type ComplaintFilter,
  type FilterEntry,
  readEntry,
  readFilters,
  wordsFor,
} from "../../src/features/complaints/archive/filter-rules.ts";

const known = {
  marks: { open: "open", mine: "mine", overdue: "overdue", repeat: "repeat" },
  states: {},
  categories: { fees: "fees" },
  departments: { counter: 3, "#3": 3, "#4": 4 },
} as const;

test.each<ComplaintFilter>([
  {},
  { state: "open", severity: "S1" },
  { state: "carriedOut", category: "fees", departmentId: 4 },
  { mine: true, overdue: true, repeat: true },
  { from: "2026-11-01" },
  { to: "2026-11-30" },
  { from: "2026-11-01", to: "2026-11-30", departmentId: 3 },
])("what a filter of %o is written as is read as the same", (filter) => {
  expect(readFilters(wordsFor(filter), known)).toEqual({ filter, unknown: [] });
});

const empty: FilterEntry = { state: "any", severity: "", category: "any", department: "", marks: [], from: "", to: "" };
const there = { categories: ["fees"], departmentId: undefined };

test.each<[Partial<FilterEntry>, object]>([
  [{ state: "sold" }, { state: "unknown" }],
  [{ severity: "S9" }, { severity: "unknown" }],
  [{ category: "gone" }, { category: "unknown" }],
  [{ department: "999" }, { department: "unknown" }],
  [{ department: "1 OR 1=1" }, { department: "unknown" }],
  [{ from: "2026-02-30" }, { from: "notADate" }],
  [{ from: "2026-11-02", to: "2026-11-01" }, { to: "turned" }],
])("a forged or faulty %o is told at its field", (entry, faults) => {
  expect(readEntry({ ...empty, ...entry }, there)).toEqual({ faults });
});

test("an empty form narrows nothing, a full one everything; marks that are none are let be", () => {
  expect(readEntry(empty, there)).toEqual({ filter: {} });
  const full = {
    state: "open",
    severity: "S2",
    category: "fees",
    department: "3",
    from: "2026-11-01",
    to: "2026-11-01",
  };
  expect(readEntry({ ...full, marks: ["mine", "overdue", "repeat", "x"] }, { ...there, departmentId: 3 })).toEqual({
    filter: {
      ...{ state: "open", severity: "S2", category: "fees", departmentId: 3, from: "2026-11-01", to: "2026-11-01" },
      ...{ mine: true, overdue: true, repeat: true },
    },
  });
});
