import { describe, expect, test } from "vitest";
import { coldness, type LastVisits, levelStates } from "../../src/features/brief/key-rules.ts";

const cadence = { leadership: 182, technical: 91, business: 30 };
const today = "2026-11-21";

/** The levels that are cold. */
const cold = (keyAccountOn: string, lastVisits: LastVisits) =>
  levelStates({ keyAccountOn, lastVisits }, cadence, today)
    .filter(({ isCold }) => isCold)
    .map(({ level }) => level);

describe("what is cold of a key account", () => {
  test.each<[string, string, LastVisits, string[]]>([
    ["nothing, when it became one today", today, {}, []],
    ["a level never visited, by the days since it became one", "2026-10-21", {}, ["business"]],
    ["every level never visited, in the end", "2025-11-21", {}, ["leadership", "technical", "business"]],
    [
      "nothing on the last day of the cadence",
      "2020-01-01",
      { leadership: "2026-05-23", technical: "2026-08-22", business: "2026-10-22" },
      [],
    ],
    [
      "each on the day after",
      "2020-01-01",
      { leadership: "2026-05-22", technical: "2026-08-21", business: "2026-10-21" },
      ["leadership", "technical", "business"],
    ],
    [
      "a visit of before it became one counts",
      "2020-01-01",
      { leadership: "2026-11-01", technical: "2026-11-01", business: "2026-11-01" },
      [],
    ],
    ["a visit at one level warms no other", "2026-01-01", { leadership: today }, ["technical", "business"]],
    ["a visit of a day ahead, by another zone, is of today", "2026-11-01", { business: "2026-11-22" }, []],
  ])("%s", (_, keyAccountOn, lastVisits, expected) => {
    expect(cold(keyAccountOn, lastVisits)).toEqual(expected);
  });
});

test("days are counted from the last visit, and from the list's day without one", () => {
  const states = levelStates({ keyAccountOn: "2026-11-01", lastVisits: { technical: "2026-11-11" } }, cadence, today);
  expect(states.map(({ level, lastOn, days }) => [level, lastOn, days])).toEqual([
    ["leadership", null, 20],
    ["technical", "2026-11-11", 10],
    ["business", null, 20],
  ]);
});

test.each<[string, LastVisits, LastVisits]>([
  ["what is colder at one level", { business: "2026-01-01" }, { business: "2026-09-01" }],
  [
    "what is cold at more levels",
    { business: "2026-09-01", technical: "2026-06-01" },
    { business: "2026-09-01", technical: today },
  ],
  [
    "a month late by a monthly cadence before a month late by a yearly one",
    { business: "2026-09-20", leadership: today, technical: today },
    { business: today, leadership: "2026-04-20", technical: today },
  ],
])("%s goes first", (_, colder, warmer) => {
  const of = (lastVisits: LastVisits) =>
    coldness(levelStates({ keyAccountOn: "2026-11-01", lastVisits }, cadence, today));
  expect(of(colder)).toBeGreaterThan(of(warmer));
});
