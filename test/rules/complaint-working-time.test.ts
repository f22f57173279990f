import fc from "fast-check";
import { expect, test } from "vitest";
import { movedClocks, startedClocks, usedMs } from "../../src/features/complaints/clocks/clock-rules.ts";
import { afterWorking, endOfDay, workingMsBetween } from "../../src/features/complaints/clocks/working-time-rules.ts";
import { addDays } from "../../src/lib/dates.ts";
import { slowClock } from "../support/slow-clock.ts";
import { workTimeOf } from "../support/work-times.ts";

const hourMs = 3_600_000;

test.each([
  ["CN", "2026-11-23T10:00+08:00", "2026-11-23T12:30+08:00", 2.5, "within a day"],
  ["CN", "2026-11-23T07:00+08:00", "2026-11-23T23:00+08:00", 9, "a whole day"],
  ["CN", "2026-11-23T18:00+08:00", "2026-11-24T09:00+08:00", 0, "a night"],
  ["CN", "2026-11-20T17:00+08:00", "2026-11-23T10:00+08:00", 2, "over a weekend"],
  [
    "CN",
    "2026-02-13T17:00+08:00",
    "2026-02-14T12:00+08:00",
    4,
    "into a Saturday that is worked instead (Spring Festival 2026)",
  ],
  ["CN", "2026-02-14T17:00+08:00", "2026-02-24T10:00+08:00", 2, "over the Spring Festival"],
  ["CN", "2026-09-30T17:00+08:00", "2026-10-08T10:00+08:00", 2, "over the National Day week"],
  ["UK", "2026-03-27T17:00+00:00", "2026-03-30T10:00+01:00", 2, "over the night when clocks go forward"],
  ["UK", "2026-10-23T17:00+01:00", "2026-10-26T10:00+00:00", 2, "over the night when clocks go back"],
  ["UK", "2026-12-24T17:00+00:00", "2026-12-29T10:00+00:00", 2, "over Christmas, Boxing Day on a Saturday"],
  ["AU", "2026-04-02T17:00+11:00", "2026-04-07T10:00+10:00", 2, "over Easter, when clocks go back"],
  ["AU", "2026-10-02T17:00+10:00", "2026-10-05T10:00+11:00", 2, "over the night when clocks go forward"],
  ["CN", "2026-11-23T12:00+08:00", "2026-11-23T11:00+08:00", 0, "backwards"],
])("in %s from %s to %s %d h are worked: %s", (place, from, to, worked) => {
  expect(workingMsBetween(new Date(from), new Date(to), workTimeOf(place)) / hourMs).toBe(worked);
});

test.each([
  ["CN", "2026-01-25T00:00Z", "2026-03-10T00:00Z"],
  ["UK", "2026-03-10T00:00Z", "2026-04-20T00:00Z"],
  ["UK", "2026-10-10T00:00Z", "2026-11-15T00:00Z"],
  ["AU", "2026-03-20T00:00Z", "2026-04-30T00:00Z"],
])("in %s between %s and %s the quick figures equal the slow ones, with stops at any minute", (place, from, until) => {
  const time = workTimeOf(place);
  const slow = slowClock(time, from, until);
  const minutes = (Date.parse(until) - Date.parse(from)) / 60_000;
  const instant = (minute: number) => new Date(Date.parse(from) + minute * 60_000);
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: minutes - 1 }), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 60 * 45 }), (picked, limitMinutes) => {
      const [first = new Date(0), ...rest] = picked.sort((a, b) => a - b).map(instant);
      const last = rest.pop() ?? first;
      let clocks = startedClocks(first);
      let usedSlowly = 0;
      let since: Date | null = first;
      for (const at of rest) {
        if (since) usedSlowly += slow.between(since, at);
        clocks = movedClocks(clocks, since ? "pause" : "resume", { at }, time);
        since = since ? null : at;
      }
      if (since) usedSlowly += slow.between(since, last);
      expect(usedMs(clocks, last, time)).toBe(usedSlowly);
      const after = slow.after(first, limitMinutes * 60_000);
      if (after) expect(afterWorking(first, limitMinutes * 60_000, time)).toEqual(after);
    }),
    { numRuns: 200, seed: 5 },
  );
});

test("the end of a day is the first instant of the next, on days of 23 and 25 hours too", () => {
  for (const [date, hoursLong] of [
    ["2026-03-29", 23],
    ["2026-10-25", 25],
    ["2026-06-01", 24],
  ] as const) {
    const ms = Number(endOfDay(date, "Europe/London")) - Number(endOfDay(addDays(date, -1), "Europe/London"));
    expect([date, ms / hourMs]).toEqual([date, hoursLong]);
  }
});
