import { describe, expect, test } from "vitest";
import { ageOf, dueSoLate, readDue, snoozeDays, workingDaysLate } from "../../src/features/follow-ups/rules.ts";
import { addDays } from "../../src/lib/dates.ts";
import { workingCalendar } from "../../src/lib/working-days.ts";

const china = await workingCalendar("CN");
const britain = await workingCalendar("GB");

test.each([
  ["due today", "2026-11-23", "2026-11-23", 0],
  ["due tomorrow", "2026-11-24", "2026-11-23", 0],
  ["due on Friday, now Saturday", "2026-11-20", "2026-11-21", 0],
  ["due on Friday, now Monday", "2026-11-20", "2026-11-23", 1],
  ["due on Saturday, now Monday", "2026-11-21", "2026-11-23", 1],
  ["a week later", "2026-11-16", "2026-11-23", 5],
  ["over the National Day of 2026, after which a Saturday is worked", "2026-09-30", "2026-10-10", 3],
  ["a make-up Sunday before it counts as well", "2026-09-18", "2026-09-21", 2],
  ["over the end of a year", "2025-12-31", "2026-01-05", 2],
  ["over a leap day", "2028-02-28", "2028-03-01", 2],
])("working days late in China: %s", (_, dueOn, today, days) => {
  expect(workingDaysLate(dueOn, today, china)).toBe(days);
});

test("each branch counts by its own calendar", () => {
  // Christmas and Boxing Day, which is kept on the Monday
  expect(workingDaysLate("2026-12-24", "2026-12-29", britain)).toBe(1);
  expect(workingDaysLate("2026-12-24", "2026-12-29", china)).toBe(3);
});

test("the latest due date that is so late is the last one that is", () => {
  for (let today = "2026-01-01"; today < "2027-01-01"; today = addDays(today, 1)) {
    for (const days of [3, 7]) {
      const dueBy = dueSoLate(days, today, china);
      expect([today, workingDaysLate(dueBy, today, china)]).toEqual([today, days]);
      expect(workingDaysLate(addDays(dueBy, 1), today, china)).toBe(days - 1);
    }
  }
});

test.each([
  ["2026-11-23", 0, "due"],
  ["2026-11-24", 0, "later"],
  ["2026-11-20", 0, "due"],
  ["2026-11-20", 1, "late1"],
  ["2026-11-18", 3, "late1"],
  ["2026-11-17", 4, "late4"],
  ["2026-11-12", 7, "late4"],
  ["2026-11-11", 8, "late8"],
  ["2026-11-03", 14, "late8"],
  ["2026-11-02", 15, "late15"],
] as const)("due on %s and %i working days late on 23 November is %s", (dueOn, late, age) => {
  expect(ageOf(dueOn, late, "2026-11-23")).toBe(age);
});

test.each([
  ["a Monday", "2026-11-23", ["2026-11-24", "2026-11-26", "2026-11-30"]],
  ["a Friday: the weekend is passed over", "2026-11-20", ["2026-11-23", "2026-11-23", "2026-11-23"]],
  ["a Sunday", "2026-11-22", ["2026-11-23", "2026-11-25", "2026-11-23"]],
  ["before the National Day", "2026-09-30", ["2026-10-08", "2026-10-08", "2026-10-08"]],
  ["before a make-up Sunday", "2026-09-19", ["2026-09-20", "2026-09-22", "2026-09-21"]],
])("put off on %s", (_, today, [tomorrow, threeDays, nextWeek]) => {
  expect(snoozeDays(today, china)).toEqual({ tomorrow, threeDays, nextWeek });
});

describe("when a form says that it is due, on 23 November 2026", () => {
  test.each([
    [
      { words: "", picked: "" },
      { fault: "none", at: "words" },
    ],
    [{ words: "  ", picked: "2026-11-23" }, { day: "2026-11-23" }],
    [
      { words: "", picked: "2026-11-22" },
      { fault: "past", at: "picked" },
    ],
    [
      { words: "", picked: "2126-11-22" },
      { fault: "far", at: "picked" },
    ],
    [{ words: "tomorrow", picked: "" }, { toShow: "2026-11-24" }],
    [{ words: "tomorrow", picked: "", shown: "2026-11-24" }, { day: "2026-11-24" }],
    // other words than those that were shown
    [{ words: "后天", picked: "", shown: "2026-11-24" }, { toShow: "2026-11-25" }],
    [{ words: "tomorrow", picked: "2026-11-24" }, { day: "2026-11-24" }],
    [
      { words: "tomorrow", picked: "2026-11-25" },
      { fault: "two", at: "picked" },
    ],
    [
      { words: "2026-11-20", picked: "", shown: "2026-11-20" },
      { fault: "past", at: "words" },
    ],
    [
      { words: "30 feb", picked: "" },
      { fault: "noSuchDay", at: "words" },
    ],
    [
      { words: "whenever", picked: "2026-11-24" },
      { fault: "unknown", at: "words" },
    ],
  ])("%j is %j", (entered, read) => {
    expect(readDue(entered, "2026-11-23")).toEqual(read);
  });
});
