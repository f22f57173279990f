import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaClient } from "../generated/client/client.ts";
import { type BulkWriter, bulkWriter } from "./bulk-writer.ts";
import { type OpenWrite, withDirectWrites } from "./direct-writes.ts";
import { migrate } from "./migrate.ts";
import { safeSqlite } from "./safe-sqlite.ts";
import { type Db, preparedReads } from "./sql.ts";

/** Opens the database file, made and brought up to date if need be. Throws when it is of a newer build or no database. */
export async function openDb(file: string): Promise<Db> {
  mkdirSync(path.dirname(file), { recursive: true });
  migrate(file);
  const open: OpenWrite = {};
  const client = new PrismaClient({
    adapter: safeSqlite(file, open),
    // a transaction may wait for an import's chunk and for everyone before it
    transactionOptions: { maxWait: 15_000, timeout: 20_000 },
  });
  const prisma = withDirectWrites(client, open);
  const reads = preparedReads(file);
  let writer: BulkWriter | undefined;
  return {
    prisma,
    rows: reads.rows,
    bulk: (work) => {
      writer ??= bulkWriter(file);
      return writer.transaction(work);
    },
    close: async () => {
      reads.close();
      writer?.close();
      await prisma.$disconnect();
    },
  };
}
