import type { Db } from "../../db/sql.ts";

/**
 * The people above some others by "reports to", all the way up, as `above` with how many steps up each stands; the others' ids as a
 * JSON array. A circle, which imports refuse, ends at fifty.
 */
export const above = `WITH RECURSIVE above("id", "steps") AS (
    SELECT p."reportsToId", 1 FROM "Person" p JOIN json_each(?) a ON a."value" = p."id" WHERE p."reportsToId" IS NOT NULL
    UNION SELECT q."reportsToId", a."steps" + 1 FROM "Person" q JOIN above a ON q."id" = a."id"
    WHERE a."steps" < 50 AND q."reportsToId" IS NOT NULL)`;

/** The active leads above the people, the nearest first; without one of them, such as who is complained about. */
export async function leadsAbove(db: Db, personIds: readonly number[], without: number | null): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    `${above} SELECT p."id" FROM above JOIN "Person" p ON p."id" = above."id"
     WHERE p."active" = 1 AND p."id" <> ?
       AND EXISTS (SELECT 1 FROM "PersonRole" r WHERE r."personId" = p."id" AND r."role" = 'lead')
     GROUP BY p."id" ORDER BY min(above."steps"), p."id"`,
    JSON.stringify(personIds),
    without ?? 0,
  );
  return rows.map(({ id }) => id);
}
