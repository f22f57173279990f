import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string };

const ownMigrations = path.join(import.meta.dirname, "..", "..", "prisma", "sqlite", "migrations");
/** Several processes may start at once; each waits this long for the others' migrations. */
const lockWaitMs = 60_000;

/** Prisma's own table, as Prisma's engine makes it, so that its tools read the same history. */
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies the migrations that the file lacks, each in a transaction of its own, and gives their names. Safe when several
 * processes start at once: one applies, the others wait and find it done. Throws when an applied migration was edited since,
 * or when the file has one that this build does not know (it is of a newer build).
 */
export function migrate(file: string, folder = ownMigrations): string[] {
  const migrations = readMigrations(folder);
  const db = new Database(file, { timeout: lockWaitMs });
  try {
    db.pragma("journal_mode = WAL");
    if (isUpToDate(db, migrations)) return [];
    // a migration that rebuilds a table must not trip over the rows that point to it
    db.pragma("foreign_keys = OFF");
    return migrations.filter((migration) => apply(db, migration, migrations)).map(({ name }) => name);
  } finally {
    db.close();
  }
}

function isUpToDate(db: Database.Database, migrations: Migration[]): boolean {
  const history = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  return history !== undefined && pending(db, migrations).length === 0;
}

function apply(db: Database.Database, migration: Migration, all: Migration[]): boolean {
  return db
    .transaction(() => {
      db.exec(historyTable);
      if (!pending(db, all).includes(migration)) return false;
      db.exec(migration.sql);
      const broken = db.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) throw new Error(`migration ${migration.name} breaks ${broken.length} references`);
      db.prepare(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES (?, ?, ?, ?, ?, 1)`,
      ).run(randomUUID(), migration.checksum, migration.name, Date.now(), Date.now());
      return true;
    })
    .immediate();
}

function pending(db: Database.Database, migrations: Migration[]): Migration[] {
  const applied = db
    .prepare(
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    .all() as Applied[];
  const checksums = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    const known = checksums.get(name);
    if (known !== undefined && known !== checksum) throw new Error(`migration ${name} was edited after it was applied`);
    checksums.delete(name);
  }
  if (checksums.size > 0)
    throw new Error(`the database is of a newer build of Rounds: ${[...checksums.keys()].join(", ")}`);
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}
