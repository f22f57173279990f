import type { Db, Tx } from "../../db/sql.ts";
import { policyOn } from "../policy/queries.ts";
import type { Reason } from "./cell-rules.ts";
import { decideClients } from "./client-acts.ts";
import { decideBranches, decideTeams } from "./house-acts.ts";
import { decideLog } from "./log-acts.ts";
import { decidePeople } from "./people-acts.ts";
import { type Notice, readHouse, type Situation } from "./queries.ts";
import { decideContacts, decideHoldings } from "./record-acts.ts";
import { type Decision, type Row, readRow, rowKey, type Verdict } from "./row-rules.ts";
import type { Kind } from "./rules.ts";

/** A row as written: its cells under our names of the columns; a `fault` that the file's form has already. */
export type WrittenRow = { line: number; cells: Record<string, string>; fault?: Reason };
export type Rejection<W extends WrittenRow> = { row: W; reason: Reason };
export type Counts = { added: number; changed: number; unchanged: number; rejected: number; notices: Notice[] };
export type ImportOptions<W extends WrittenRow> = {
  now: Date;
  dryRun?: boolean;
  onRejected?(rejections: Rejection<W>[]): Promise<void>;
  onProgress?(rows: number): void;
};

type Pending<W> = { written: W; row: unknown };

/** A chunk is one transaction: short enough that a bot beside it, which waits for the lock, keeps Slack's three seconds. */
const chunkRows = 500;
/** Between chunks the lock is free for at least this share of the time that the chunk held it. */
const pauseShare = 0.1;

const deciders: Record<Kind, (tx: Tx, rows: never[], situation: Situation) => Decision | Promise<Decision>> = {
  branches: (tx, rows: Row<"branches">[], situation) => decideBranches(tx, rows, situation),
  teams: (tx, rows: Row<"teams">[], situation) => decideTeams(tx, rows, situation),
  people: (tx, rows: Row<"people">[], situation) => decidePeople(tx, rows, situation),
  clients: (tx, rows: Row<"clients">[], situation) => decideClients(tx, rows, situation),
  contacts: (tx, rows: Row<"contacts">[]) => decideContacts(tx, rows),
  holdings: (tx, rows: Row<"holdings">[], situation) => decideHoldings(tx, rows, situation),
  log: (tx, rows: Row<"log">[], situation) => decideLog(tx, rows, situation),
};

/**
 * Checks rows one by one and writes the good ones, in chunks of one transaction each and in constant memory: what was written
 * before a crash stays, and the same rows again complete the rest. The same key twice: the later row counts, as if it came in
 * a later file. A dry run judges every row against what is there now and writes nothing.
 */
export async function importRows<W extends WrittenRow>(
  db: Db,
  kind: Kind,
  rows: Iterable<W> | AsyncIterable<W>,
  options: ImportOptions<W>,
): Promise<Counts> {
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, rejected: 0, notices: [] };
  const situation: Situation = {
    now: options.now,
    dryRun: options.dryRun ?? false,
    policy: await policyOn(db, options.now.toISOString().slice(0, 10)),
    house: await readHouse(db),
    isLast: false,
    notices: counts.notices,
  };
  let waiting: Pending<W>[] = [];
  let done = 0;
  async function settle(chunk: Pending<W>[]) {
    const verdicts = await decideChunk(db, kind, chunk, situation);
    waiting = waiting.concat(chunk.filter((_, i) => verdicts[i] === "waiting"));
    const rejections = chunk.flatMap(({ written }, i) => rejectionOf(written, verdicts[i]));
    await reject(rejections);
    for (const verdict of verdicts) if (typeof verdict === "string" && verdict !== "waiting") counts[verdict]++;
    options.onProgress?.(done);
  }
  async function reject(rejections: Rejection<W>[]) {
    if (rejections.length === 0) return;
    counts.rejected += rejections.length;
    await options.onRejected?.(rejections);
  }

  for await (const { good, bad } of chunksOf(kind, rows)) {
    done += good.length + bad.length;
    await reject(bad);
    if (good.length > 0) await settle(good);
  }
  while (waiting.length > 0) {
    const again = waiting;
    waiting = [];
    await settle(again);
    // nobody of them came any further: this time they are told why
    if (waiting.length === again.length) situation.isLast = true;
  }
  return counts;
}

function rejectionOf<W extends WrittenRow>(row: W, verdict: Verdict | undefined): Rejection<W>[] {
  return typeof verdict === "object" ? [{ row, reason: verdict }] : [];
}

/** Rows that can be judged together: no two of a chunk speak of the same thing. */
async function* chunksOf<W extends WrittenRow>(kind: Kind, rows: Iterable<W> | AsyncIterable<W>) {
  const keyOf = rowKey[kind] as (row: unknown) => string;
  let good: Pending<W>[] = [];
  let bad: Rejection<W>[] = [];
  let keys = new Set<string>();
  for await (const written of rows) {
    const read = written.fault ? { reason: written.fault } : readRow(kind, written.cells);
    const key = "row" in read ? keyOf(read.row) : undefined;
    if (good.length + bad.length >= chunkRows || (key !== undefined && keys.has(key))) {
      yield { good, bad };
      [good, bad, keys] = [[], [], new Set()];
    }
    if ("reason" in read) bad.push({ row: written, reason: read.reason });
    else good.push({ written, row: read.row });
    if (key !== undefined) keys.add(key);
  }
  yield { good, bad };
}

async function decideChunk<W>(db: Db, kind: Kind, chunk: Pending<W>[], situation: Situation): Promise<Verdict[]> {
  const rows = chunk.map(({ row }) => row) as never[];
  if (situation.dryRun) return (await deciders[kind](db.prisma, rows, situation)).verdicts;
  const began = performance.now();
  const verdicts = await db.prisma.$transaction(async (tx) => {
    const decision = await deciders[kind](tx, rows, situation);
    await decision.write();
    return decision.verdicts;
  });
  const heldMs = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, heldMs * pauseShare));
  return verdicts;
}
