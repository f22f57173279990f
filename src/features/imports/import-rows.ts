import type { RawTx } from "../../db/bulk-writer.ts";
import type { Db } from "../../db/sql.ts";
import { policyOn } from "../policy/queries.ts";
import { decideBalances, rateClients } from "./balance-acts.ts";
import { decideClients } from "./client-acts.ts";
import { decideBranches, decideTeams } from "./house-acts.ts";
import { decideLog } from "./log-acts.ts";
import { decidePeople } from "./people-acts.ts";
import { type Notice, readHouse, type Situation } from "./queries.ts";
import { type Chunk, type GoodRow, type Rejection, readChunks, type WrittenRow } from "./read-chunks.ts";
import { decideContacts, decideHoldings } from "./record-acts.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";
import type { Kind } from "./rules.ts";

export type Counts = { added: number; changed: number; unchanged: number; rejected: number; notices: Notice[] };
export type ImportOptions<W> = {
  /** business time: what is in the future, and which day it is at a branch */
  now: Date;
  dryRun?: boolean;
  onRejected?(rejections: Rejection<W>[]): Promise<void>;
  onProgress?(rows: number): void;
};

/** Between chunks the lock is free for at least this share of the time that the last chunk held it. */
const freeShare = 0.15;

const deciders: Record<Kind, (tx: RawTx, rows: never[], situation: Situation) => Decision | Promise<Decision>> = {
  branches: (tx, rows: Row<"branches">[], situation) => decideBranches(tx, rows, situation),
  teams: (tx, rows: Row<"teams">[], situation) => decideTeams(tx, rows, situation),
  people: (tx, rows: Row<"people">[], situation) => decidePeople(tx, rows, situation),
  clients: (tx, rows: Row<"clients">[], situation) => decideClients(tx, rows, situation),
  contacts: (tx, rows: Row<"contacts">[]) => decideContacts(tx, rows),
  holdings: (tx, rows: Row<"holdings">[], situation) => decideHoldings(tx, rows, situation),
  balances: (tx, rows: Row<"balances">[], situation) => decideBalances(tx, rows, situation),
  log: (tx, rows: Row<"log">[], situation) => decideLog(tx, rows, situation),
};

/** Imports rows that are at hand, through the same checks as a file's. */
export const importRows = <W extends WrittenRow>(
  db: Db,
  kind: Kind,
  rows: Iterable<W> | AsyncIterable<W>,
  options: ImportOptions<W>,
): Promise<Counts> => importChunks(db, kind, readChunks(kind, rows), options);

/**
 * Judges rows against the house and the book and writes the good ones, each chunk in one transaction and in constant memory:
 * what was written before a crash stays, and the same rows again complete the rest. The same key twice: the later row counts,
 * as if it came in a later file. A dry run judges every row against what is there now and writes nothing.
 */
export async function importChunks<W>(
  db: Db,
  kind: Kind,
  chunks: AsyncIterable<Chunk<W>>,
  options: ImportOptions<W>,
): Promise<Counts> {
  const situation = await situationOf(db, options);
  const counts: Counts = { added: 0, changed: 0, unchanged: 0, rejected: 0, notices: situation.notices };
  let waiting: GoodRow<W>[] = [];
  async function settle(rows: GoodRow<W>[]) {
    if (rows.length === 0) return;
    const verdicts = await judge(db, kind, rows, situation);
    waiting = waiting.concat(rows.filter((_, i) => verdicts[i] === "waiting"));
    for (const verdict of verdicts) if (typeof verdict === "string" && verdict !== "waiting") counts[verdict]++;
    await reject(
      rows.flatMap(({ written }, i) => {
        const verdict = verdicts[i];
        return typeof verdict === "object" ? [{ written, reason: verdict }] : [];
      }),
    );
  }
  async function reject(rejections: Rejection<W>[]) {
    if (rejections.length === 0) return;
    counts.rejected += rejections.length;
    await options.onRejected?.(rejections);
  }

  let done = 0;
  for await (const { good, bad } of chunks) {
    await reject(bad);
    await settle(good);
    done += good.length + bad.length;
    options.onProgress?.(done);
  }
  while (waiting.length > 0) {
    const again = waiting;
    waiting = [];
    await settle(again);
    // nobody of them came any further: this time they are told why
    if (waiting.length === again.length) situation.isLast = true;
  }
  if (!situation.dryRun) await rateAll(db, situation);
  return counts;
}

const ratedAtOnce = 1000;

/** The last step of a file of balances; cut off before it, the same file again takes it. */
async function rateAll(db: Db, situation: Situation): Promise<void> {
  const left = [...situation.unrated];
  while (left.length > 0) {
    const some = left.splice(-ratedAtOnce);
    await holdingLock(db, situation, (tx) => rateClients(tx, some, situation));
  }
}

async function situationOf(db: Db, { now, dryRun = false }: Pick<ImportOptions<never>, "now" | "dryRun">) {
  const policy = await policyOn(db, now.toISOString().slice(0, 10));
  const situation: Situation = {
    now,
    dryRun,
    policy,
    house: await readHouse(db),
    isLast: false,
    unrated: new Set(),
    notices: [],
    lock: { heldMs: 0, freeSince: 0 },
  };
  return situation;
}

async function judge<W>(db: Db, kind: Kind, chunk: GoodRow<W>[], situation: Situation): Promise<Verdict[]> {
  const rows = chunk.map(({ row }) => row) as never[];
  if (situation.dryRun) return (await deciders[kind](db.prisma, rows, situation)).verdicts;
  return holdingLock(db, situation, async (tx) => {
    const decision = await deciders[kind](tx, rows, situation);
    await decision.write();
    return decision.verdicts;
  });
}

/** One transaction of the import, and how long it held the lock. */
async function holdingLock<T>(db: Db, situation: Situation, work: (tx: RawTx) => Promise<T>): Promise<T> {
  await leaveLockFree(situation.lock);
  let began = 0;
  const done = await db.bulk((tx) => {
    began = performance.now();
    return work(tx);
  });
  const freeSince = performance.now();
  situation.lock = { heldMs: freeSince - began, freeSince };
  return done;
}

/** Waits for what is missing of the time that the lock should be free; reading the next chunk counts. */
async function leaveLockFree({ heldMs, freeSince }: Situation["lock"]): Promise<void> {
  const missingMs = heldMs * freeShare - (performance.now() - freeSince);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, missingMs)));
}
