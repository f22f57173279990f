import { describe, expect, test } from "vitest";
import { editedFacts, factKindsOf, newestFacts, newFacts } from "../../src/features/brief/fact-rules.ts";

const fact = (id: number, kind: string, value: string, on: string) => ({ id, kind, value, on });

describe("of each kind the newest fact counts", () => {
  test.each([
    ["the later day", [fact(1, "hobbies", "tennis", "2026-01-01"), fact(2, "hobbies", "go", "2026-02-01")], "go"],
    [
      "also when it was written down first",
      [fact(1, "hobbies", "go", "2026-02-01"), fact(2, "hobbies", "tennis", "2026-01-01")],
      "go",
    ],
    [
      "on one day the one written down last",
      [fact(1, "hobbies", "go", "2026-02-01"), fact(2, "hobbies", "chess", "2026-02-01")],
      "chess",
    ],
    [
      "in whatever order they come",
      [fact(2, "hobbies", "chess", "2026-02-01"), fact(1, "hobbies", "go", "2026-02-01")],
      "chess",
    ],
    [
      "an empty one takes back",
      [fact(1, "hobbies", "go", "2026-02-01"), fact(2, "hobbies", "", "2026-02-02")],
      undefined,
    ],
    [
      "what was taken back can be learned again",
      [fact(1, "hobbies", "", "2026-02-01"), fact(2, "hobbies", "go", "2026-02-02")],
      "go",
    ],
    ["other kinds do not matter", [fact(1, "family", "two sons", "2026-02-01")], undefined],
  ])("%s", (_, facts, value) => {
    expect(newestFacts(facts).get("hobbies")?.value).toBe(value);
  });
});

describe("what is given is new", () => {
  const known = newestFacts([fact(1, "hobbies", "tennis", "2026-02-10")]);
  test.each([
    ["when nothing is known of its kind", "family", "two sons", "2026-02-10", ["two sons"]],
    ["when it says something else", "hobbies", "go", "2026-02-10", ["go"]],
    ["when it is confirmed later", "hobbies", "tennis", "2026-02-11", ["tennis"]],
    ["when it takes back what is known", "hobbies", " ", "2026-02-11", [""]],
    ["not on the same day again", "hobbies", " tennis ", "2026-02-10", []],
    ["not for an earlier day", "hobbies", "tennis", "2026-02-09", []],
    ["not when there is nothing to take back", "family", "", "2026-02-11", []],
  ])("%s", (_, kind, value, on, expected) => {
    expect(newFacts(known, [{ kind, value }], on).map((one) => one.value)).toEqual(expected);
  });
});

test.each([
  ["person", ["hobbies", "family"], ["businessScale", "production"]],
  ["organisation", ["businessScale", "competitors"], ["hobbies", "family"]],
  [null, ["hobbies", "businessScale"], []],
])("of a client of kind %s one asks for what it can have", (kind, asked, notAsked) => {
  const kinds: string[] = factKindsOf(kind);
  expect(asked.filter((one) => !kinds.includes(one))).toEqual([]);
  expect(notAsked.filter((one) => kinds.includes(one))).toEqual([]);
});

describe("what a form of facts changes", () => {
  const shown = fact(1, "hobbies", "tennis", "2026-02-10");
  const meanwhile = fact(2, "hobbies", "go", "2026-02-10");
  const [changes, conflicts] = [
    (value: string) => ({ facts: [value], not: [] }),
    (value: string) => ({ facts: [], not: [value] }),
  ];
  const nothing = { facts: [], not: [] };
  test.each([
    ["nothing where it is left as it was", [shown], " tennis ", nothing],
    ["what was changed", [shown], "chess", changes("chess")],
    ["what was emptied", [shown], "", changes("")],
    ["nothing left alone goes before what somebody wrote meanwhile", [shown, meanwhile], "tennis", nothing],
    ["nothing when somebody wrote the same meanwhile", [shown, meanwhile], "go", nothing],
    ["nothing that somebody changed otherwise meanwhile", [shown, meanwhile], "chess", conflicts("go")],
    [
      "what somebody took back meanwhile is told too",
      [shown, fact(2, "hobbies", "", "2026-02-10")],
      "chess",
      conflicts(""),
    ],
    [
      "what somebody wrote meanwhile of an earlier day stands behind what was shown",
      [shown, fact(2, "hobbies", "go", "2026-02-01")],
      "chess",
      changes("chess"),
    ],
  ])("%s", (_, known, value, expected) => {
    const { facts, changedMeanwhile } = editedFacts(known, 1, [{ kind: "hobbies", value }]);
    const values = (list: { value: string }[]) => list.map((one) => one.value);
    expect({ facts: values(facts), not: values(changedMeanwhile) }).toEqual(expected);
  });
});
