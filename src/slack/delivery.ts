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
};

/**
 * Writes down what is to be posted, in the transaction that writes the fact it tells: both stay or neither. Gives false when
 * the key is known already: then nothing more will be posted.
 */
export async function enqueue(tx: Tx, { key, personId, startedOn, target, message }: DeliveryOrder): Promise<boolean> {
  const payload = JSON.stringify(message);
  const runAt = BigInt(Date.now());
  const added = await tx.$executeRaw`
    INSERT INTO "Delivery" ("key", "personId", "target", "payload", "runAt", "createdAt", "startedOn")
    VALUES (${key}, ${personId ?? null}, ${target}, ${payload}, ${runAt}, ${new Date()}, ${startedOn ?? null}) ON CONFLICT ("key") DO NOTHING`;
  return added > 0;
}
