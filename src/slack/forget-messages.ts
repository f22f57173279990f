import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../db/sql.ts";
import type { Job } from "./job.ts";

/** What was posted so long ago is read in Slack alone; nothing of ours words it again. */
const keptMs = 30 * 86_400_000;
const rowsAStep = 500;
/** others write between two steps */
const pauseMs = 20;
/** up to which delivery the messages are forgotten, so that a day's run does not read those of all years */
const reached = "messages forgotten up to";

/**
 * Drops the texts of messages that were posted more than thirty days ago: a morning's plans of 10,000 managers are 80 MB. Their
 * keys stay, as what was told once is not told again. The days are of the real clock, as those of deliveries are.
 */
export const forgetMessages: Job = {
  name: "slack.forget-messages",
  cron: "41 3 * * *",
  async run({ db }) {
    const before = new Date(Date.now() - keptMs);
    for (let from = await reachedIn(db), to = await stepFrom(db, from, before); to > from; ) {
      await forget(db, from, to);
      [from, to] = [to, await stepFrom(db, to, before)];
      await sleep(pauseMs);
    }
  },
};

async function reachedIn({ prisma }: Db): Promise<number> {
  return Number((await prisma.setting.findUnique({ where: { name: reached } }))?.value ?? 0);
}

/** The last delivery of the next step; `from` itself when there is none. Ids grow with the time of writing. */
async function stepFrom({ prisma }: Db, from: number, before: Date): Promise<number> {
  const next = await prisma.delivery.findMany({
    where: { id: { gt: from }, createdAt: { lt: before } },
    orderBy: { id: "asc" },
    take: rowsAStep,
    select: { id: true },
  });
  return next.at(-1)?.id ?? from;
}

const forget = ({ prisma }: Db, from: number, to: number) =>
  prisma.$transaction([
    // one that could not be posted is kept for who looks into it
    prisma.delivery.updateMany({ where: { id: { gt: from, lte: to }, state: "sent" }, data: { payload: "" } }),
    prisma.setting.upsert({
      where: { name: reached },
      create: { name: reached, value: String(to) },
      update: { value: String(to) },
    }),
  ]);
