import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type Database from "better-sqlite3";
import { breathing } from "./breath.ts";
import type { OpenWrite } from "./direct-writes.ts";
import { Mutex } from "./mutex.ts";
import { pragmas } from "./pragmas.ts";
import { rememberStatements } from "./statements.ts";

/** The official adapter's connection; it keeps better-sqlite3's handle in a field that its type hides. */
type Connection = SqlDriverAdapter & { client: Database.Database };

const lockWaitMs = 5000;
const turnMs = 5;
const readOnlyStart = /^\s*(select|with|explain)\b/i;
const rememberedStatements = 2000;

const identity = { provider: "sqlite", adapterName: "safe-sqlite" } as const;
const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const breathe = breathing(turnMs);

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "kind" in cause && cause.kind === "SocketTimeout";
}

/**
 * Prisma's own SQLite adapter, made safe for many requests in one process (docs/decisions/sqlite.md says why):
 * every write, in a transaction or not, takes one mutex on one writer connection, so that nobody's write can land in, and be
 * rolled back with, another request's transaction; reads use a second connection, which sees committed rows only; and a lock
 * held by another process is waited for without blocking the event loop.
 */
export function safeSqlite(file: string, open: OpenWrite = {}): SqlDriverAdapterFactory {
  return { ...identity, connect: () => connect(file, open) };
}

async function connect(file: string, openWrite: OpenWrite): Promise<SqlDriverAdapter> {
  const writer = await open(file);
  // nobody else writes here, so its pages stay good: room for the inner pages of the largest indexes
  await writer.executeScript("PRAGMA cache_size = -65536");
  const reader = await open(file);
  await reader.executeScript("PRAGMA query_only = ON");
  const mutex = new Mutex();
  const reads = readOnlyCheck(reader.client);
  return {
    ...identity,
    queryRaw: (query) =>
      reads(query.sql)
        ? breathed(() => reader.queryRaw(query))
        : mutex.run(() => patiently(() => writer.queryRaw(query))),
    executeRaw: (query) => mutex.run(() => patiently(() => writer.executeRaw(query))),
    executeScript: (script) => mutex.run(() => writer.executeScript(script)),
    getConnectionInfo: () => ({ supportsRelationJoins: false, maxBindValues: 32_766 }),
    startTransaction: () => begin(writer, mutex, openWrite),
    dispose: async () => {
      await reader.dispose();
      await writer.dispose();
    },
  };
}

async function open(file: string): Promise<Connection> {
  // timeout 0: SQLite's own busy handler would sleep inside the event loop; `patiently` waits outside it
  const connection = (await new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 0 }).connect()) as Connection;
  await patiently(() => connection.executeScript(pragmas));
  rememberStatements(connection.client);
  return connection;
}

async function begin(writer: Connection, mutex: Mutex, openWrite: OpenWrite): Promise<Transaction> {
  const release = await mutex.acquire();
  try {
    // IMMEDIATE: a transaction that first reads and then writes could not be upgraded beside another process
    await patiently(() => writer.executeRaw(plain("BEGIN IMMEDIATE")));
  } catch (error) {
    release();
    throw error;
  }
  let isOver = false;
  // Prisma ends a transaction that takes too long without waiting for its operation in hand: what that still sends must not
  // land in the next one's transaction, nor in none
  const inside = <T>(work: () => Promise<T>): Promise<T> =>
    breathed(() => {
      if (isOver || !writer.client.inTransaction) throw new Error("the transaction has ended");
      return work();
    });
  const end = () => {
    isOver = true;
    openWrite.run = undefined;
    release();
  };
  openWrite.run = (sql, values) =>
    inside(async () => (writer.client.prepare(sql).bind(values) as Database.Statement).run().changes);
  const savepoint = async (sql: string) => void (await inside(() => writer.executeRaw(plain(sql))));
  return {
    ...identity,
    options: { usePhantomQuery: false },
    queryRaw: (query): Promise<SqlResultSet> => inside(() => writer.queryRaw(query)),
    executeRaw: (query) => inside(() => writer.executeRaw(query)),
    commit: async () => end(),
    rollback: async () => {
      // a COMMIT that failed leaves the transaction open; the next one could not begin
      if (!isOver && writer.client.inTransaction) writer.client.exec("ROLLBACK");
      end();
    },
    createSavepoint: (name) => savepoint(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => savepoint(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => savepoint(`RELEASE SAVEPOINT ${name}`),
  };
}

async function breathed<T>(work: () => Promise<T>): Promise<T> {
  const pause = breathe();
  if (pause) await pause;
  return work();
}

/** Tries again while another process holds the write lock; throws what the last try threw after `lockWaitMs`. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + lockWaitMs;
  for (let waitMs = 2; ; waitMs = Math.min(50, waitMs * 2)) {
    try {
      return await breathed(work);
    } catch (error) {
      if (!isLocked(error) || performance.now() > until) throw error;
      await sleep(waitMs);
    }
  }
}

/** Whether a statement only reads, asked of SQLite itself once for each text. */
function readOnlyCheck(client: Database.Database): (sql: string) => boolean {
  const known = new Map<string, boolean>();
  return (sql) => {
    const remembered = known.get(sql);
    if (remembered !== undefined) return remembered;
    const readOnly = readOnlyStart.test(sql) && client.prepare(sql).readonly;
    if (known.size >= rememberedStatements) known.clear();
    known.set(sql, readOnly);
    return readOnly;
  };
}
