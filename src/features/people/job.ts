import type { Deps } from "../../deps.ts";
import { localDate } from "../../lib/dates.ts";
import type { Job } from "../../slack/job.ts";
import { rememberMember } from "./acts.ts";

const name = "people.refresh";

/** Once a day every member's profile is read again: a change that Slack told while nobody listened is caught up. */
export const refreshPeople: Job = {
  name,
  cron: "* * * * *",
  async run(deps, now) {
    const date = localDate(now, "UTC");
    const done = await deps.db.prisma.jobRun.findUnique({ where: { name_date: { name, date } } });
    if (done) return;
    await refresh(deps);
    await deps.db.prisma
      .$executeRaw`INSERT INTO "JobRun" ("name", "date") VALUES (${name}, ${date}) ON CONFLICT DO NOTHING`;
  },
};

async function refresh({ db, slack, log }: Deps): Promise<void> {
  let seen = 0;
  for await (const page of slack.members()) {
    for (const profile of page) await rememberMember(db, profile);
    seen += page.length;
  }
  log.info({ members: seen }, "the members' profiles were read");
}
