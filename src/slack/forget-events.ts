import type { Job } from "./job.ts";

/** Slack sends an event again for at most a day ("Delayed Events"). */
const rememberedMs = 2 * 86_400_000;

/** Drops the ids of events that cannot come again. */
export const forgetEvents: Job = {
  name: "slack.forget-events",
  cron: "17 * * * *",
  async run({ db }, now) {
    await db.prisma.seenEvent.deleteMany({ where: { at: { lt: new Date(now.getTime() - rememberedMs) } } });
  },
};
