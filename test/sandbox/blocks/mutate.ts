import fc from "fast-check";
import type { Json } from "../../../src/lib/json.ts";

/** The value with one place in it, found by the steps, replaced. */
export function mutate(value: Json | undefined, steps: number[], by: Json): Json {
  const [step = 0, ...rest] = steps;
  if (steps.length === 0 || typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(keys.length, 1)] ?? "extra";
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? mutate(item, rest, by) : item));
  return { ...value, [key]: mutate(value[key], rest, by) };
}

export const anyJson = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>("constructor", "__proto__", -1, "", [], {}),
);
