import type { Db } from "../../db/sql.ts";

/** The people for whom a line waits, so that a morning asks only after theirs. */
export async function peopleWithNotices(db: Db): Promise<Set<number>> {
  const rows = await db.rows<{ personId: number }>(`SELECT DISTINCT "personId" FROM "Notice" WHERE "toldIn" IS NULL`);
  return new Set(rows.map(({ personId }) => personId));
}
