import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime } from "../../lib/dates.ts";
import { context, message, titled } from "../../slack/blocks.ts";
import { enqueue } from "../../slack/delivery.ts";
import type { Job } from "../../slack/job.ts";
import { type HousePerson, housePeople } from "../people/house-queries.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import { takeNotices } from "./acts.ts";
import { noticesText } from "./text.ts";
import { peopleWithoutPlan } from "./waiting-queries.ts";

/**
 * The lines that wait for people who get neither plan nor digest, such as staff and the complaint desk: in one message a day, in
 * their own working hours.
 */
export const postWaiting: Job = {
  name: "notices.waiting",
  cron: "* * * * *",
  async run(deps, now) {
    for (const person of await housePeople(deps.db, await peopleWithoutPlan(deps.db))) await serve(deps, person, now);
  },
  async nextDue({ db }, after) {
    const moments: Date[] = [];
    for (const { timeZone } of await housePeople(db, await peopleWithoutPlan(db))) {
      const today = localDate(after, timeZone);
      for (const day of [today, addDays(today, 1)])
        moments.push(instantOf(day, (await policyOn(db, day)).workingHours.from, timeZone));
    }
    return moments.filter((moment) => moment > after).sort((a, b) => Number(a) - Number(b))[0];
  },
};

async function serve({ db }: Deps, person: HousePerson, now: Date): Promise<void> {
  const { id, slackUserId, timeZone, jurisdiction, language } = person;
  const date = localDate(now, timeZone);
  const { from, until } = (await policyOn(db, date)).workingHours;
  const time = localTime(now, timeZone);
  if (slackUserId === null || time < from || time >= until) return;
  if (!(await calendarOf(db, jurisdiction)).isWorkingDay(date)) return;
  const key = `notices:${date}:P${id}`;
  await db.prisma.$transaction(async (tx) => {
    // of two processes the later one waits here, and finds the message of the first
    await tx.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${id}`;
    if (await tx.delivery.findUnique({ where: { key }, select: { id: true } })) return;
    const lines = await takeNotices(tx, id, key);
    if (lines.length === 0) return;
    const { title } = noticesText[language];
    const told = message([title, ...lines].join("\n"), [titled(title, ""), context(...lines)]);
    await enqueue(tx, { key, personId: id, startedOn: date, target: slackUserId, message: told });
  });
}
