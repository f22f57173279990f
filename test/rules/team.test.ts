import { expect, test } from "vitest";
import {
  ageOf,
  changeOf,
  compare,
  type DigestFacts,
  inBuckets,
  type Line,
  linesOf,
  tidingsOf,
} from "../../src/features/team/rules.ts";

test.each([
  [0, 0],
  [1, 0],
  [3, 0],
  [4, 1],
  [7, 1],
  [8, 2],
  [14, 2],
  [15, 3],
  [400, 3],
])("%i working days late is of age %i", (days, age) => expect(ageOf(days)).toBe(age));

test.each([
  ["nobody is quiet", [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]],
  ["each step holds some", [10, 8, 6, 3, 1, 0], [2, 2, 3, 2, 1, 0]],
  ["all have been quiet for long", [5, 5, 5, 5, 5, 0], [0, 0, 0, 0, 5, 0]],
])("%s: those between a step and the next stand in its bucket", (_, passed, buckets) =>
  expect(inBuckets(passed)).toEqual(buckets),
);

const cases: [string, Line[], Line[], { fresh?: string[]; worse?: string[]; better?: string[]; cleared?: string[] }][] =
  [
    ["nothing then and now", [], [], {}],
    ["the first digest", [], [["F1", 0]], { fresh: ["F1"] }],
    ["as it was", [["F1", 0]], [["F1", 0]], {}],
    ["older by an age", [["F1", 0]], [["F1", 1]], { worse: ["F1"] }],
    ["put off, and late again", [["F1", 2]], [["F1", 0]], { better: ["F1"] }],
    ["done", [["F1", 3]], [], { cleared: ["F1"] }],
    [
      "one of each",
      [
        ["F1", 0],
        ["F2", 1],
        ["Q30", 5],
        ["Sgold", 2],
      ],
      [
        ["F3", 0],
        ["F2", 2],
        ["Q30", 4],
        ["Sgold", 2],
      ],
      { fresh: ["F3"], worse: ["F2"], better: ["Q30"], cleared: ["F1"] },
    ],
  ];

test.each(cases)("memory: %s", (_, before, now, expected) => {
  const { fresh, worse, better, cleared } = compare(before, now);
  const lists = { fresh: [...fresh], worse: [...worse], better: [...better], cleared: [...cleared] };
  expect(lists).toEqual({ fresh: [], worse: [], better: [], cleared: [], ...expected });
});

const nothing: DigestFacts = {
  complaints: [],
  date: "2035-03-06",
  late: [],
  passedUp: [],
  unmade: { date: "2035-03-05", plans: [] },
  quiet: [0, 0, 0, 0, 0, 0],
  standards: [{ tier: "gold", missed: 0, all: 9 }],
};
const late = [{ id: 1, ownerId: 2, daysLate: 4 }];
const missed = [{ tier: "gold" as const, missed: 2, all: 9 }];
const plans = (open: number) => ({ date: "2035-03-05", plans: [{ personId: 2, open, planned: 6 }] });

test.each<[string, Partial<DigestFacts>, Line[] | undefined, string]>([
  ["nothing is late, first digest", {}, undefined, "clear"],
  ["nothing is late any more", {}, [["F1", 1]], "clear"],
  ["clients are quiet, but no standard is missed", { quiet: [3, 0, 0, 0, 0, 0] }, undefined, "clear"],
  ["late, first digest", { late }, undefined, "news"],
  ["late as it was", { late }, [["F1", 1]], "unchanged"],
  ["late and older", { late }, [["F1", 0]], "news"],
  [
    "one cleared beside it",
    { late },
    [
      ["F1", 1],
      ["F2", 0],
    ],
    "news",
  ],
  ["passed up as it was", { passedUp: late }, [["F1", 1]], "unchanged"],
  ["a standard missed as before", { standards: missed }, [["Sgold", 2]], "unchanged"],
  ["a standard missed by fewer", { standards: missed }, [["Sgold", 3]], "news"],
  [
    "quiet clients have become more",
    { late, quiet: [3, 0, 0, 0, 0, 0] },
    [
      ["F1", 1],
      ["Q7", 2],
    ],
    "news",
  ],
  ["yesterday's plan was made", { late, unmade: plans(0) }, [["F1", 1]], "unchanged"],
  ["yesterday's plan was not made", { unmade: plans(1) }, [], "news"],
])("tidings: %s", (_, facts, before, expected) => expect(tidingsOf({ ...nothing, ...facts }, before)).toBe(expected));

test("the memory holds what is late by its age, and counts that are not nought", () => {
  const facts = { ...nothing, late, quiet: [0, 0, 7, 0, 0, 1], standards: missed };
  expect(linesOf(facts)).toEqual([
    ["F1", 1],
    ["Q30", 7],
    ["Qnever", 1],
    ["Sgold", 2],
  ]);
});

test.each([
  ["no memory", undefined, 0],
  ["none before", new Map<string, number>(), 5],
  ["fewer before", new Map([["Q7", 3]]), 2],
  ["more before", new Map([["Q7", 9]]), -4],
])("a count's change: %s", (_, before, change) => expect(changeOf("Q7", 5, before)).toBe(change));
