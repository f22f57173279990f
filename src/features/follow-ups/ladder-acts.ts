import type { Db, Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { type NoticeOrder, tellLater, tellNow } from "../notices/acts.ts";

/** So many lines are written in one transaction, so that nobody waits long for theirs. */
const linesAtOnce = 100;

/** Leaves reminders that ride in the next plans; one that is known is not left again. */
export async function layReady({ prisma }: Db, notices: readonly NoticeOrder[]): Promise<void> {
  for (let from = 0; from < notices.length; from += linesAtOnce) {
    await prisma.$transaction(async (tx) => {
      for (const notice of notices.slice(from, from + linesAtOnce)) await tellLater(tx, notice);
    });
  }
}

export type Escalation = {
  person: { id: number; slackUserId: string | null };
  /** the person's own local day */
  day: PlainDate;
  /** each with what it is known by, so that it is told once */
  items: { key: string; line: string }[];
  /** what is told of those that were not told before, by their places among the items */
  told(fresh: readonly number[]): { message: Message; line: string };
};

/** Tells somebody above of what is very late, all of it in one message; what was told before is left out. Gives how many it told. */
export function escalate({ prisma }: Db, { person, day, items, told }: Escalation): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const fresh: number[] = [];
    for (const [index, item] of items.entries())
      if (await tellLater(tx, { ...item, personId: person.id })) fresh.push(index);
    const [first] = fresh.map((index) => items[index]?.key ?? "");
    if (first === undefined) return 0;
    const key = `${first}:P${person.id}`;
    // they are told in this message, and do not ride in another
    const keys = fresh.map((index) => items[index]?.key ?? "");
    await tx.notice.updateMany({ where: { key: { in: keys } }, data: { toldIn: key } });
    await tellNow(tx, { key, person, day, ...told(fresh) });
    return fresh.length;
  });
}

/** The owner's plan names these clients with what is late of them: their reminders are told by that, and do not ride above it as well. */
export async function tellByPlan(
  tx: Tx,
  personId: number,
  clientIds: readonly number[],
  planKey: string,
): Promise<void> {
  if (clientIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Notice" SET "toldIn" = ${`${planKey}:items`} WHERE "personId" = ${personId} AND "toldIn" IS NULL AND "key" IN (
      SELECT 'ladder:3:F' || f."id" || ':' || f."dueOn" FROM json_each(${JSON.stringify(clientIds)}) c
      JOIN "FollowUp" f ON f."clientId" = c."value" WHERE f."state" = 'open')`;
}

/**
 * The digest of the lead's lead names these follow-ups, with the way to hand them over: the ladder's message at the beginning of
 * their working hours is for those who got no digest.
 */
export async function tellByDigest(tx: Tx, leadId: number, ids: readonly number[], digestKey: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "Notice" ("key", "personId", "line", "createdAt", "toldIn")
    SELECT 'ladder:7:F' || f."id" || ':' || f."dueOn", ${leadId}, '', ${new Date()}, ${`${digestKey}:items`}
    FROM json_each(${JSON.stringify(ids)}) g JOIN "FollowUp" f ON f."id" = g."value"
      JOIN "Person" o ON o."id" = f."ownerId" JOIN "Person" l ON l."id" = o."reportsToId"
    WHERE f."state" = 'open' AND l."reportsToId" = ${leadId}
    ON CONFLICT ("key") DO NOTHING`;
}

/** Writes down that a place's step was taken on that day of theirs. */
export async function take({ prisma }: Db, name: string, date: PlainDate): Promise<void> {
  await prisma.$executeRaw`INSERT INTO "JobRun" ("name", "date") VALUES (${name}, ${date}) ON CONFLICT DO NOTHING`;
}
