import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import {
  type Clocks,
  limitOf,
  missedClocks,
  quietMoments,
  standardOf,
} from "../../src/features/team/standard-rules.ts";

const today = "2035-03-05";
const client: Clocks = {
  tier: "gold",
  openedOn: null,
  givenOn: null,
  firstSeenOn: "2034-01-01",
  lastVisitOn: "2035-02-01",
  lastReachedOn: "2035-02-01",
  visitEveryDays: null,
  callEveryDays: null,
};

const cases: [string, Partial<Clocks>, [string, number][]][] = [
  ["both clocks are kept", {}, []],
  ["on the last day of the standard it is kept", { lastReachedOn: "2034-12-04" }, []],
  ["a day after it is missed", { lastReachedOn: "2034-12-03" }, [["call", 92]]],
  [
    "a visit is missed beside it",
    { lastVisitOn: "2034-03-01", lastReachedOn: "2034-03-01" },
    [
      ["visit", 369],
      ["call", 369],
    ],
  ],
  [
    "never contacted counts from the day first seen",
    { lastVisitOn: null, lastReachedOn: null },
    [
      ["visit", 428],
      ["call", 428],
    ],
  ],
  ["or from the opening", { lastVisitOn: null, lastReachedOn: null, openedOn: "2034-12-01" }, [["call", 94]]],
  [
    "or from the assignment, when that was later",
    { lastVisitOn: null, lastReachedOn: null, openedOn: "2034-12-01", givenOn: "2035-02-01" },
    [],
  ],
  [
    "or from the opening, when that was later",
    { lastVisitOn: null, lastReachedOn: null, openedOn: "2035-02-01", givenOn: "2034-01-01" },
    [],
  ],
  ["the lowest tier has no standards", { tier: "standard", lastVisitOn: null, lastReachedOn: null }, []],
  ["nor has an unrated client", { tier: null, lastVisitOn: null, lastReachedOn: null }, []],
  ["but its own cadence counts", { tier: null, callEveryDays: 10 }, [["call", 32]]],
  ["and goes before the tier's", { callEveryDays: 10, visitEveryDays: 60 }, [["call", 32]]],
];

test.each(cases)("%s", (_, facts, missed) =>
  expect(missedClocks({ ...client, ...facts }, today, defaultPolicy).map(({ kind, days }) => [kind, days])).toEqual(
    missed,
  ),
);

test("a client without any standard has none", () => {
  expect(standardOf({ ...client, tier: null }, defaultPolicy)).toBeUndefined();
  expect(standardOf({ ...client, tier: null, visitEveryDays: 30 }, defaultPolicy)).toEqual({ visit: 30, call: null });
});

test.each([
  ["Asia/Shanghai", "2035-02-26T16:00:00.000Z"],
  ["America/New_York", "2035-02-27T05:00:00.000Z"],
])("seven days ago begins with the reader's own day in %s", (zone, first) =>
  expect(quietMoments(today, zone)[0]?.toISOString()).toBe(first),
);

test("a change of clocks in between moves the moment, not the day", () => {
  expect(limitOf("2035-04-01", 30, "Europe/London")).toEqual({
    day: "2035-03-02",
    moment: new Date("2035-03-02T00:00:00Z"),
  });
  expect(limitOf("2035-04-01", null, "Europe/London")).toBeNull();
});
