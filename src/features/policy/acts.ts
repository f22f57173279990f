import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { loadedYearShape } from "./queries.ts";
import type { Policy } from "./rules.ts";

const name = "visits";

/**
 * Appends a policy, valid from the day on, unless another was appended since `base`, the row that it was made from (0: there
 * was none): then it gives false, and whoever saves is shown what changed. Two at the same moment: one of them.
 */
export function savePolicy(
  { prisma }: Db,
  order: { policy: Policy; base: number; validFrom: PlainDate; setById: number; setAt: Date },
): Promise<boolean> {
  const { policy, base, ...rest } = order;
  return prisma.$transaction(async (tx) => {
    // the row stands for the whole policy: who saves at the same moment waits here
    await tx.$executeRaw`
      INSERT INTO "Setting" ("name", "value") VALUES ('policy', '') ON CONFLICT ("name") DO UPDATE SET "value" = ''`;
    const newest = await tx.policy.findFirst({
      where: { name },
      orderBy: [{ validFrom: "desc" }, { id: "desc" }],
      select: { id: true, validFrom: true },
    });
    if ((newest?.id ?? 0) !== base) return false;
    // east of here it may be a day later already: what is saved last counts last
    const validFrom = newest && newest.validFrom > rest.validFrom ? newest.validFrom : rest.validFrom;
    await tx.policy.create({ data: { ...rest, name, value: JSON.stringify(policy), validFrom }, select: { id: true } });
    return true;
  });
}

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
