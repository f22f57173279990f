import { expect, test } from "vitest";
import {
  clockRounds,
  endOfLimit,
  legalStanding,
  type PastStep,
} from "../../src/features/complaints/clocks/replay-rules.ts";
import { defaultComplaintPolicy as policy } from "../../src/features/policy/complaint-rules.ts";
import { workTimeOf } from "../support/work-times.ts";

const rules = { policy, time: workTimeOf("CN"), jurisdiction: "CN" };
const at = (text: string) => new Date(`2026-11-${text}:00+08:00`);
const step = (act: string, fromState: string | null, when: string, given = {}): PastStep => ({
  ...{ act, fromState, given },
  at: at(when),
});
const record = (severity: string, when = "23T10:00") => step("record", null, when, { severity });

/** Each limit as "clock standing ends", of all rounds. */
function read(steps: PastStep[], now = "30T09:00") {
  return clockRounds(steps, rules, at(now)).map(({ limits }) =>
    limits.map(({ clock, standing, endsAt }) => {
      const local = endsAt && new Date(Number(endsAt) + 8 * 3_600_000).toISOString().slice(8, 16);
      return `${clock} ${standing} ${local ?? "–"}`;
    }),
  );
}

test("limits that are running, kept, and missed, done or not", () => {
  expect(read([record("S1")], "23T10:30")).toEqual([
    ["acknowledge running 23T11:00", "propose running 23T14:00", "resolve running 26T10:00"],
  ]);
  expect(read([record("S1"), step("judgeValid", "recorded", "23T11:00")], "23T15:00")).toEqual([
    ["acknowledge kept 23T11:00", "propose missed 23T14:00", "resolve running 26T10:00"],
  ]);
  expect(read([record("S1"), step("judgeValid", "recorded", "23T11:01")], "23T12:00")).toEqual([
    ["acknowledge missed 23T11:00", "propose running 23T14:00", "resolve running 26T10:00"],
  ]);
});

const toAssigned = [
  record("S2"),
  step("judgeValid", "recorded", "23T11:00"),
  step("assign", "valid", "23T11:00"),
  step("waitForClient", "assigned", "23T12:00"),
];

test("while the client is waited for the clock stands; afterwards the limits end later by that", () => {
  expect(read(toAssigned)).toEqual([["acknowledge kept 23T14:00", "propose stands –", "resolve stands –"]]);
  const on = [...toAssigned, step("clientAnswered", "waiting", "25T12:00")];
  expect(read(on)).toEqual([["acknowledge kept 23T14:00", "propose missed 27T10:00", "resolve running 02T10:00"]]);
  const late = [...on, step("analyse", "assigned", "27T09:00"), step("propose", "analysed", "27T10:01")];
  expect(read(late)[0]?.[1]).toBe("propose missed 27T10:00");
  // withdrawn while it stood
  const ended = [...toAssigned, step("withdraw", "waiting", "26T12:00")];
  expect(read(ended)).toEqual([["acknowledge kept 23T14:00", "propose ended –", "resolve ended –"]]);
});

test("a change of severity moves what is not done; what was done is held against what it was then", () => {
  const moved = [record("S1"), step("reclassify", "recorded", "23T12:00", { severity: "S3" })];
  expect(read(moved, "23T15:00")).toEqual([
    ["acknowledge missed 23T11:00", "propose running 26T10:00", "resolve running 07T10:00"],
  ]);
});

test("what ended before its limit needed no more; a reopening begins anew, but was acknowledged already", () => {
  const notValid = [record("S3"), step("judgeNotValid", "recorded", "23T11:00")];
  expect(read(notValid)).toEqual([["acknowledge kept 24T10:00", "propose ended 26T10:00", "resolve ended 07T10:00"]]);
  expect(read([...notValid, step("reopen", "notValid", "25T10:00")], "26T09:00")[1]).toEqual([
    "propose running 30T10:00",
    "resolve running 09T10:00",
  ]);
  // withdrawn by who filed it before anybody looked: after a reopening somebody still has to
  const withdrawn = [record("S3"), step("withdraw", "recorded", "23T10:30"), step("reopen", "withdrawn", "25T10:00")];
  expect(read(withdrawn, "25T11:00")[1]?.[0]).toBe("acknowledge running 26T10:00");
});

test("the client was told when it was written down, not before the clock was last set going", () => {
  const toApproved = [
    ...toAssigned,
    step("clientAnswered", "waiting", "25T12:00"),
    step("analyse", "assigned", "25T12:00"),
    step("propose", "analysed", "25T12:00"),
    step("approve", "proposed", "25T12:00"),
  ];
  const told = (toldAt: string) =>
    clockRounds(
      [...toApproved, step("carryOut", "approved", "27T12:00", { toldAt: at(toldAt).toISOString() })],
      rules,
      at("30T09:00"),
    )
      .flatMap(({ limits }) => limits)
      .find(({ clock }) => clock === "resolve")?.doneAt;
  expect(told("26T12:00")).toEqual(at("26T12:00"));
  expect(told("24T12:00")).toEqual(at("25T12:00"));
});

test("calendar days end with the local day, later by as long as the clock stood", () => {
  const days = { calendarDays: 3 };
  expect(endOfLimit(days, [{ from: at("23T10:00"), to: null }], rules.time)).toEqual(at("27T00:00"));
  const stood = [
    { from: at("23T10:00"), to: at("24T10:00") },
    { from: at("25T10:00"), to: null },
  ] as const;
  expect(endOfLimit(days, [...stood], rules.time)).toEqual(at("28T00:00"));
  expect(endOfLimit(days, [{ from: at("23T10:00"), to: at("24T10:00") }], rules.time)).toBeNull();
});

test.each([
  [{ resolvedAt: at("30T23:59"), closedAt: null }, "kept"],
  [{ resolvedAt: new Date("2026-12-01T00:00:00+08:00"), closedAt: null }, "missed"],
  [{ resolvedAt: null, closedAt: at("28T10:00") }, "kept"],
  [{ resolvedAt: null, closedAt: null }, "running"],
])("by law until 30 November, %o is %s", (record, standing) => {
  expect(legalStanding({ legalDueOn: "2026-11-30", ...record }, rules.time, at("30T23:59")).standing).toBe(standing);
});
