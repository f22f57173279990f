import type { Tx } from "../../db/sql.ts";
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
  byId: number;
  at: Date;
};

/** Writes down a follow-up, in the transaction of what it comes from; gives its id. Rights and the date are the caller's to check. */
export async function openFollowUp(tx: Tx, { byId, at, link, contactLogId, ...given }: NewFollowUp): Promise<number> {
  const { id } = await tx.followUp.create({
    data: {
      ...given,
      link: link ?? null,
      contactLogId: contactLogId ?? null,
      createdById: byId,
      createdAt: at,
      changes: { create: { byId, at, act: "opened", to: given.dueOn } },
    },
    select: { id: true },
  });
  return id;
}
