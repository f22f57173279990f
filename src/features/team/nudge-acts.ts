import { type Db, sqlInstant, type Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";
import { tellLater, tellNow } from "../notices/acts.ts";
import type { NudgedItem } from "./item-queries.ts";

export type Nudge = {
  followUpId: number;
  lead: { id: number };
  /** who is to be reminded: the owner, or who covers them; `day` is their own */
  person: { id: number; slackUserId: string | null };
  /** whose follow-ups are in that person's hands: their own, and those of the people whom they cover */
  owners: number[];
  /** what of it that person must not read of */
  absent: readonly number[];
  day: PlainDate;
  /** since when the day counts for the lead */
  since: Date;
  at: Date;
  /** all that the lead reminds of on that day, in one message, or in one line of the next plan */
  words(items: NudgedItem[]): { message: Message; line: string };
};

export type Nudged =
  /** in a message of its own, or in the one of that day, which then says this too */
  | { kind: "now" }
  | { kind: "later" }
  /** reminded of it on that day before */
  | { kind: "again" };

/**
 * Reminds of a follow-up: one message for all that the lead reminds the person of on a day, which grows as more is added, not
 * one for each. The reminder stands in the follow-up's history.
 */
export function nudge({ prisma }: Db, order: Nudge): Promise<Nudged> {
  const { followUpId, lead, person, day, at, since } = order;
  return prisma.$transaction(async (tx) => {
    // two taps at once wait here for each other
    await tx.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${person.id}`;
    const byLead = { byId: lead.id, act: "nudged", at: { gte: since } };
    if (await tx.followUpChange.findFirst({ where: { followUpId, ...byLead }, select: { id: true } }))
      return { kind: "again" };
    await tx.followUpChange.create({
      data: { followUpId, byId: lead.id, at, act: "nudged", to: String(person.id) },
    });
    const items = await nudgedItems(tx, order);
    const key = `nudge:${day}:P${lead.id}:P${person.id}`;
    const own = { key: `${key}:F${followUpId}`, line: order.words(items.filter(({ id }) => id === followUpId)).line };
    return tellAll(tx, { key, person, day, ...order.words(items) }, own);
  });
}

/** What of the work in this person's hands the lead has reminded of since then: found by its owners, however long the history. */
const nudgedItems = (tx: Tx, { lead, owners, absent, since }: Nudge): Promise<NudgedItem[]> =>
  tx.$queryRaw<NudgedItem[]>`
    SELECT f."id", f."text", f."dueOn", c."name" AS "clientName"
    FROM "FollowUp" f JOIN "Client" c ON c."id" = f."clientId"
    WHERE f."ownerId" IN (SELECT "value" FROM json_each(${JSON.stringify(owners)})) AND f."state" = 'open'
      AND f."id" NOT IN (SELECT "value" FROM json_each(${JSON.stringify(absent)}))
      AND EXISTS (SELECT 1 FROM "FollowUpChange" h WHERE h."followUpId" = f."id" AND h."byId" = ${lead.id}
        AND h."act" = 'nudged' AND h."at" >= ${sqlInstant(since)})
    ORDER BY f."dueOn", f."id"`;

type Telling = { key: string; person: Nudge["person"]; day: PlainDate; message: Message; line: string };

/** `own`: the line of the one that is added, for when what tells them all cannot be changed any more. */
async function tellAll(tx: Tx, telling: Telling, own: { key: string; line: string }): Promise<Nudged> {
  const { key, person, message, line } = telling;
  const told = await tellNow(tx, telling);
  if (told !== "known") return { kind: told };
  const posted = await tx.delivery.findUnique({ where: { key }, select: { state: true, target: true } });
  if (posted && posted.state !== "failed") {
    await enqueue(tx, { key: own.key, target: posted.target, message, editOf: key });
    return { kind: "now" };
  }
  if ((await tx.notice.updateMany({ where: { key, toldIn: null }, data: { line } })).count > 0)
    return { kind: "later" };
  await tellLater(tx, { ...own, personId: person.id });
  return { kind: "later" };
}
