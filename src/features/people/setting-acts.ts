import type { Db } from "../../db/sql.ts";
import type { OwnSettings } from "./setting-rules.ts";

/** Keeps what a person has set for themselves, all of it at once; what is as the policy says is not kept. */
export function keepSettings({ prisma }: Db, personId: number, settings: OwnSettings): Promise<unknown> {
  const kept = Object.entries(settings)
    .filter(([name, value]) => value !== null && !(name === "endOfDay" && value === true))
    .map(([name, value]) => ({ personId, name, value: JSON.stringify(value) }));
  return prisma.$transaction([
    // of two forms sent at once the second waits here, and then stands whole
    prisma.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${personId}`,
    prisma.personSetting.deleteMany({ where: { personId, name: { in: Object.keys(settings) } } }),
    prisma.personSetting.createMany({ data: kept }),
  ]);
}
