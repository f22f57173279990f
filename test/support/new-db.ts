import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";

let migrated: string | undefined;

/** A database that went through every migration and is empty, made once for a worker. */
function template(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "rounds.db");
  migrate(file);
  return file;
}

/** Opens a new database on that file, a copy of one that is migrated already: to migrate each takes longer than to fill it. */
export function newDb(file: string): Promise<Db> {
  migrated ??= template();
  copyFileSync(migrated, file);
  return openDb(file);
}
