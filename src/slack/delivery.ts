import type { Tx } from "../db/sql.ts";
import type { Message } from "./blocks.ts";

export type DeliveryOrder = {
  /** says what is told to whom, such as `plan:2026-11-23:P17`: the same key is posted once */
  key: string;
  personId?: number;
  /** the person's local day, when the bot starts this by itself: at most three a day are (design.md, "Few messages") */
  startedOn?: string;
  /** a channel's id, or a Slack user's */
  target: string;
  message: Message;
  /** the key of an earlier delivery to the same target: this stands in the thread of its message */
  threadOf?: string;
  /** the key of an earlier delivery to the same target: this replaces its message, unless a newer one does */
  editOf?: string;
};

/**
 * Writes down what is to be posted, in the transaction that writes the fact it tells: both stay or neither. Gives false when
 * the key is known already: then nothing more will be posted.
 */
export async function enqueue(tx: Tx, order: DeliveryOrder): Promise<boolean> {
  const { key, personId, startedOn, target, message, threadOf, editOf } = order;
  const payload = JSON.stringify(message);
  const runAt = BigInt(Date.now());
  const added = await tx.$executeRaw`
    INSERT INTO "Delivery" ("key", "personId", "target", "payload", "runAt", "createdAt", "startedOn", "threadOf", "editOf")
    VALUES (${key}, ${personId ?? null}, ${target}, ${payload}, ${runAt}, ${new Date()}, ${startedOn ?? null}, ${threadOf ?? null}, ${editOf ?? null}) ON CONFLICT ("key") DO NOTHING`;
  return added > 0;
}

/** What showing a message anew makes good: the message by its delivery's key, and the newest change that it then shows. */
export type Shows = { key: string; changeId: number };

/**
 * Notes, in the transaction of a change, that the message posted under the key does not show it yet; nothing when none was
 * written down under it. Whoever shows the message anew takes the note away.
 */
export async function markStale(tx: Tx, { key, changeId }: Shows): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "StaleMessage" ("key", "changeId", "since")
    SELECT "key", ${changeId}, ${BigInt(Date.now())} FROM "Delivery" WHERE "key" = ${key} AND "state" <> 'failed'
    ON CONFLICT ("key") DO UPDATE SET "changeId" = excluded."changeId", "since" = excluded."since"`;
}
