import { describe, expect, test } from "vitest";
import { faultsOf } from "../../../src/sandbox/blocks/check.ts";
import { part } from "../../../src/sandbox/blocks/fields.ts";
import { BLOCK_TYPES, SHAPES } from "../../../src/sandbox/blocks/shapes.ts";
import { type Doc, kindOf } from "../../../src/sandbox/doc.ts";
import { BLOCKS } from "./block-samples.ts";
import { ELEMENTS } from "./element-samples.ts";
import { judged, said } from "./judged.ts";
import { holding } from "./parts.ts";

const SURFACES = ["message", "modal", "home"] as const;

test("there is a sample of every block", () => {
  expect(Object.keys(BLOCKS).sort()).toEqual([...BLOCK_TYPES].sort());
});

describe.each(Object.entries(BLOCKS))("%s", (type, { block, on }) => {
  test.each(SURFACES)("stands where Slack lets it stand: %s", (surface) => {
    const refusal = judged(surface, [block]);
    if (on.includes(surface)) expect(said(refusal)).toBe("");
    else expect(said(refusal)).toContain(`${type} is not available in`);
  });

  test("is refused with a field that Slack does not know", () => {
    const [surface = "message"] = on;
    expect(said(judged(surface, [{ ...block, colour: "red" }]))).toContain(
      `invalid additional property: colour [json-pointer:/${surface === "message" ? "" : "view/"}blocks/0/colour]`,
    );
  });
});

describe.each(Object.entries(ELEMENTS))("%s", (_type, sample) => {
  test("is taken in full and refused with a field too many", () => {
    const surface = sample.element.type === "file_input" ? "modal" : "message";
    expect(said(judged(surface, [holding(sample)]))).toBe("");
    const odd = { ...sample, element: { ...sample.element, colour: "red" } };
    expect(said(judged(surface, [holding(odd)]))).toContain("invalid additional property: colour");
  });
});

/** Every object in the samples, with the shape that it is of. */
const samples = [
  ...Object.values(BLOCKS).map(({ block }) => block),
  ...Object.values(ELEMENTS).map(({ element }) => element),
];

const needy = samples.flatMap((sample) => {
  const name = sample.type === "image" && !("title" in sample) ? "image_element" : kindOf(sample);
  return Object.keys(SHAPES[name]?.needs ?? {}).map((field) => [name, field, sample] as const);
});

test.each(needy)("%s needs its %s, of the right type", (name, field, sample) => {
  const without: Doc = { ...sample, [field]: undefined };
  expect(faultsOf(without, part(name), "", "message").map(({ message }) => message)).toContain(
    `missing required field: ${field}`,
  );
  if (field === "workflow") return;
  const wrong = faultsOf({ ...sample, [field]: 7 }, part(name), "", "message");
  expect(wrong.map(({ pointer }) => pointer)).toContain(`/${field}`);
});

test("an unknown block is refused as Slack does", () => {
  const refusal = judged("message", [{ type: "poem" }]);
  expect(refusal?.code).toBe("invalid_blocks");
  expect(refusal?.answer()).toMatchObject({
    ok: false,
    errors: [{ code: "failed_constraint", message: "unsupported type: poem", pointer: "/blocks/0/type" }],
    response_metadata: { messages: ["[ERROR] unsupported type: poem [json-pointer:/blocks/0/type]"] },
  });
});

test("an element in a block that cannot hold it is refused", () => {
  const refusal = judged("message", [{ type: "actions", elements: [{ type: "plain_text_input" }] }]);
  expect(said(refusal)).toContain("unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]");
});

test("a select has options or groups of them, not both and not neither", () => {
  const select: Doc = { type: "static_select", options: [], option_groups: [] };
  expect(said(judged("message", [{ type: "actions", elements: [select] }]))).toContain(
    "exactly one of: options, option_groups",
  );
  expect(said(judged("message", [{ type: "actions", elements: [{ type: "static_select" }] }]))).toContain(
    "exactly one of",
  );
});

test("mrkdwn where Slack wants plain text is refused", () => {
  const header = { type: "header", text: { type: "mrkdwn", text: "*Title*" } };
  expect(said(judged("message", [header]))).toContain("unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]");
});

test("dates, times and addresses have a form", () => {
  const act = (element: Doc) => said(judged("message", [{ type: "actions", elements: [element] }]));
  expect(act({ type: "datepicker", initial_date: "28/02/2026" })).toContain("YYYY-MM-DD");
  expect(act({ type: "timepicker", initial_time: "8am" })).toContain("HH:mm");
  expect(act({ type: "button", text: { type: "plain_text", text: "Go" }, url: "not an address" })).toContain(
    "valid URL",
  );
  expect(act({ type: "button", text: { type: "plain_text", text: "Go" }, style: "green" })).toContain(
    "unsupported value",
  );
});
