import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadCalendar } from "../../src/features/policy/load-calendar.ts";
import { calendarOf, unpublishedCalendars } from "../../src/features/policy/queries.ts";
import { type Book, now, staffedBook } from "../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

/** Loads a year as an administrator does; gives the exit code and what was said. */
async function load(year: string, value: unknown) {
  const file = path.join(book.folder, "year.json");
  writeFileSync(file, JSON.stringify(value));
  let said = "";
  const hear = (line: string) => (said += line);
  const code = await loadCalendar(book.db, ["CN", year, file], now, { stdout: hear, stderr: hear });
  return { code, said };
}

test("a loaded year is checked for days of other years", async () => {
  const { code, said } = await load("2027", { holidays: ["2027-01-01", "2026-12-31"], makeUpDays: [] });
  expect(code).toBe(2);
  expect(said).toContain("2026-12-31 is not a day of 2027");
  expect((await load("2027", { holidays: [], makeUpDays: ["2028-01-08"] })).code).toBe(2);
  expect((await calendarOf(book.db, "CN")).isPublished(2027)).toBe(false);
  expect(await load("2027", { holidays: ["2027-12-31"], makeUpDays: ["2027-02-20"] })).toEqual({
    code: 0,
    said: "The calendar of CN for 2027 is loaded.",
  });
  expect((await calendarOf(book.db, "CN")).isWorkingDay("2027-12-31")).toBe(false);
});

test.each([
  ["2026-11-30", []],
  ["2026-12-01", [{ year: 2027, jurisdictions: ["CN"] }]],
  ["2027-06-01", [{ year: 2027, jurisdictions: ["CN"] }]],
  [
    "2027-12-31",
    [
      { year: 2027, jurisdictions: ["CN"] },
      { year: 2028, jurisdictions: ["CN"] },
    ],
  ],
])("on %s administrators are told of %o", async (today, told) => {
  expect(await unpublishedCalendars(book.db, today)).toEqual(told);
});
