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
  threadOf: string | null;
  editOf: string | null;
  leaseToken: string;
  leaseUntil: number;
};

/**
 * Takes the next rows that are due and that nobody holds, for `leaseMs`. Safe beside other processes: one statement claims. What
 * answers or replaces a message waits until that stands or never will, and for an older replacement that is under way.
 */
export async function claim(db: Db, leaseMs: number, most: number): Promise<Claimed[]> {
  const now = Date.now();
  const token = randomUUID();
  const rows = await db.prisma.$queryRaw<Omit<Claimed, "leaseToken" | "leaseUntil">[]>`
    UPDATE "Delivery" SET "state" = 'sending', "leaseUntil" = ${BigInt(now + leaseMs)}, "leaseToken" = ${token},
      "attempts" = "attempts" + 1
    WHERE "id" IN (SELECT "id" FROM "Delivery" WHERE "state" IN ('pending', 'sending') AND "runAt" <= ${BigInt(now)}
      AND "leaseUntil" < ${BigInt(now)}
      AND (("threadOf" IS NULL AND "editOf" IS NULL) OR EXISTS (SELECT 1 FROM "Delivery" d
        WHERE d."key" = COALESCE("Delivery"."threadOf", "Delivery"."editOf") AND d."state" IN ('sent', 'failed')))
      AND ("editOf" IS NULL OR NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."editOf" = "Delivery"."editOf"
        AND d."id" < "Delivery"."id" AND d."state" = 'sending' AND d."leaseUntil" >= ${BigInt(now)}))
      ORDER BY "runAt", "id" LIMIT ${most})
    RETURNING "id", "key", "personId", "target", "payload", "attempts", "channel", "dirtySince", "threadOf", "editOf"`;
  // RETURNING gives no order
  rows.sort((a, b) => a.id - b.id);
  return rows.map((row) => ({ ...row, leaseToken: token, leaseUntil: now + leaseMs }));
}

/** Where the message stands that a row answers or replaces; undefined when it never was posted. */
export async function messageOf(db: Db, key: string): Promise<{ channel: string; ts: string } | undefined> {
  const row = await db.prisma.delivery.findUnique({ where: { key }, select: { state: true, channel: true, ts: true } });
  return row?.state === "sent" && row.channel && row.ts ? { channel: row.channel, ts: row.ts } : undefined;
}

/** Whether something newer replaces the same message. */
export async function isOutdated({ prisma }: Db, { id, editOf }: Claimed): Promise<boolean> {
  return (await prisma.delivery.count({ where: { editOf, id: { gt: id } } })) > 0;
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
