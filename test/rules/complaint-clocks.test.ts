import { expect, test } from "vitest";
import {
  clockEnds,
  dueAt,
  legalDueOn,
  movedClocks,
  nextWarningAt,
  startedClocks,
  type Timed,
  usedMs,
  warningsDue,
} from "../../src/features/complaints/clocks/clock-rules.ts";
import { readClocks } from "../../src/features/complaints/clocks/reading-rules.ts";
import { defaultComplaintPolicy as policy } from "../../src/features/policy/complaint-rules.ts";
import { localDate } from "../../src/lib/dates.ts";
import { workTimeOf } from "../support/work-times.ts";

const hourMs = 3_600_000;

/** A complaint filed at an instant, whose clocks run. */
function filed(place: string, at: string, severity: Timed["severity"] = "S3", step = 0): Timed {
  const filedOn = localDate(new Date(at), workTimeOf(place).timeZone);
  const until = legalDueOn(filedOn, step, place, policy) ?? "";
  return { ...startedClocks(new Date(at)), severity, filedOn, legalDueOn: until };
}
const endsOf = (timed: Timed, place: string) =>
  Object.fromEntries(
    clockEnds(timed, policy, workTimeOf(place)).map(({ clock, at }) => [clock, at?.toISOString() ?? null]),
  );
const iso = (text: string) => new Date(text).toISOString();

test.each([
  ["CN", "2026-11-23T10:00+08:00", "S1", "2026-11-23T11:00+08:00", "2026-11-23T14:00+08:00", "2026-11-26T10:00+08:00"],
  ["CN", "2026-11-20T17:30+08:00", "S1", "2026-11-23T09:30+08:00", "2026-11-23T12:30+08:00", "2026-11-25T17:30+08:00"],
  // filed on a Saturday that is no working day: the clock begins on Monday
  ["CN", "2026-11-21T15:00+08:00", "S2", "2026-11-23T13:00+08:00", "2026-11-24T18:00+08:00", "2026-11-27T18:00+08:00"],
  ["CN", "2026-02-13T09:00+08:00", "S3", "2026-02-13T18:00+08:00", "2026-02-24T18:00+08:00", "2026-03-04T18:00+08:00"],
  ["UK", "2026-10-23T12:00+01:00", "S3", "2026-10-26T12:00Z", "2026-10-28T12:00Z", "2026-11-06T12:00Z"],
  ["AU", "2026-10-02T12:00+10:00", "S2", "2026-10-02T16:00+10:00", "2026-10-06T12:00+11:00", "2026-10-09T12:00+11:00"],
] as const)(
  "in %s, filed at %s as %s: acknowledged by %s, proposed by %s, resolved by %s",
  (place, at, severity, ...ends) => {
    const [acknowledge, propose, resolve] = ends.map(iso);
    expect(endsOf(filed(place, at, severity), place)).toMatchObject({ acknowledge, propose, resolve });
  },
);

test("S4 has fifteen calendar days and needs no proposal", () => {
  const ends = endsOf(filed("CN", "2026-11-23T10:00+08:00", "S4"), "CN");
  expect(ends).toEqual({
    acknowledge: iso("2026-11-24T10:00+08:00"),
    resolve: iso("2026-12-09T00:00+08:00"),
    legal: iso("2026-12-09T00:00+08:00"),
  });
});

test.each([
  ["CN", "2026-01-16", ["2026-01-31", "2026-02-15", "2026-03-17", undefined]],
  ["CN", "2028-02-14", ["2028-02-29", "2028-03-15", "2028-04-14", undefined]],
  ["UK", "2026-12-31", ["2027-02-25", undefined]],
  ["AU", "2027-01-30", ["2027-03-01", undefined]],
  // a jurisdiction that the policy does not name
  ["DE", "2026-01-16", ["2026-01-31", "2026-02-15", "2026-03-17", undefined]],
] as const)("in %s the legal clock of what was filed on %s ends on %o", (place, filedOn, dates) => {
  expect(dates.map((_, step) => legalDueOn(filedOn, step, place, policy))).toEqual(dates);
});

test("the legal clock counts from the branch's own day, whatever day it is elsewhere, and ends with its last day", () => {
  // 23:30 on the 22nd in London is the 23rd in Shanghai
  const [london, shanghai] = ["UK", "CN"].map((place) => filed(place, "2026-11-22T23:30Z"));
  expect([london?.filedOn, shanghai?.filedOn]).toEqual(["2026-11-22", "2026-11-23"]);
  expect(endsOf(filed("CN", "2026-11-22T23:30Z"), "CN").legal).toBe(iso("2026-12-09T00:00+08:00"));
  // over the night when clocks go back in London: local midnight is another instant
  expect(endsOf(filed("UK", "2026-09-01T12:00+01:00"), "UK").legal).toBe(iso("2026-10-28T00:00Z"));
});

