import { expect, test } from "vitest";
import { addWorkingDays, nextWorkingDay, workingCalendar, workingDayOnOrBefore } from "../../src/lib/working-days.ts";
import { startScript } from "../support/child.ts";

const loaded = { 2028: { holidays: ["2028-01-03"], makeUpDays: ["2028-01-08"] } };

test.each([
  ["CN", "2026-11-23", true, "a Monday"],
  ["CN", "2026-11-21", false, "a Saturday"],
  ["CN", "2026-10-01", false, "National Day"],
  ["CN", "2026-10-10", true, "a Saturday that makes up for the holiday"],
  ["CN", "2026-02-14", true, "a Saturday that makes up for Spring Festival"],
  ["CN", "2027-01-01", false, "not published: New Year's Day is fixed"],
  ["CN", "2027-02-05", false, "not published: the eve of Spring Festival"],
  ["CN", "2027-02-08", false, "not published: the third day of Spring Festival"],
  ["CN", "2027-10-04", true, "not published: no bridge days"],
  ["CN", "2028-01-03", false, "loaded by an administrator"],
  ["CN", "2028-01-08", true, "a make-up Saturday that was loaded"],
  ["UK", "2026-12-28", false, "the substitute for Boxing Day"],
  ["UK", "2026-10-01", true, "no holiday there"],
  ["AU", "2026-01-26", false, "Australia Day"],
  ["KR", "2026-02-19", false, "the third day of Seollal"],
  ["KR", "2026-02-20", true, "the day after it"],
  ["TR", "2026-05-29", false, "the third day of a feast that begins on the evening before"],
  ["TR", "2026-03-23", true, "the feast ends within that day"],
  ["AE", "2026-05-29", false, "the third day of Eid al-Adha"],
  ["VN", "2026-02-20", false, "the fifth day of Tết"],
  ["XX", "2026-10-01", true, "an unknown jurisdiction: Monday to Friday"],
])("%s %s is worked: %s (%s)", async (jurisdiction, date, worked) => {
  expect((await workingCalendar(jurisdiction, loaded)).isWorkingDay(date)).toBe(worked);
});

test("a year that the library does not know counts as not published, until it is loaded", async () => {
  const calendar = await workingCalendar("CN", loaded);
  expect([2026, 2027, 2028].map((year) => calendar.isPublished(year))).toEqual([true, false, true]);
});

test("working days are found over a long holiday", async () => {
  const calendar = await workingCalendar("CN");
  expect(nextWorkingDay("2026-09-30", calendar)).toBe("2026-10-08");
  expect(workingDayOnOrBefore("2026-10-05", calendar)).toBe("2026-09-30");
  expect(addWorkingDays("2026-09-30", 3, calendar)).toBe("2026-10-10");
});

test("the calendars say the same wherever the machine stands", async () => {
  const zones = ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Pago_Pago", "Pacific/Kiritimati"];
  const told = zones.map((TZ) => startScript("tell-days.ts", [], { TZ }));
  expect(await Promise.all(told.map((script) => script.ended()))).toEqual(zones.map(() => 0));
  const [first = "", ...others] = told.map((script) => script.stdout());
  expect(first).toContain("CN 2026-01-01 2026-01-02 2026-01-03 2026-01-10 2026-01-11 ");
  expect(first).toContain("2 2027-03-08 2027-03-22 2027-04-06 ");
  expect(first).toContain("qingming 2027-04-05");
  expect(first).toContain("winterSolstice 2026-12-22");
  expect(others).toEqual(others.map(() => first));
});
