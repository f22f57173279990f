import { expect, test } from "vitest";
import { dayFault, isByHand, keptReason, skipFault, splitDay } from "../../src/features/visits/item-rules.ts";
import type { DayPlan, PlannedItem } from "../../src/features/visits/rules.ts";
import { spreadOver } from "../../src/features/visits/week-rules.ts";
import { workingCalendar } from "../../src/lib/working-days.ts";

const calendar = await workingCalendar("CN", {
  2035: { holidays: ["2035-03-08"], makeUpDays: ["2035-03-11"] },
});

test.each([
  ["2035-03-06", undefined, "the first day"],
  ["2035-03-05", "past", "the day before the first"],
  ["2035-03-08", "dayOff", "a holiday on a Thursday"],
  ["2035-03-10", "dayOff", "a Saturday"],
  ["2035-03-11", undefined, "a Sunday that is worked instead"],
  ["2036-02-29", undefined, "a leap day"],
  ["2035-02-29", "noDate", "no leap day"],
  ["2036-03-06", undefined, "a year ahead"],
  ["2036-03-07", "tooFar", "more than a year ahead"],
  ["", "noDate", "nothing"],
  ["tomorrow", "noDate", "no date field's value"],
])("an item moved to %s: %s (%s)", (typed, fault, _what) => {
  expect(dayFault(typed, "2035-03-06", calendar)).toBe(fault);
});

test.each([
  ["away", "", undefined, "away"],
  ["away", "until Easter", undefined, "until Easter"],
  ["other", "", { field: "words", fault: "noWords" }, "other"],
  ["other", "moves house", undefined, "moves house"],
  ["", "", { field: "reason", fault: "noReason" }, ""],
  ["made up", "words", { field: "reason", fault: "noReason" }, "words"],
  ["asked", "x".repeat(21), { field: "words", fault: "tooLong" }, "x".repeat(21)],
])("skipped for “%s” with “%s”", (reason, words, fault, kept) => {
  expect(skipFault(reason, words, 20)).toEqual(fault);
  expect(keptReason(reason, words)).toBe(kept);
});

test.each([
  ["Huaxin", "Huaxin", "2035-03-05"],
  ["Huaxin tomorrow", "Huaxin", "2035-03-06"],
  ["Huaxin Trading next fri", "Huaxin Trading", "2035-03-16"],
  ["Huaxin in 2 weeks", "Huaxin", "2035-03-19"],
  ["华信 下周三", "华信", "2035-03-14"],
  ["华信 2035-03-08", "华信", "2035-03-08"],
  ["tomorrow", "tomorrow", "2035-03-05"],
  ["", "", "2035-03-05"],
])("/plan add %s: %s on %s", (typed, name, on) => {
  expect(splitDay(typed, "2035-03-05")).toEqual({ name, on });
});

test("only what nothing but a hand put there may be taken off by hand", () => {
  const added = { kind: "appointment", points: 0, on: "2035-03-05", cause: "added", fromDate: null } as const;
  const due = { kind: "newClient", points: 60, since: "2035-03-01", contactBy: "2035-03-06" } as const;
  expect([[added], [added, due], [due], [{ ...added, cause: "moved" as const }], []].map(isByHand)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

const item = (id: number, kind: "visit" | "call" = "call") => ({ kind, client: { id } }) as unknown as PlannedItem;
const plan = (visits: number[], calls: number[], beyond: PlannedItem[] = []): DayPlan => ({
  visits: visits.map((id) => item(id, "visit")),
  calls: calls.map((id) => item(id)),
  beyond,
});
const idsOf = (days: ReturnType<typeof spreadOver>) =>
  days.map(({ visits, calls }) => [visits.map(({ client }) => client.id), calls.map(({ client }) => client.id)]);

test.each<[string, DayPlan[], number[], number[][][]]>([
  [
    "who is on one day is not on the next",
    [plan([1], [2]), plan([1], [2])],
    [],
    [
      [[1], [2]],
      [[], []],
    ],
  ],
  ["who is on today's plan is on none to come", [plan([1], [2])], [1], [[[], [2]]]],
  [
    "who had no room moves up",
    [plan([1], [], [item(3, "visit")]), plan([1], [], [item(3, "visit")])],
    [],
    [
      [[1], []],
      [[3], []],
    ],
  ],
  ["a full day stays as full as it was", [plan([1, 2], [], [item(3, "visit"), item(4, "visit")])], [1], [[[2, 3], []]]],
  ["calls do not take the room of visits", [plan([1], [5], [item(6)])], [], [[[1], [5]]]],
])("the days to come: %s", (_, days, already, expected) => {
  expect(idsOf(spreadOver(days, new Set(already)))).toEqual(expected);
});