test("waiting for the client stops the house's clock and never the legal one; a limit that was over stays over", () => {
  const time = workTimeOf("CN");
  const start = filed("CN", "2026-11-23T09:00+08:00", "S2");
  const waits = movedClocks(start, "pause", { at: new Date("2026-11-23T12:00+08:00") }, time);
  // the acknowledgement had 4 h, of which 3 are used
  expect(endsOf(waits, "CN")).toEqual({
    ...{ acknowledge: null, propose: null, resolve: null },
    legal: iso("2026-12-09T00:00+08:00"),
  });
  expect(dueAt(waits, policy, time)).toEqual(new Date("2026-12-09T00:00+08:00"));
  expect(usedMs(waits, new Date("2026-11-27T12:00+08:00"), time)).toBe(3 * hourMs);
  const goesOn = movedClocks(waits, "resume", { at: new Date("2026-11-25T10:00+08:00") }, time);
  expect(endsOf(goesOn, "CN")).toMatchObject({ acknowledge: iso("2026-11-25T11:00+08:00") });
  const late = movedClocks(start, "pause", { at: new Date("2026-11-23T14:00+08:00") }, time);
  expect(endsOf(late, "CN").acknowledge).toBe(iso("2026-11-23T14:00+08:00"));
});

test("an S4 in calendar days is moved by as long as it stood", () => {
  const time = workTimeOf("CN");
  const start = filed("CN", "2026-11-23T10:00+08:00", "S4");
  const waits = movedClocks(start, "pause", { at: new Date("2026-11-24T10:00+08:00") }, time);
  expect(endsOf(waits, "CN").resolve).toBeNull();
  const goesOn = movedClocks(waits, "resume", { at: new Date("2026-11-26T16:00+08:00") }, time);
  expect(endsOf(goesOn, "CN").resolve).toBe(iso("2026-12-11T06:00+08:00"));
});

test("a change of severity moves the house's clock by the time already used", () => {
  const time = workTimeOf("CN");
  const start = filed("CN", "2026-11-23T09:00+08:00", "S3");
  const now = new Date("2026-11-24T09:00+08:00");
  expect(dueAt(start, policy, time)).toEqual(new Date("2026-12-04T18:00+08:00"));
  const raised: Timed = { ...start, severity: "S1" };
  expect(dueAt(raised, policy, time)).toEqual(new Date("2026-11-25T18:00+08:00"));
  expect(usedMs(raised, now, time)).toBe(9 * hourMs);
  expect(readClocks(raised, { policy, time, jurisdiction: "CN" }, now)).toMatchObject({
    house: { leftMs: 18 * hourMs, dayMs: 9 * hourMs },
    legal: { dueOn: "2026-12-08", leftDays: 14 },
  });
  // what the step would have had is over: warned of at once
  expect(warningsDue(raised, policy, time, now).map(({ clock, share }) => [clock, share])).toEqual([
    ["acknowledge", 100],
    ["propose", 100],
  ]);
});

test("warnings come at 50, 80 and 100 percent, of each clock the highest; none once the client was told", () => {
  const time = workTimeOf("CN");
  const start = filed("CN", "2026-11-23T09:00+08:00", "S2");
  const due = (timed: Timed, at: string) =>
    warningsDue(timed, policy, time, new Date(at)).map(({ clock, share }) => `${clock} ${share}`);
  expect(due(start, "2026-11-23T10:59+08:00")).toEqual([]);
  expect(nextWarningAt(start, policy, time, start.clockFrom)).toEqual(new Date("2026-11-23T11:00+08:00"));
  expect(due(start, "2026-11-23T11:00+08:00")).toEqual(["acknowledge 50"]);
  expect(due(start, "2026-11-23T12:12+08:00")).toEqual(["acknowledge 80"]);
  const known = movedClocks(start, "acknowledge", { at: new Date("2026-11-23T12:30+08:00") }, time);
  expect(due(known, "2026-11-24T09:00+08:00")).toEqual(["propose 50"]);
  // 80 % of the legal fifteen days is twelve: the midnight after the twelfth
  expect(due(known, "2026-12-06T00:00+08:00")).toEqual(["propose 100", "resolve 100", "legal 80"]);
  const told = movedClocks(known, "resolve", { at: new Date("2026-11-24T12:00+08:00") }, time);
  expect(due(told, "2027-01-01T00:00Z")).toEqual([]);
  expect(nextWarningAt(told, policy, time, new Date("2026-11-24T12:00+08:00"))).toBeNull();
});

test("the client was told before the act says so: the clock ends then; never before it last stood", () => {
  const time = workTimeOf("CN");
  const start = filed("CN", "2026-11-23T09:00+08:00");
  const at = new Date("2026-11-23T17:00+08:00");
  const told = movedClocks(start, "resolve", { at, toldAt: new Date("2026-11-23T15:00+08:00") }, time);
  expect([told.resolvedAt, told.clockUsedMs]).toEqual([new Date("2026-11-23T15:00+08:00"), 6 * hourMs]);
  const waited = movedClocks(
    movedClocks(start, "pause", { at: new Date("2026-11-23T10:00+08:00") }, time),
    "resume",
    { at: new Date("2026-11-23T16:00+08:00") },
    time,
  );
  const after = movedClocks(waited, "resolve", { at, toldAt: new Date("2026-11-23T15:00+08:00") }, time);
  expect([after.resolvedAt, after.clockUsedMs]).toEqual([new Date("2026-11-23T16:00+08:00"), hourMs]);
});
