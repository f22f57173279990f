import type { Db } from "../../db/sql.ts";

/** The people for whom a line waits, so that a morning asks only after theirs. */
export async function peopleWithNotices(db: Db): Promise<Set<number>> {
  const rows = await db.rows<{ personId: number }>(`SELECT DISTINCT "personId" FROM "Notice" WHERE "toldIn" IS NULL`);
  return new Set(rows.map(({ personId }) => personId));
}

/** The lines that the person was told with the message of that delivery. */
export async function noticesToldIn(db: Db, personId: number, deliveryKey: string): Promise<string[]> {
  const rows = await db.rows<{ line: string }>(
    `SELECT "line" FROM "Notice" WHERE "personId" = ? AND "toldIn" = ? ORDER BY "id"`,
    personId,
    deliveryKey,
  );
  return rows.map(({ line }) => line);
}
