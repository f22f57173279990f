import type { Db } from "./sql.ts";

export type Purpose = "practice" | "real";

/**
 * What a database is for is written into it when it is first used; gives what it is for. A practice workspace must not touch a
 * real one, nor real tokens one for practice. Without Prisma, whose first query costs 30 MB that an import does not need.
 */
export async function purposeOf(db: Db, firstUse: Purpose): Promise<Purpose> {
  const kept = async () =>
    (await db.rows<{ value: string }>(`SELECT "value" FROM "Setting" WHERE "name" = 'purpose'`))[0]?.value;
  if ((await kept()) === undefined) {
    const sql = `INSERT INTO "Setting" ("name", "value") VALUES ('purpose', ?) ON CONFLICT DO NOTHING`;
    await db.bulk(async (tx) => tx.$executeRawUnsafe(sql, firstUse));
  }
  return (await kept()) === "practice" ? "practice" : "real";
}

/** Empties a practice database for a fresh start; its tables and its purpose stay. Throws on a real one. */
export async function emptyPractice(db: Db): Promise<void> {
  if ((await purposeOf(db, "practice")) !== "practice") throw new Error("only a practice database can be emptied");
  const tables = await db.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'
       AND "name" NOT IN ('_prisma_migrations', 'Setting')`,
  );
  await db.prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("PRAGMA defer_foreign_keys = ON");
    for (const { name } of tables) await tx.$executeRawUnsafe(`DELETE FROM "${name}"`);
  });
}
