import type { Tx } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Message } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";

/** The bot starts at most so many messages to one person on one local day (design.md, "Few messages"). */
export const messagesADay = 3;

/** So many lines ride in one message at most: what is left rides in the next. */
const linesAMessage = 10;

export type NoticeOrder = {
  /** says what is told to whom, such as `ladder:3:F12:P17`: the same key is told once */
  key: string;
  personId: number;
  /** one sentence, in the person's language */
  line: string;
};

/** Leaves a line that rides in the person's next plan or digest. Gives false when the key is known already. */
export async function tellLater(tx: Tx, { key, personId, line }: NoticeOrder): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO "Notice" ("key", "personId", "line", "createdAt") VALUES (${key}, ${personId}, ${line}, ${new Date()})
    ON CONFLICT ("key") DO NOTHING`;
  return added > 0;
}

/**
 * The lines that wait for the person, the oldest first, now told in the message of that delivery: put them into it and write it
 * down in the same transaction. More than ten wait for the message after.
 */
export async function takeNotices(tx: Tx, personId: number, deliveryKey: string): Promise<string[]> {
  const taken = await tx.$queryRaw<{ id: number; line: string }[]>`
    UPDATE "Notice" SET "toldIn" = ${deliveryKey} WHERE "toldIn" IS NULL AND "id" IN (
      SELECT "id" FROM "Notice" WHERE "personId" = ${personId} AND "toldIn" IS NULL ORDER BY "id" LIMIT ${linesAMessage})
    RETURNING "id", "line"`;
  // RETURNING gives no order
  return taken.sort((a, b) => a.id - b.id).map(({ line }) => line);
}

export type NowOrder = {
  /** as for a notice and a delivery: the same key is told once, in one way or the other */
  key: string;
  /** whom Slack does not know is told later */
  person: { id: number; slackUserId: string | null };
  /** the person's own local day */
  day: PlainDate;
  message: Message;
  line: string;
};

/**
 * Tells it in a message of its own when fewer than three were started to the person on that day; else the line rides in the
 * next plan or digest. "known": the key was told, or waits, already.
 */
export async function tellNow(
  tx: Tx,
  { key, person: { id, slackUserId }, day, message, line }: NowOrder,
): Promise<"now" | "later" | "known"> {
  // those who tell the same person at the same moment wait here for each other, so that none counts past another
  await tx.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${id}`;
  if (await tx.notice.findUnique({ where: { key }, select: { id: true } })) return "known";
  if (await tx.delivery.findUnique({ where: { key }, select: { id: true } })) return "known";
  const started = await tx.delivery.count({ where: { personId: id, startedOn: day } });
  if (slackUserId === null || started >= messagesADay) {
    await tellLater(tx, { key, personId: id, line });
    return "later";
  }
  await enqueue(tx, { key, personId: id, startedOn: day, target: slackUserId, message });
  return "now";
}
