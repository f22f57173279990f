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

/** The people for whom a line waits and who get neither a plan nor a digest that it could ride in. */
export async function peopleWithoutPlan(db: Db): Promise<number[]> {
  const rows = await db.rows<{ personId: number }>(
    `SELECT DISTINCT n."personId" FROM "Notice" n WHERE n."toldIn" IS NULL AND NOT EXISTS
       (SELECT 1 FROM "PersonRole" r WHERE r."personId" = n."personId" AND r."role" IN ('manager', 'lead'))`,
  );
  return rows.map(({ personId }) => personId);
}
