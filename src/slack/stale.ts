import type { Db } from "../db/sql.ts";
import type { Shows } from "./delivery.ts";

/** Takes the note away, unless something has changed since that is not shown. */
export async function markShown({ prisma }: Pick<Db, "prisma">, { key, changeId }: Shows): Promise<void> {
  await prisma.staleMessage.deleteMany({ where: { key, changeId } });
}

/**
 * Takes the messages that have not shown a change since before that moment of the real clock, the oldest first. They go to the
 * end of the line: who fails to show one does not keep the others waiting, and another process leaves it alone for a while.
 */
export async function takeStale({ prisma }: Db, before: number, most: number): Promise<Shows[]> {
  const rows = await prisma.$queryRaw<{ key: string; changeId: number | bigint }[]>`
    UPDATE "StaleMessage" SET "since" = ${BigInt(Date.now())} WHERE "key" IN (
      SELECT "key" FROM "StaleMessage" WHERE "since" <= ${BigInt(before)} ORDER BY "since" LIMIT ${most})
    RETURNING "key", "changeId"`;
  return rows.map(({ key, changeId }) => ({ key, changeId: Number(changeId) }));
}
