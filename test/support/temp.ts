import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { openDb } from "../../src/db/open.ts";
import type { Db } from "../../src/db/sql.ts";

/** A folder for one test, gone when it has ended. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database on a file of its own, closed when the test has ended. */
export async function tempDb(): Promise<{ db: Db; file: string }> {
  const file = path.join(tempFolder(), "rounds.db");
  const db = await openDb(file);
  onTestFinished(() => db.close());
  return { db, file };
}
