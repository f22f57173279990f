import type { Json } from "../../lib/json.ts";
import { type Doc, docsIn, isDoc, kindOf } from "../doc.ts";
import type { Fault } from "./check.ts";
import type { Found, Payload, WholeRule } from "./rule.ts";
import { ACROSS_RULES } from "./whole-across.ts";

const DOCS = "Slack's reference of blocks and elements";
const fault = (message: string, pointer: string, type: string, expected?: Json): Fault => ({
  code: "failed_constraint",
  message,
  pointer,
  constraint: { type, ...(expected !== undefined && { expected }) },
});

/** What is wrong with each object of one of the types. */
const each =
  (types: readonly string[], faultOf: (it: Found) => Fault | undefined) =>
  ({ found }: Payload): Fault[] =>
    found.flatMap((it) => (types.includes(kindOf(it.doc)) ? [faultOf(it)].filter((one) => one !== undefined) : []));

const CHOOSERS = ["static_select", "multi_static_select", "radio_buttons", "checkboxes"];

function strangeInitial({ doc, pointer }: Found): Fault | undefined {
  const offered = [...docsIn(doc.options), ...docsIn(doc.option_groups).flatMap(({ options }) => docsIn(options))];
  const values = new Set(offered.map(({ value }) => value));
  const initial = [...docsIn(doc.initial_options), ...[doc.initial_option].filter(isDoc)];
  if (initial.every(({ value }) => values.has(value))) return undefined;
  const field = doc.initial_option ? "initial_option" : "initial_options";
  return fault("must be one of the options provided", `${pointer}/${field}`, "enum");
}

function swapped({ doc, pointer }: Found): Fault | undefined {
  const [least, most] =
    doc.type === "plain_text_input" ? [doc.min_length, doc.max_length] : [doc.min_value, doc.max_value];
  if (least === undefined || most === undefined || Number(least) <= Number(most)) return undefined;
  return fault("the minimum must not be above the maximum", pointer, "range");
}

/** Rules about one element or block at a time. */
const SINGLE_RULES: WholeRule[] = [
  { name: "initialAmongOptions", source: DOCS, faults: each(CHOOSERS, strangeInitial) },
  { name: "minimumBelowMaximum", source: DOCS, faults: each(["plain_text_input", "number_input"], swapped) },
  {
    name: "fileInputDispatches",
    source: DOCS,
    faults: each(["input"], ({ doc, pointer }) =>
      isDoc(doc.element) && doc.element.type === "file_input" && doc.dispatch_action === true
        ? fault("file_input is incompatible with dispatch_action", `${pointer}/dispatch_action`, "incompatible")
        : undefined,
    ),
  },
  {
    name: "collapsedMustCollapse",
    source: "comments in Slack's @slack/types",
    faults: each(["container"], ({ doc, pointer }) =>
      doc.default_collapsed === true && doc.is_collapsible !== true
        ? fault(
            "default_collapsed requires is_collapsible",
            `${pointer}/default_collapsed`,
            "requires",
            "is_collapsible",
          )
        : undefined,
    ),
  },
  {
    name: "evenDataTable",
    source: DOCS,
    faults: each(["data_table"], ({ doc, pointer }) => {
      const widths = new Set(
        (Array.isArray(doc.rows) ? doc.rows : []).map((row) => (Array.isArray(row) ? row.length : 0)),
      );
      return widths.size > 1
        ? fault("all rows must have the same number of cells", `${pointer}/rows`, "equal_length")
        : undefined;
    }),
  },
  {
    name: "plainDataTableHeader",
    source: DOCS,
    faults: each(["data_table"], ({ doc, pointer }) => {
      const header = Array.isArray(doc.rows) ? docsIn(doc.rows[0]) : [];
      const isRich = header.some(({ type }) => type === "rich_text");
      return isRich ? fault("the header row must not hold rich_text", `${pointer}/rows/0`, "type") : undefined;
    }),
  },
  {
    name: "chartPointPerCategory",
    source: DOCS,
    faults: each(["bar", "line", "area"], ({ doc, pointer }) => {
      const categories =
        isDoc(doc.axis_config) && Array.isArray(doc.axis_config.categories) ? doc.axis_config.categories : [];
      const matches = (series: Doc) => {
        const labels = docsIn(series.data).map(({ label }) => label);
        return labels.length === categories.length && categories.every((category) => labels.includes(category));
      };
      if (docsIn(doc.series).every(matches)) return undefined;
      return fault("each series must have one data point for each category", `${pointer}/series`, "equal_length");
    }),
  },
  {
    name: "positiveSegments",
    source: DOCS,
    faults: each(["pie"], ({ doc, pointer }) =>
      docsIn(doc.segments).every(({ value }) => typeof value !== "number" || value > 0)
        ? undefined
        : fault("must be greater than 0", `${pointer}/segments`, "minimum", 0),
    ),
  },
];

/** Every rule that no single field can break. */
export const WHOLE_RULES: readonly WholeRule[] = [...SINGLE_RULES, ...ACROSS_RULES];

/** Every object in the blocks, outer before inner. */
export function findAll(value: Json | undefined, pointer: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => findAll(item, `${pointer}/${index}`));
  if (!isDoc(value)) return [];
  return [
    { doc: value, pointer },
    ...Object.entries(value).flatMap(([key, item]) => findAll(item, `${pointer}/${key}`)),
  ];
}
