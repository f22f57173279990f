import { describe, expect, test } from "vitest";
import { addMonths, dateAfterKey, weekdayOf, weeksOf } from "../../src/sandbox/page/blocks/elements/month.ts";
import { dayOf, fillDateFormat, fullOf, type Reader, timeOf } from "../../src/sandbox/page/state/dates.ts";
import { addDays, instantOf, nextWorkdayAt, wallOf } from "../../src/sandbox/page/state/zone.ts";
import { en, zh } from "../../src/sandbox/page/text.ts";

const now = new Date("2026-11-21T13:31:00Z");
const tom: Reader = { locale: "en-US", zone: "Europe/London", now, words: en };
const mei: Reader = { locale: "zh-CN", zone: "Asia/Shanghai", now, words: zh };
const spaces = (text: string | undefined) => text?.replaceAll(/[\u202f\u00a0]/g, " ");

describe("wall clocks", () => {
  test.each([
    ["Asia/Shanghai", "2026-11-21T21:31", "2026-11-21T13:31:00.000Z"],
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00.000Z"],
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
    ["Europe/London", "2026-07-01T00:00", "2026-06-30T23:00:00.000Z"],
    ["Asia/Kolkata", "2026-01-01T05:30", "2026-01-01T00:00:00.000Z"],
    ["Pacific/Apia", "2026-01-01T00:00", "2025-12-31T11:00:00.000Z"],
  ])("in %s, %s is %s", (zone, wall, instant) => {
    const [date = "", time = ""] = wall.split("T");
    expect(instantOf({ date, time }, zone).toISOString()).toBe(instant);
  });

  test("a wall clock is read off an instant, midnight as 00:00", () => {
    expect(wallOf(new Date("2026-11-20T16:00:00Z"), "Asia/Shanghai")).toEqual({ date: "2026-11-21", time: "00:00" });
  });

  test.each([
    ["on a Friday before it, the same day", "2026-11-19T23:00:00Z", "2026-11-20T00:00:00.000Z"],
    ["on a Friday at it, Monday", "2026-11-20T00:00:00Z", "2026-11-23T00:00:00.000Z"],
    ["on a Saturday before it, Monday", "2026-11-20T22:00:00Z", "2026-11-23T00:00:00.000Z"],
    ["on a Sunday evening, Monday", "2026-11-22T12:00:00Z", "2026-11-23T00:00:00.000Z"],
  ])("the next working 08:00 in Shanghai is %s", (_when, from, next) => {
    expect(nextWorkdayAt("08:00", new Date(from), "Asia/Shanghai").toISOString()).toBe(next);
  });

  test("days are added over the ends of months and years", () => {
    expect([addDays("2026-12-31", 1), addDays("2028-03-01", -1)]).toEqual(["2027-01-01", "2028-02-29"]);
  });
});

describe("how dates read", () => {
  test.each([
    [tom, "1:31 PM", "Sat, Nov 21, 2026, 1:31 PM"],
    [mei, "21:31", "2026年11月21日（周六）21:31"],
  ])("times and full dates", (reader, time, full) => {
    expect([spaces(timeOf(now, reader)), spaces(fullOf(now, reader))]).toEqual([time, full]);
  });

  test.each([
    ["2026-11-21T02:00:00Z", "Today", "今天"],
    ["2026-11-20T20:00:00Z", "Yesterday", "今天"],
    ["2026-11-19T12:00:00Z", "Thursday, November 19", "11月19日（周四）"],
    ["2025-12-31T12:00:00Z", "Wednesday, December 31, 2025", "2025年12月31日（周三）"],
  ])("the day of %s", (at, english, chinese) => {
    expect([dayOf(new Date(at), tom), dayOf(new Date(at), mei)]).toEqual([english, chinese]);
  });

  test.each([
    ["{date_num} {time}", "2026-11-21 1:31 PM", "2026-11-21 21:31"],
    ["{date_pretty}", "Today", "今天"],
    ["{date_short}", "Nov 21, 2026", "2026年11月21日"],
    ["{date_long}", "Saturday, November 21, 2026", "2026年11月21日星期六"],
    ["{no_such_token}", undefined, undefined],
  ])("the format %s", (pattern, english, chinese) => {
    const seconds = now.getTime() / 1000;
    const read = (reader: Reader) => spaces(fillDateFormat(pattern, seconds, reader));
    expect([read(tom), read(mei)]).toEqual([english, chinese]);
  });

  test("a time ago is said in words", () => {
    expect(fillDateFormat("{ago}", now.getTime() / 1000 - 7200, tom)).toBe("2 hours ago");
  });
});

describe("the calendar", () => {
  test("shows whole weeks around a month, from the week's first day", () => {
    const weeks = weeksOf("2026-11", 1);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual(["2026-10-26", "2026-12-06", 6]);
    expect(weeksOf("2026-11", 7)[0]?.[0]).toBe("2026-11-01");
  });

  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-01-15", -1, "2025-12-15"],
  ])("%s moved by %i months is %s", (date, months, moved) => expect(addMonths(date, months)).toBe(moved));

  test.each([
    ["ArrowLeft", "2026-11-20"],
    ["ArrowDown", "2026-11-28"],
    ["Home", "2026-11-16"],
    ["End", "2026-11-22"],
    ["PageUp", "2026-10-21"],
    ["x", undefined],
  ])("%s moves to %s", (key, date) => expect(dateAfterKey("2026-11-21", key, 1)).toBe(date));

  test("Sunday is the seventh day", () => expect(weekdayOf("2026-11-22")).toBe(7));
});
