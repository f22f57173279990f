import type { Tx } from "../../db/sql.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";

/** The follow-up as it was offered, and to whom. */
export type OfferAt = { id: number; version: number; toId: number };

/** Under which the message with an offer is posted. */
export const offerKey = ({ id, version, toId }: OfferAt): string => `follow-up:F${id}.${version}:offer:P${toId}`;

/** A follow-up is not changed more often than this between its being offered and the answer. */
const changesMost = 50;

/**
 * Puts the answer in place of the message with the offer, in the transaction of the answer: whoever answers in a list, or is not
 * shown any more what came of it, finds it there. `version`: the follow-up's when it was answered, at or after that of the offer.
 */
export async function closeOffer(tx: Tx, { id, version, toId }: OfferAt, answer: Message): Promise<void> {
  const versions = Array.from({ length: Math.min(version, changesMost) }, (_, i) => version - i);
  const offer = await tx.delivery.findFirst({
    where: { key: { in: versions.map((one) => offerKey({ id, version: one, toId })) }, state: { not: "failed" } },
    select: { key: true, target: true },
    orderBy: { id: "desc" },
  });
  if (!offer) return;
  const { key, target } = offer;
  await enqueue(tx, { key: `${key}:answered`, target, message: answer, editOf: key });
}
