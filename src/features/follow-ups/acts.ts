import type { Db, Tx } from "../../db/sql.ts";
import type { Prisma } from "../../generated/client/client.ts";
import type { PlainDate } from "../../lib/dates.ts";

export type NewFollowUp = {
  clientId: number;
  ownerId: number;
  dueOn: PlainDate;
  text: string;
  source: "visit" | "complaint" | "message" | "hand";
  /** promised to the client */
  isPromised: boolean;
  /** the message that it came from */
  link?: string | undefined;
  contactLogId?: number | undefined;
  complaintId?: number | undefined;
  byId: number;
  at: Date;
};

/** Writes down a follow-up, in the transaction of what it comes from; gives its id. Rights and the date are the caller's to check. */
export async function openFollowUp(
  tx: Tx,
  { byId, at, link, contactLogId, complaintId, ...given }: NewFollowUp,
): Promise<number> {
  const { id } = await tx.followUp.create({
    data: {
      ...given,
      link: link ?? null,
      contactLogId: contactLogId ?? null,
      complaintId: complaintId ?? null,
      createdById: byId,
      createdAt: at,
      changes: { create: { byId, at, act: "opened", to: given.dueOn } },
    },
    select: { id: true },
  });
  return id;
}

/** Who changes which follow-up as they last saw it, and what is told of it in the same transaction. */
export type Hand = {
  id: number;
  version: number;
  byId: number;
  at: Date;
  tell?: ((tx: Tx) => Promise<unknown>) | undefined;
};

type Change = {
  where?: Prisma.FollowUpWhereInput;
  set: Prisma.FollowUpUncheckedUpdateManyInput;
  entry: { act: string; from?: string; to?: string; reason?: string };
};

/** Gives false when it is no longer open or no longer as they saw it: then nothing is changed. Of two at once one comes first. */
function change(db: Db, { id, version, byId, at, tell }: Hand, { where, set, entry }: Change): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.followUp.updateMany({
      where: { id, version, state: "open", ...where },
      data: { ...set, version: { increment: 1 } },
    });
    if (count === 0) return false;
    await tx.followUpChange.create({ data: { followUpId: id, byId, at, ...entry } });
    await tell?.(tx);
    return true;
  });
}

const closed = ({ byId, at }: Hand, state: "done" | "cancelled") => ({
  state,
  closedAt: at,
  closedById: byId,
  offeredToId: null,
});

export const completeFollowUp = (db: Db, hand: Hand): Promise<boolean> =>
  change(db, hand, { set: closed(hand, "done"), entry: { act: "done" } });

export const cancelFollowUp = (db: Db, hand: Hand, reason: string): Promise<boolean> =>
  change(db, hand, { set: closed(hand, "cancelled"), entry: { act: "cancelled", reason } });

/** Another due date. Put off by its owner, it counts as a snooze; by somebody above them, as extended; an earlier date as edited. */
export function moveFollowUp(
  db: Db,
  hand: Hand,
  { from, to, isOwn }: { from: PlainDate; to: PlainDate; isOwn: boolean },
): Promise<boolean> {
  const isLater = to > from;
  return change(db, hand, {
    set: { dueOn: to, ...(isLater && isOwn && { snoozes: { increment: 1 } }) },
    entry: { act: isLater ? (isOwn ? "snoozed" : "extended") : "edited", from, to },
  });
}

/** What is to be done in other words, or promised or not after all. `before` is kept in the history. */
export const editFollowUp = (
  db: Db,
  hand: Hand,
  { before, after }: Record<"before" | "after", { text: string; isPromised: boolean }>,
): Promise<boolean> =>
  change(db, hand, {
    set: after,
    entry: { act: "edited", from: JSON.stringify(before), to: JSON.stringify(after) },
  });

/** Offered to another; it stays with its owner until they accept. An earlier offer lapses. */
export const offerFollowUp = (db: Db, hand: Hand, toId: number): Promise<boolean> =>
  change(db, hand, { set: { offeredToId: toId }, entry: { act: "offered", to: String(toId) } });

export const acceptFollowUp = (db: Db, hand: Hand, fromId: number): Promise<boolean> =>
  change(db, hand, {
    where: { offeredToId: hand.byId, ownerId: fromId },
    set: { ownerId: hand.byId, offeredToId: null },
    entry: { act: "accepted", from: String(fromId), to: String(hand.byId) },
  });

export const declineFollowUp = (db: Db, hand: Hand): Promise<boolean> =>
  change(db, hand, {
    where: { offeredToId: hand.byId },
    set: { offeredToId: null },
    entry: { act: "declined" },
  });

/** Taken over by somebody above its owner, who need not ask. */
export const takeFollowUp = (db: Db, hand: Hand, fromId: number): Promise<boolean> =>
  change(db, hand, {
    where: { ownerId: fromId },
    set: { ownerId: hand.byId, offeredToId: null },
    entry: { act: "taken", from: String(fromId), to: String(hand.byId) },
  });
