import type Database from "better-sqlite3";

/** A statement that adds one row of the named columns. */
export function adder(db: Database.Database, tableName: string, columns: string) {
  const names = columns.split(" ");
  const marks = names.map(() => "?").join(", ");
  const sql = `INSERT INTO "${tableName}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${marks})`;
  const statement = db.prepare(sql);
  return (row: readonly unknown[]) => void statement.run(row);
}
