import { describe, expect, test } from "vitest";
import { WHOLE_RULES } from "../../../src/sandbox/blocks/whole.ts";
import type { Refused } from "../../../src/sandbox/refused.ts";
import { judged, judgedView, modal, said } from "./judged.ts";
import * as a from "./parts.ts";

const message = (...blocks: Parameters<typeof judged>[1]) => judged("message", blocks);
const radio = (initial: string) =>
  message(a.actions({ type: "radio_buttons", options: [a.option("a")], initial_option: a.option(initial) }));
const bounded = (min_length: number) => message(a.input({ type: "plain_text_input", min_length, max_length: 5 }));
const files = (dispatch_action: boolean) => judged("modal", [a.input({ type: "file_input" }, { dispatch_action })]);
const folded = (is_collapsible: boolean) =>
  message({
    type: "container",
    title: a.plain("Box"),
    child_blocks: [a.section()],
    default_collapsed: true,
    is_collapsible,
  });
const rows = (second: number) => {
  const wide = a.dataTable(1, 2).rows;
  return message({ ...a.dataTable(2), rows: [...toList(wide), ...toList(a.dataTable(1, second).rows)] });
};
const toList = (value: unknown) => (Array.isArray(value) ? value : []);
const headed = (cell: ReturnType<typeof a.richText>) => message({ ...a.dataTable(2), rows: [[cell], [a.cell()]] });
const plotted = (label: string) =>
  message(
    a.chart({ type: "bar", series: [{ name: "S", data: [a.point(label)] }], axis_config: { categories: ["Mon"] } }),
  );
const sliced = (value: number) => message(a.chart({ type: "pie", segments: [a.point("A", value)] }));
const focused = (count: number) =>
  message(...a.many(count, () => a.input({ type: "plain_text_input", focus_on_load: true })));
const tables = (count: number) => message(...a.many(count, () => a.table(1)));
const form = (submit: boolean) =>
  judgedView(modal([a.input({ type: "plain_text_input" })], submit ? {} : { submit: undefined }));

/** Every rule that no single field can break: a payload that keeps it, one that breaks it, and what is said. */
const CASES: Record<string, { keeps: () => Refused | undefined; breaks: () => Refused | undefined; says: string }> = {
  initialAmongOptions: { keeps: () => radio("a"), breaks: () => radio("b"), says: "one of the options provided" },
  minimumBelowMaximum: { keeps: () => bounded(5), breaks: () => bounded(6), says: "minimum must not be above" },
  fileInputDispatches: { keeps: () => files(false), breaks: () => files(true), says: "incompatible" },
  collapsedMustCollapse: { keeps: () => folded(true), breaks: () => folded(false), says: "requires is_collapsible" },
  evenDataTable: { keeps: () => rows(2), breaks: () => rows(1), says: "same number of cells" },
  plainDataTableHeader: { keeps: () => headed(a.cell()), breaks: () => headed(a.richText()), says: "header row" },
  chartPointPerCategory: { keeps: () => plotted("Mon"), breaks: () => plotted("Tue"), says: "each category" },
  positiveSegments: { keeps: () => sliced(1), breaks: () => sliced(0), says: "greater than 0" },
  uniqueBlockIds: {
    keeps: () => message(a.section({ block_id: "a" }), a.section({ block_id: "b" })),
    breaks: () => message(a.section({ block_id: "a" }), a.section({ block_id: "a" })),
    says: "duplicate block_id: a [json-pointer:/blocks/1/block_id]",
  },
  uniqueActionIds: {
    keeps: () => message(a.actions(a.button()), a.actions(a.button())),
    breaks: () => message(a.actions(a.button(), a.button())),
    says: "duplicate action_id: press",
  },
  oneTable: { keeps: () => tables(1), breaks: () => tables(2), says: "only_one_table_allowed" },
  tableSigns: {
    keeps: () => message(a.table(1, 2, a.signs(5000))),
    breaks: () => message(a.table(1, 2, a.signs(5001))),
    says: "less than 10001 characters",
  },
  dataTableSigns: {
    keeps: () => message(a.dataTable(2, 2, a.signs(5000))),
    breaks: () => message(a.dataTable(2, 2, a.signs(5001))),
    says: "less than 20001 characters",
  },
  markdownSigns: {
    keeps: () => message(...a.many(2, () => ({ type: "markdown", text: a.signs(6000) }))),
    breaks: () => message(...a.many(2, () => ({ type: "markdown", text: a.signs(6001) }))),
    says: "less than 12001 characters",
  },
  fewCharts: {
    keeps: () => message(a.bar(), a.bar()),
    breaks: () => message(a.bar(), a.bar(), a.bar()),
    says: "no more than 2",
  },
  messageSigns: {
    keeps: () => message(...a.many(5, () => a.section({ text: a.plain(a.signs(2640)) }))),
    breaks: () => message(...a.many(5, () => a.section({ text: a.plain(a.signs(2641)) }))),
    says: "less than 13201 characters",
  },
  oneFocus: { keeps: () => focused(1), breaks: () => focused(2), says: "only one element" },
  submitWithInputs: { keeps: () => form(true), breaks: () => form(false), says: "missing required field: submit" },
};

test("every rule has its pair of cases", () => {
  expect(WHOLE_RULES.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
});

describe.each(WHOLE_RULES)("$name", ({ name, refusal }) => {
  test("is kept and broken, with Slack's code", () => {
    expect(said(CASES[name]?.keeps())).toBe("");
    const broken = CASES[name]?.breaks();
    expect(said(broken)).toContain(CASES[name]?.says);
    expect(broken?.code).toBe(
      refusal ?? (name.startsWith("submit") || name.startsWith("fileInput") ? "invalid_arguments" : "invalid_blocks"),
    );
  });
});

test("a field that is null counts as left out", () => {
  expect(said(message(a.section({ accessory: null })))).toBe("");
});
