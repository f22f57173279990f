import type { Json } from "../../lib/json.ts";
import { type Doc, docsIn, isDoc, kindOf, textOf } from "../doc.ts";
import { checkLimit, type Fault } from "./check.ts";
import type { LimitName } from "./limits.ts";
import type { Found, Payload, WholeRule } from "./rule.ts";

const DOCS = "Slack's reference of blocks and elements";

/** The fault of passing a limit, as a list. */
function beyond(limit: LimitName, count: number, kind: "length" | "items", pointer: string): Fault[] {
  const look: { faults: Fault[] } = { faults: [] };
  checkLimit(look, limit, count, kind, pointer);
  return look.faults;
}

const ofType = ({ found }: Payload, ...types: string[]): Found[] =>
  found.filter(({ doc }) => types.includes(kindOf(doc)));

const signsIn = (value: Json | undefined): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + signsIn(item), 0);
  if (!isDoc(value)) return 0;
  const own = typeof value.text === "string" ? value.text.length : signsIn(value.text);
  return Object.entries(value).reduce((sum, [key, item]) => (key === "text" ? sum : sum + signsIn(item)), own);
};

const signsOfRows = (tables: Found[]) => tables.reduce((sum, { doc }) => sum + signsIn(doc.rows), 0);

function doubles(docs: Found[], field: string): Fault[] {
  const seen = new Set<Json>();
  return docs.flatMap(({ doc, pointer }) => {
    const value = doc[field];
    if (typeof value !== "string" || value === "") return [];
    if (seen.size === seen.add(value).size) {
      const constraint = { type: "unique" };
      return [
        {
          code: "failed_constraint",
          message: `duplicate ${field}: ${value}`,
          pointer: `${pointer}/${field}`,
          constraint,
        },
      ];
    }
    return [];
  });
}

const elementsIn = (block: Doc, pointer: string): Found[] => [
  ...docsIn(block.elements).map((doc, index) => ({ doc, pointer: `${pointer}/elements/${index}` })),
  ...[block.accessory, block.element].filter(isDoc).map((doc) => ({ doc, pointer })),
];

/** Rules about a message or view as a whole. */
export const ACROSS_RULES: WholeRule[] = [
  {
    name: "uniqueBlockIds",
    source: DOCS,
    faults: ({ blocks, pointer }) =>
      doubles(
        blocks.map((doc, index) => ({ doc, pointer: `${pointer}/${index}` })),
        "block_id",
      ),
  },
  {
    name: "uniqueActionIds",
    source: DOCS,
    faults: ({ blocks, pointer }) =>
      blocks.flatMap((block, index) => doubles(elementsIn(block, `${pointer}/${index}`), "action_id")),
  },
  {
    name: "oneTable",
    source: DOCS,
    refusal: "invalid_attachments",
    faults: (payload) => {
      const second = payload.surface === "message" ? ofType(payload, "table", "data_table")[1] : undefined;
      const constraint = { type: "max_items", expected: 1 };
      return second
        ? [{ code: "failed_constraint", message: "only_one_table_allowed", pointer: second.pointer, constraint }]
        : [];
    },
  },
  {
    name: "tableSigns",
    source: DOCS,
    faults: (payload) => beyond("tableSigns", signsOfRows(ofType(payload, "table")), "length", payload.pointer),
  },
  {
    name: "dataTableSigns",
    source: DOCS,
    faults: (payload) =>
      beyond("dataTableSigns", signsOfRows(ofType(payload, "data_table")), "length", payload.pointer),
  },
  {
    name: "markdownSigns",
    source: DOCS,
    faults: (payload) => {
      const texts = ofType(payload, "markdown").map(({ doc }) => textOf(doc.text) ?? "");
      // One alone is held by the limit of its field.
      return texts.length > 1 ? beyond("markdownText", texts.join("").length, "length", payload.pointer) : [];
    },
  },
  {
    name: "fewCharts",
    source: DOCS,
    faults: (payload) => beyond("charts", ofType(payload, "data_visualization").length, "items", payload.pointer),
  },
  {
    name: "messageSigns",
    source: "observed by others, not in Slack's reference",
    refusal: "msg_blocks_too_long",
    faults: (payload) => {
      if (payload.surface !== "message") return [];
      // Tables and markdown have limits of their own.
      const others = payload.blocks.filter((block) => !["table", "data_table", "markdown"].includes(kindOf(block)));
      return beyond("messageSigns", signsIn(others), "length", payload.pointer);
    },
  },
  {
    name: "oneFocus",
    source: DOCS,
    faults: ({ found }) => {
      const second = found.filter(({ doc }) => doc.focus_on_load === true)[1];
      if (!second) return [];
      const message = "only one element can have focus_on_load";
      const constraint = { type: "max_items", expected: 1 };
      return [{ code: "failed_constraint", message, pointer: `${second.pointer}/focus_on_load`, constraint }];
    },
  },
  {
    name: "submitWithInputs",
    source: DOCS,
    faults: ({ view, surface, blocks }) => {
      const needed = surface === "modal" && view && !view.submit && blocks.some(({ type }) => type === "input");
      const constraint = { type: "required", expected: ["submit"] };
      const message = "missing required field: submit";
      return needed ? [{ code: "missing_field", message, pointer: "/view/submit", constraint }] : [];
    },
  },
];
