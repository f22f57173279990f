import { readFileSync } from "node:fs";
import { ZodError } from "zod";
import type { Db } from "../../db/sql.ts";
import { localDate } from "../../lib/dates.ts";
import { loadCalendarYear } from "./acts.ts";

const usage = `Usage: npm run rounds -- calendar JURISDICTION YEAR FILE
  FILE is JSON: { "holidays": ["2027-02-05", …], "makeUpDays": ["2027-02-20", …] }`;

/**
 * `rounds calendar CN 2027 FILE`: loads a year's public holidays and make-up working days, for when the library does not know
 * them yet. Gives the exit code; 2 when nothing was loaded.
 */
export async function loadCalendar(
  db: Db,
  args: string[],
  now: Date,
  terminal: { stdout(line: string): void; stderr(line: string): void },
): Promise<number> {
  const [jurisdiction = "", year = "", file = ""] = args;
  if (!/^[A-Z]{2}$/.test(jurisdiction) || !/^\d{4}$/.test(year) || file === "") {
    terminal.stderr(usage);
    return 2;
  }
  try {
    await loadCalendarYear(
      db,
      jurisdiction,
      Number(year),
      JSON.parse(readFileSync(file, "utf8")),
      localDate(now, "UTC"),
    );
  } catch (error) {
    const reason = error instanceof ZodError ? (error.issues[0]?.message ?? "wrong form") : (error as Error).message;
    terminal.stderr(`${file} was not loaded: ${reason}\n${usage}`);
    return 2;
  }
  terminal.stdout(`The calendar of ${jurisdiction} for ${year} is loaded.`);
  return 0;
}
