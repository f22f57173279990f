import { expect, test } from "vitest";
import { addDays, daysBetween, instantOf, isDate, localDate, localTime } from "../../src/lib/dates.ts";
import { endWords } from "../../src/lib/moments.ts";

test.each([
  ["2026-11-28T10:05:00Z", "28 Nov 18:05"],
  ["2026-11-28T16:00:00Z", "28 Nov"],
  ["2026-12-31T16:00:00Z", "31 Dec"],
])("what ends at %s ends, in Shanghai, on %s", (at, said) => {
  const reader = { language: "en", timeZone: "Asia/Shanghai", today: "2026-11-23" } as const;
  expect(endWords(new Date(at), reader)).toBe(said);
});

test.each([
  ["2026-11-21", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-11-31", false],
  ["2026-1-1", false],
  ["", false],
])("%s is a date: %s", (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test.each([
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-03-29", -1, "2026-03-28"],
  ["2026-11-21", 0, "2026-11-21"],
])("%s and %i days is %s", (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
  expect(daysBetween(date, expected)).toBe(days);
});

test.each([
  ["2026-11-23", "08:00", "Asia/Shanghai", "2026-11-23T00:00:00.000Z"],
  ["2026-03-29", "08:00", "Europe/London", "2026-03-29T07:00:00.000Z"],
  ["2026-03-28", "08:00", "Europe/London", "2026-03-28T08:00:00.000Z"],
  ["2026-10-25", "08:00", "Europe/London", "2026-10-25T08:00:00.000Z"],
  ["2026-10-04", "08:00", "Australia/Lord_Howe", "2026-10-03T21:00:00.000Z"],
  ["2026-06-01", "08:00", "Asia/Kathmandu", "2026-06-01T02:15:00.000Z"],
])("%s %s in %s is %s, and back", (date, time, zone, instant) => {
  expect(instantOf(date, time, zone).toISOString()).toBe(instant);
  expect(localDate(new Date(instant), zone)).toBe(date);
  expect(localTime(new Date(instant), zone)).toBe(time);
});

test("a time that a change of clocks leaves out is taken an hour later", () => {
  expect(instantOf("2026-03-29", "01:30", "Europe/London").toISOString()).toBe("2026-03-29T01:30:00.000Z");
});
