import { expect, test } from "vitest";
import { nextOccurrence, parseYearlyDay } from "../../src/lib/recurring.ts";

test.each([
  // written, calendar, from, next
  ["1990-11-21", "solar", "2026-11-21", "2026-11-21"],
  ["1990-11-20", "solar", "2026-11-21", "2027-11-20"],
  ["--12-31", "solar", "2026-11-21", "2026-12-31"],
  ["--01-01", "solar", "2026-12-31", "2027-01-01"],
  ["1992-02-29", "solar", "2027-01-01", "2027-02-28"],
  ["1992-02-29", "solar", "2028-01-01", "2028-02-29"],
  ["1970-08-15", "lunar", "2026-09-01", "2026-09-25"],
  ["1970-08-15", "lunar", "2026-09-26", "2027-09-15"],
  ["--12-08", "lunar", "2026-01-01", "2026-01-26"],
  // the twelfth month of 2026 has 29 days: a 30th is kept on its last day, New Year's Eve
  ["--12-30", "lunar", "2027-01-01", "2027-02-05"],
  // the second month of 2025 and 2026 has 29 days, that of 2024 has 30
  ["1970-02-29", "lunar", "2025-01-01", "2025-03-28"],
  ["1970-02-30", "lunar", "2026-01-01", "2026-04-16"],
  ["1970-02-30", "lunar", "2024-01-01", "2024-04-08"],
  // born in the leap second month, which 2023 has, of 29 days
  ["1985-L02-29", "lunar", "2023-04-01", "2023-04-19"],
  // born in the leap sixth month: kept there when the year has one (2025), else in the sixth
  ["1987-L06-01", "lunar", "2025-06-01", "2025-07-25"],
  ["1987-L06-01", "lunar", "2026-06-01", "2026-07-14"],
  ["1987-06-01", "lunar", "2025-06-01", "2025-06-25"],
] as const)("%s (%s) comes next, from %s on, on %s", (written, calendar, from, next) => {
  const day = parseYearlyDay(written, calendar);
  expect(day && nextOccurrence(day, from)).toBe(next);
});

test.each([
  ["1990-13-01", "solar"],
  ["1990-02-30", "solar"],
  ["1991-02-29", "solar"],
  ["--00-10", "lunar"],
  ["1990-01-31", "lunar"],
  ["1990-L06-01", "solar"],
  ["yesterday", "solar"],
] as const)("%s is no %s day", (written, calendar) => {
  expect(parseYearlyDay(written, calendar)).toBeUndefined();
});
