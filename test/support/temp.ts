import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Db } from "../../src/db/sql.ts";
import { newDb } from "./new-db.ts";

/** A folder for one test, gone when it has ended. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database on a file of its own, closed when the test has ended. */
export async function tempDb(): Promise<{ db: Db; file: string }> {
  const file = path.join(tempFolder(), "rounds.db");
  const db = await newDb(file);
  onTestFinished(() => db.close());
  return { db, file };
}
