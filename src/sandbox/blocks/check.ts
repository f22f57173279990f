import type { Json } from "../../lib/json.ts";
import { type Doc, isDoc, kindOf } from "../doc.ts";
import type { Field, Shape, Surface } from "./fields.ts";
import { LIMITS, type Limit, type LimitName } from "./limits.ts";
import { SHAPES, typeOf } from "./shapes.ts";

/** What is wrong at one place, in the form in which Slack's `blocks.validate` says it. */
export type Fault = {
  code: "failed_constraint" | "missing_field" | "unknown_field" | "wrong_type";
  message: string;
  /** JSON pointer to the place */
  pointer: string;
  constraint: { type: string; expected?: Json };
  /** which limit was passed, for tests that every limit is held */
  limit?: LimitName;
};

type Look = { surface: Surface; faults: Fault[] };

/** Everything in which the value, standing at `pointer` on that surface, differs from what the field may hold. */
export function faultsOf(value: Json | undefined, field: Field, pointer: string, surface: Surface): Fault[] {
  const look: Look = { surface, faults: [] };
  checkField(look, value, field, pointer);
  return look.faults;
}

function checkField(look: Look, value: Json | undefined, field: Field, pointer: string) {
  switch (field.is) {
    case "text":
      return checkText(look, value, field, pointer);
    case "number":
      if (typeof value !== "number") return wrongType(look, "number", pointer);
      return checkLimit(look, field.limit, value, "value", pointer);
    case "flag":
      return typeof value === "boolean" ? undefined : wrongType(look, "boolean", pointer);
    case "list":
      if (!Array.isArray(value)) return wrongType(look, "array", pointer);
      checkLimit(look, field.limit, value.length, "items", pointer);
      for (const [index, item] of value.entries()) checkField(look, item, field.of, `${pointer}/${index}`);
      return;
    case "part":
      return checkPart(look, value, field, pointer);
    case "anything":
      return;
  }
}

function checkText(look: Look, value: Json | undefined, field: Extract<Field, { is: "text" }>, pointer: string) {
  if (typeof value !== "string") return wrongType(look, "string", pointer);
  checkLimit(look, field.limit, value.length, "length", pointer);
  if (field.among && !field.among.includes(value)) {
    const constraint = { type: "enum", expected: [...field.among] };
    add(look, { code: "failed_constraint", message: `unsupported value: ${value}`, pointer, constraint });
  }
  if (field.like && !field.like.matches.test(value)) {
    const constraint = { type: "pattern", expected: field.like.matches.source };
    add(look, { code: "failed_constraint", message: `must be ${field.like.says}`, pointer, constraint });
  }
}

function checkPart(look: Look, value: Json | undefined, field: Extract<Field, { is: "part" }>, pointer: string) {
  if (!isDoc(value)) return wrongType(look, "object", pointer);
  const name = field.of.find((candidate) => [undefined, value.type].includes(typeOf(candidate)));
  const found = name === undefined ? undefined : SHAPES[name];
  if (name === undefined || !found) return unsupported(look, value, field.of, pointer);
  if (!found.on.includes(look.surface)) {
    const constraint = { type: "surface", expected: [...found.on] };
    const message = `${kindOf(value)} is not available in ${look.surface === "home" ? "Home tabs" : `${look.surface}s`}`;
    add(look, { code: "failed_constraint", message, pointer: `${pointer}/type`, constraint });
  }
  if (field.limit && typeof value.text === "string") {
    checkLimit(look, field.limit, value.text.length, "length", `${pointer}/text`);
  }
  checkShape(look, value, found, pointer, typeOf(name) !== undefined);
}

function checkShape(look: Look, value: Doc, found: Shape, pointer: string, isTyped: boolean) {
  const fields = { ...found.may, ...found.needs };
  for (const name of Object.keys(found.needs)) if (isAbsent(value[name])) missing(look, name, pointer);
  for (const group of found.one) checkGroup(look, value, group, pointer, "exactly one");
  for (const group of found.some) checkGroup(look, value, group, pointer, "at least one");
  for (const [name, item] of Object.entries(value)) {
    if (isAbsent(item) || (isTyped && name === "type")) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field) checkField(look, item, field, `${pointer}/${name}`);
    else
      add(look, {
        ...UNKNOWN,
        message: `invalid additional property: ${name}`,
        pointer: `${pointer}/${escapePointer(name)}`,
      });
  }
}

const escapePointer = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

const UNKNOWN = { code: "unknown_field", constraint: { type: "additional_properties", expected: false } } as const;

// Slack takes a field that is null as one that is not there.
const isAbsent = (value: Json | undefined) => value === undefined || value === null;

function checkGroup(look: Look, value: Doc, group: readonly string[], pointer: string, wanted: string) {
  const count = group.filter((name) => !isAbsent(value[name])).length;
  if (count === 1 || (count > 1 && wanted === "at least one")) return;
  const constraint = { type: wanted === "exactly one" ? "one_of" : "any_of", expected: [...group] };
  const message = `must have ${wanted} of: ${group.join(", ")}`;
  add(look, { code: count === 0 ? "missing_field" : "failed_constraint", message, pointer, constraint });
}

/** The words in which Slack says that a limit is passed. */
const SAID = {
  length: {
    most: (n: number) => `must be less than ${n + 1} characters`,
    least: (n: number) => `must be more than ${n - 1} characters`,
  },
  items: {
    most: (n: number) => `no more than ${n} items allowed`,
    least: (n: number) => `must have at least ${n} items`,
  },
  value: { most: (n: number) => `must be no greater than ${n}`, least: (n: number) => `must be no less than ${n}` },
};

const NAMES = {
  length: { most: "max_length", least: "min_length" },
  items: { most: "max_items", least: "min_items" },
  value: { most: "maximum", least: "minimum" },
};

/** Adds a fault when the number is beyond the limit; `kind` is what was counted. */
export function checkLimit(
  look: { faults: Fault[] },
  name: LimitName | undefined,
  count: number,
  kind: keyof typeof SAID,
  pointer: string,
) {
  if (!name) return;
  const { least, most }: Limit = LIMITS[name];
  const side = most !== undefined && count > most ? "most" : least !== undefined && count < least ? "least" : undefined;
  if (!side) return;
  const expected = (side === "most" ? most : least) ?? 0;
  const constraint = { type: NAMES[kind][side], expected };
  const message = SAID[kind][side](expected);
  look.faults.push({ code: "failed_constraint", message, pointer, constraint, limit: name });
}

function wrongType(look: Look, expected: string, pointer: string) {
  const article = /^[aeo]/.test(expected) ? "an" : "a";
  const message = `must be ${article} ${expected}`;
  add(look, { code: "wrong_type", message, pointer, constraint: { type: "type", expected } });
}

function missing(look: Look, name: string, pointer: string) {
  const constraint = { type: "required", expected: [name] };
  add(look, { code: "missing_field", message: `missing required field: ${name}`, pointer, constraint });
}

function unsupported(look: Look, value: Doc, of: readonly string[], pointer: string) {
  if (typeof value.type !== "string") return missing(look, "type", pointer);
  const expected = [...new Set(of.map(typeOf))].filter((type) => type !== undefined);
  const constraint = { type: "enum", expected };
  add(look, {
    code: "failed_constraint",
    message: `unsupported type: ${value.type}`,
    pointer: `${pointer}/type`,
    constraint,
  });
}

const add = ({ faults }: Look, fault: Fault) => void faults.push(fault);
