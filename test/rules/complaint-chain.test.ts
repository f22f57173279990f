import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalJson,
  chainFault,
  chainStart,
  type SealedAct,
  sealOf,
} from "../../src/features/complaints/chain/chain-rules.ts";

const number = "C-2026-000001";

/** A chain of so many acts, sealed one behind the other. */
function chain(length: number): SealedAct[] {
  const acts: SealedAct[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const act = {
      ...{ seq, act: "note", byId: 7, at: new Date(Date.UTC(2026, 10, 23, 2, seq)), origin: "chat" },
      ...{ fromState: "recorded", toState: "recorded", given: canonicalJson({ text: `note ${seq} 王小明` }) },
    };
    acts.push({ ...act, hash: sealOf(number, act, acts.at(-1)?.hash ?? chainStart) });
  }
  return acts;
}
const whole = chain(5);
const kept = { count: 5, head: whole[4]?.hash ?? "" };
const at = (seq: number): SealedAct => {
  const act = whole[seq - 1];
  if (!act) throw new Error(`${seq}`);
  return act;
};
const without = (seq: number) => whole.filter((act) => act.seq !== seq);

test("a whole chain has no fault", () => {
  expect(chainFault(number, whole, kept)).toBeUndefined();
  expect(chainFault(number, [], { count: 0, head: chainStart })).toBeUndefined();
});

test.each([
  ["the first is missing", without(1), kept, { seq: 1, is: "missing" }],
  ["one in the middle is missing", without(3), kept, { seq: 3, is: "missing" }],
  ["the last is missing", without(5), kept, { seq: 5, is: "cutOff" }],
  ["all are missing", [], kept, { seq: 1, is: "cutOff" }],
  ["one stands twice", [...whole.slice(0, 2), at(2), ...whole.slice(2)], kept, { seq: 2, is: "inserted" }],
  ["one was added behind", chain(6), kept, { seq: 6, is: "inserted" }],
  ["the count was lowered with the cut", without(5), { ...kept, count: 4 }, { seq: 4, is: "changed" }],
  ["two changed places", [at(2), at(1), ...whole.slice(2)], kept, { seq: 1, is: "missing" }],
  ["another head is kept", whole, { ...kept, head: "0".repeat(64) }, { seq: 5, is: "changed" }],
  ["the acts are those of another complaint", whole, kept, { seq: 1, is: "changed" }, "C-2026-000002"],
  [
    "one was sealed anew, the rest were not",
    [{ ...at(1), given: "{}", hash: sealOf(number, { ...at(1), given: "{}" }, chainStart) }, ...whole.slice(1)],
    kept,
    { seq: 2, is: "changed" },
  ],
] as const)("%s: it is noticed", (_, acts, keptOf, fault, of: string = number) => {
  expect(chainFault(of, acts, keptOf)).toEqual(fault);
});

test("any changed byte of any column is noticed, at its act", () => {
  const columns = ["act", "fromState", "toState", "given", "origin", "hash"] as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(...columns),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (seq, column, place, letter) => {
        const text = at(seq)[column] ?? "";
        const index = place % text.length;
        fc.pre(text[index] !== letter);
        const changed = text.slice(0, index) + letter + text.slice(index + 1);
        const acts = whole.map((act) => (act.seq === seq ? { ...act, [column]: changed } : act));
        expect(chainFault(number, acts, kept)).toEqual({ seq, is: "changed" });
      },
    ),
    { numRuns: 500, seed: 5 },
  );
  for (const other of [{ byId: 8 }, { byId: null }, { at: new Date(1) }]) {
    const acts = whole.map((act) => (act.seq === 3 ? { ...act, ...other } : act));
    expect(chainFault(number, acts, kept)).toEqual({ seq: 3, is: "changed" });
  }
});

test("the same fact is the same text, whatever the order of its keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fact) => {
      const turned = Object.fromEntries(Object.entries(fact).reverse());
      const text = canonicalJson(fact as Parameters<typeof canonicalJson>[0]);
      expect(canonicalJson(turned as Parameters<typeof canonicalJson>[0])).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(fact)));
    }),
    { seed: 5 },
  );
  expect(canonicalJson({ b: undefined, a: [1, null, { d: "“", c: true }] })).toBe('{"a":[1,null,{"c":true,"d":"“"}]}');
});
