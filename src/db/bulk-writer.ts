import Database from "better-sqlite3";
import { Mutex } from "./mutex.ts";
import { pragmas } from "./pragmas.ts";
import type { SqlValue } from "./sql-value.ts";
import { statements } from "./statements.ts";

/** What a transaction offers to raw SQL; Prisma's own transactions fit. */
export type RawTx = {
  $queryRawUnsafe<T>(sql: string, ...values: SqlValue[]): PromiseLike<T>;
  $executeRawUnsafe(sql: string, ...values: SqlValue[]): PromiseLike<number>;
  /** runs a prepared statement once for each row and gives the ids of the rows that it added */
  each?: (sql: string, rows: readonly (readonly SqlValue[])[]) => number[];
};

export type BulkWriter = { transaction<T>(work: (tx: RawTx) => Promise<T>): Promise<T>; close(): void };

/** A bot's own transactions are short, another import's chunks as well. */
const lockWaitMs = 30_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Transactions for bulk work, on a connection of their own, so that nobody else's write can land in them: rows by prepared
 * statements, which is twice as fast as through Prisma. They begin IMMEDIATE, waiting for the lock outside the event loop;
 * what throws inside is rolled back.
 */
export function bulkWriter(file: string): BulkWriter {
  const db = new Database(file, { timeout: 0 });
  db.exec(pragmas);
  // the pages that many rows touch again and again are copied into the file less often
  db.pragma("wal_autocheckpoint = 8000");
  db.pragma("cache_size = -16384");
  const prepare = statements(db);
  const mutex = new Mutex();
  const tx: RawTx = {
    $queryRawUnsafe: async <T>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as T,
    $executeRawUnsafe: async (sql, ...values) => prepare(sql).run(...values).changes,
    each: (sql, rows) => {
      const statement = prepare(sql);
      return rows.map((row) => Number(statement.run(row).lastInsertRowid));
    },
  };
  async function transaction<T>(work: (tx: RawTx) => Promise<T>): Promise<T> {
    await begin(db);
    try {
      const result = await work(tx);
      db.exec("COMMIT");
      return result;
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
    }
  }
  return { transaction: (work) => mutex.run(() => transaction(work)), close: () => db.close() };
}

async function begin(db: Database.Database): Promise<void> {
  const until = performance.now() + lockWaitMs;
  for (let waitMs = 2; ; waitMs = Math.min(50, waitMs * 2)) {
    try {
      return void db.exec("BEGIN IMMEDIATE");
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await sleep(waitMs);
    }
  }
}

const isBusy = (error: unknown) => error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
