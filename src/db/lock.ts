import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

/**
 * Holds the right to be the one bot on a database file, until `release` or the end of the process, however it ends: the lock
 * is SQLite's own on a file beside the database, and the system drops it with the process. Gives undefined when another
 * process holds it. `rounds` commands do not take it: they may run beside the bot.
 */
export function lockBot(databaseFile: string): { release(): void } | undefined {
  mkdirSync(path.dirname(databaseFile), { recursive: true });
  const lock = new Database(`${databaseFile}.bot`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return undefined;
    throw error;
  }
  return { release: () => lock.close() };
}
