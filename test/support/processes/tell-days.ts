// Writes what the calendars say of some days, for a test that runs it in several time zones.

import { addDays } from "../../../src/lib/dates.ts";
import { nextFestivals } from "../../../src/lib/festivals.ts";
import { nextOccurrence } from "../../../src/lib/recurring.ts";
import { workingCalendar } from "../../../src/lib/working-days.ts";

const lunar = { year: null, leap: false, lunar: true };
for (const jurisdiction of ["CN", "UK"]) {
  const { isWorkingDay } = await workingCalendar(jurisdiction);
  const off = Array.from({ length: 730 }, (_, i) => addDays("2026-01-01", i)).filter((date) => !isWorkingDay(date));
  process.stdout.write(`${jurisdiction} ${off.join(" ")}\n`);
}
for (const month of [1, 2, 6, 12]) {
  const days = [1, 15, 30].map((day) => nextOccurrence({ ...lunar, month, day }, "2026-06-01"));
  process.stdout.write(
    `${month} ${days.join(" ")} ${nextOccurrence({ ...lunar, leap: true, month, day: 1 }, "2025-06-01")}\n`,
  );
}
process.stdout.write(
  nextFestivals("2026-06-01")
    .map(({ name, on }) => `${name} ${on}\n`)
    .join(""),
);
