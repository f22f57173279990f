import Database from "better-sqlite3";
import type { Prisma, PrismaClient } from "../generated/client/client.ts";
import { breathing } from "./breath.ts";
import type { RawTx } from "./bulk-writer.ts";
import { readingPragmas } from "./pragmas.ts";
import type { SqlValue } from "./sql-value.ts";
import { statements } from "./statements.ts";

/** Prisma's client outside a transaction or inside one. */
export type Tx = Prisma.TransactionClient;

/**
 * The database as the features see it: Prisma for nearly everything, and `rows` for the few reads that every tap waits for
 * or that go through whole books (docs/decisions/prepared-reads.md: a tenth of Prisma's cost a query).
 */
export type Db = {
  prisma: PrismaClient;
  /**
   * Committed rows of one SELECT. Booleans come as 0 or 1, instants as the ISO text that Prisma writes, and 64-bit integers
   * as numbers: select money as text (`CAST(x AS TEXT)`) and turn it into a bigint.
   */
  rows<T>(sql: string, ...values: SqlValue[]): Promise<T[]>;
  /** One transaction of bulk work: src/db/bulk.ts has what to do in it. */
  bulk<T>(work: (tx: RawTx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** An instant as Prisma writes it into SQLite, for SQL that compares or writes instants. */
export const sqlInstant = (instant: Date): string => instant.toISOString().replace("Z", "+00:00");

/** The `rows` of a database file, on a connection of its own that cannot write. */
export function preparedReads(file: string): { rows: Db["rows"]; close(): void } {
  const connection = new Database(file, { readonly: true });
  connection.exec(readingPragmas);
  const statementOf = statements(connection);
  const breathe = breathing(5);
  return {
    rows: async <T>(sql: string, ...values: SqlValue[]) => {
      const pause = breathe();
      if (pause) await pause;
      return statementOf(sql).all(...values) as T[];
    },
    close: () => connection.close(),
  };
}
