import type { Db } from "../../db/sql.ts";
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

/** Writes down that a place's step was taken on that day of theirs. */
export async function take({ prisma }: Db, name: string, date: PlainDate): Promise<void> {
  await prisma.$executeRaw`INSERT INTO "JobRun" ("name", "date") VALUES (${name}, ${date}) ON CONFLICT DO NOTHING`;
}
