import { randomUUID } from "node:crypto";
import type { Db } from "../db/sql.ts";

/** A row that this process may post until its lease ends; all times are milliseconds of the machine's clock. */
export type Claimed = {
  id: number;
  key: string;
  personId: number | null;
  target: string;
  payload: string;
  attempts: number;
  channel: string | null;
  dirtySince: bigint | null;
  leaseToken: string;
  leaseUntil: number;
};

/** Takes the next rows that are due and that nobody holds, for `leaseMs`. Safe beside other processes: one statement claims. */
export async function claim(db: Db, leaseMs: number, most: number): Promise<Claimed[]> {
  const now = Date.now();
  const token = randomUUID();
  const rows = await db.prisma.$queryRaw<Omit<Claimed, "leaseToken" | "leaseUntil">[]>`
    UPDATE "Delivery" SET "state" = 'sending', "leaseUntil" = ${BigInt(now + leaseMs)}, "leaseToken" = ${token},
      "attempts" = "attempts" + 1
    WHERE "id" IN (SELECT "id" FROM "Delivery" WHERE "state" IN ('pending', 'sending') AND "runAt" <= ${BigInt(now)}
      AND "leaseUntil" < ${BigInt(now)} ORDER BY "runAt", "id" LIMIT ${most})
    RETURNING "id", "key", "personId", "target", "payload", "attempts", "channel", "dirtySince"`;
  // RETURNING gives no order
  rows.sort((a, b) => a.id - b.id);
  return rows.map((row) => ({ ...row, leaseToken: token, leaseUntil: now + leaseMs }));
}

/** Notes that a post is about to leave: from now on one may stand in Slack. False when the lease was lost meanwhile. */
export async function markDirty(db: Db, row: Claimed): Promise<boolean> {
  const dirtySince = row.dirtySince ?? BigInt(Date.now());
  const { count } = await db.prisma.delivery.updateMany({
    where: { id: row.id, leaseToken: row.leaseToken, leaseUntil: { gt: BigInt(Date.now()) } },
    data: { dirtySince },
  });
  return count > 0;
}

/** Records where the message stands. A direct message's channel is remembered with its person. */
export async function finish(db: Db, row: Claimed, posted: { channel: string; ts: string }): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.delivery.updateMany({
      where: { id: row.id, leaseToken: row.leaseToken },
      data: { state: "sent", leaseUntil: 0n, channel: posted.channel, ts: posted.ts, lastError: null },
    });
    if (row.personId !== null && row.target.startsWith("U")) {
      await tx.person.updateMany({ where: { id: row.personId }, data: { dmChannel: posted.channel } });
    }
  });
}

/** Gives the row back for a later try, or for none (`failed`). `dirtySince` null: nothing of this try can stand in Slack. */
export async function giveBack(
  db: Db,
  row: Claimed,
  {
    delayMs,
    dirtySince,
    error,
    failed,
  }: { delayMs: number; dirtySince: bigint | null; error: string | null; failed?: boolean },
): Promise<void> {
  await db.prisma.delivery.updateMany({
    where: { id: row.id, leaseToken: row.leaseToken },
    data: {
      state: failed ? "failed" : "pending",
      leaseUntil: 0n,
      runAt: BigInt(Date.now() + delayMs),
      dirtySince,
      lastError: error,
    },
  });
}
