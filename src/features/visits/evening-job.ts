import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { Job } from "../../slack/job.ts";
import { tellNow } from "../notices/acts.ts";
import { settingsOfMany } from "../people/setting-queries.ts";
import { policyOn } from "../policy/queries.ts";
import { eveningMessage } from "./evening-digest.ts";
import { planDayOf, plannerOf } from "./queries.ts";
import { readPlan } from "./read-day.ts";
import { visitsText } from "./text.ts";

/** Who can be told anything: active people whom Slack knows. */
const told = `FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
  WHERE p."active" = 1 AND p."slackUserId" IS NOT NULL`;
const zoneOf = `COALESCE(p."timeZone", b."timeZone", 'UTC')`;

/**
 * The end of the day: at 17:30 (policy) of their own time zone, whoever has something open on the day's plan is told how the day
 * went, with one tap to move the rest. Who has nothing open has nothing to read. A restart makes it good until 20:00.
 */
export const postEvenings: Job = {
  name: "visits.evening",
  cron: "* * * * *",
  async run(deps, now) {
    for (const timeZone of await zones(deps.db)) await serveZone(deps, timeZone, now);
  },
  async nextDue(deps, after) {
    const dues: Date[] = [];
    for (const timeZone of await zones(deps.db)) {
      const due = await nextEvening(deps.db, timeZone, after);
      if (due) dues.push(due);
    }
    return dues.sort((a, b) => Number(a) - Number(b))[0];
  },
};

async function nextEvening(db: Db, timeZone: string, after: Date): Promise<Date | undefined> {
  const today = localDate(after, timeZone);
  for (const date of [today, addDays(today, 1), addDays(today, 2)]) {
    const { eveningAt } = (await policyOn(db, date)).plan;
    const moment = instantOf(date, eveningAt, timeZone);
    if (moment > after) return moment;
  }
  return undefined;
}

const zones = async (db: Db): Promise<string[]> =>
  (await db.rows<{ zone: string }>(`SELECT DISTINCT ${zoneOf} AS "zone" ${told}`)).map(({ zone }) => zone);

async function serveZone(deps: Deps, timeZone: string, now: Date): Promise<void> {
  const date = localDate(now, timeZone);
  const time = localTime(now, timeZone);
  const { eveningAt, eveningUntil } = (await policyOn(deps.db, date)).plan;
  if (time < eveningAt || time >= eveningUntil) return;
  const open = await withOpenItems(deps.db, timeZone, date);
  if (open.length === 0) return;
  const settings = await settingsOfMany(
    deps.db,
    open.map(({ id }) => id),
  );
  for (const person of open.filter(({ id }) => settings.get(id)?.endOfDay !== false)) {
    try {
      await servePerson(deps, person, date);
    } catch (error) {
      deps.log.error(
        { err: error, personId: person.id, date },
        "the end of a day could not be told; it is tried again",
      );
    }
  }
}

type Person = { id: number; slackUserId: string };

const keyStart = (date: PlainDate) => `evening:${date}:P`;

/** Who has something open on the day's plan and has not been told of it, in a message of its own or in the next plan. */
const withOpenItems = (db: Db, timeZone: string, date: PlainDate): Promise<Person[]> =>
  db.rows<Person>(
    `SELECT p."id", p."slackUserId" ${told} AND ${zoneOf} = ?
       AND EXISTS (SELECT 1 FROM "Plan" l JOIN "PlanItem" i ON i."planId" = l."id" AND i."state" = 'open'
         WHERE l."personId" = p."id" AND l."date" = ?)
       AND NOT EXISTS (SELECT 1 FROM "Delivery" d WHERE d."key" = ? || p."id")
       AND NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."key" = ? || p."id") ORDER BY p."id"`,
    timeZone,
    date,
    keyStart(date),
    keyStart(date),
  );

async function servePerson({ db, people }: Deps, { id, slackUserId }: Person, date: PlainDate): Promise<void> {
  const owner = await people.who(slackUserId);
  if (owner.kind !== "member") return;
  const plan = await readPlan(db, owner, { personId: id, date, today: date });
  const open = plan.entries.filter(({ state }) => state === "open").length;
  // what was open is with another manager now
  if (open === 0) return;
  const { jurisdiction } = await plannerOf(db, id);
  const { calendar } = await planDayOf(db, date, jurisdiction);
  const message = eveningMessage(plan, nextWorkingDay(date, calendar), owner.language);
  const line = visitsText[owner.language].eveningLine(date, open);
  const key = `${keyStart(date)}${id}`;
  await db.prisma.$transaction((tx) => tellNow(tx, { key, person: { id, slackUserId }, day: date, message, line }));
}
