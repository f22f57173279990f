import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { loadedYearShape } from "./queries.ts";

/**
 * Keeps a year's holidays and make-up days for a jurisdiction; a later loading of the same year goes before it. Throws a
 * ZodError when `value` is not of the shape { holidays: dates, makeUpDays: dates } with dates of that year.
 */
export async function loadCalendarYear(
  db: Db,
  jurisdiction: string,
  year: number,
  value: unknown,
  today: PlainDate,
): Promise<void> {
  const checked = loadedYearShape
    .superRefine(({ holidays, makeUpDays }, context) => {
      const stranger = [...holidays, ...makeUpDays].find((date) => !date.startsWith(`${year}-`));
      if (stranger) context.addIssue({ code: "custom", message: `${stranger} is not a day of ${year}` });
    })
    .parse(value);
  await db.prisma.policy.create({
    data: { name: `calendar.${jurisdiction}.${year}`, value: JSON.stringify(checked), validFrom: today },
  });
}
