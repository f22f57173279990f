import type { Db } from "../../src/db/sql.ts";

/** The rows of every table but those named, as text: equal before and after, when nothing was written. */
export async function allRows(db: Db, except: string[]): Promise<Record<string, string>> {
  const tables = await db.rows<{ name: string }>(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' AND "sql" NOT LIKE 'CREATE VIRTUAL%'
     ORDER BY "name"`,
  );
  const kept: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    kept[name] = JSON.stringify(await db.rows(`SELECT * FROM "${name}" ORDER BY 1, 2`), asText);
  }
  return kept;
}

const asText = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
