import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import { languageOf } from "../../lib/language.ts";
import type { Job } from "../../slack/job.ts";
import { policyOn } from "../policy/queries.ts";
import { storePlan } from "./acts.ts";
import { planMessage } from "./plan.ts";
import { entriesOf } from "./plan-queries.ts";
import { computePlan, type Planner, planDayOf } from "./queries.ts";
import type { PlanDay } from "./reason-rules.ts";

/** Managers of one time zone and one working calendar: they are due together. */
type Group = { timeZone: string; jurisdiction: string };

/** Who is served: active managers whom Slack knows. */
const managers = `FROM "Person" p JOIN "PersonRole" r ON r."personId" = p."id" AND r."role" = 'manager'
  LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
  WHERE p."active" = 1 AND p."slackUserId" IS NOT NULL`;
const zoneOf = `COALESCE(p."timeZone", b."timeZone", 'UTC')`;
const jurisdictionOf = `COALESCE(b."jurisdiction", 'CN')`;

/**
 * The morning plan: at 08:00 (policy) of their own time zone, on each working day of their branch, every manager's plan is
 * computed, stored and posted. It asks who is due and not served, so that a restart catches up; after 12:00 it does not.
 */
export const postPlans: Job = {
  name: "visits.plan",
  cron: "* * * * *",
  async run(deps, now) {
    for (const group of await groups(deps.db)) await serveGroup(deps, group, now);
  },
  async nextDue(deps, after) {
    let next: Date | undefined;
    for (const { timeZone } of await groups(deps.db)) {
      const due = await nextPosting(deps.db, timeZone, after);
      if (due && (!next || due < next)) next = due;
    }
    return next;
  },
};

/** The next posting time after the moment, by the policy of the day that it falls on. */
async function nextPosting(db: Db, timeZone: string, after: Date): Promise<Date | undefined> {
  const today = localDate(after, timeZone);
  for (const date of [today, addDays(today, 1), addDays(today, 2)]) {
    const { postAt } = (await policyOn(db, date)).plan;
    const moment = instantOf(date, postAt, timeZone);
    if (moment > after) return moment;
  }
  return undefined;
}

const groups = (db: Db) =>
  db.rows<Group>(`SELECT DISTINCT ${zoneOf} AS "timeZone", ${jurisdictionOf} AS "jurisdiction" ${managers}`);

async function serveGroup(deps: Deps, group: Group, now: Date): Promise<void> {
  const date = localDate(now, group.timeZone);
  const time = localTime(now, group.timeZone);
  const day = await planDayOf(deps.db, date, group.jurisdiction);
  const { postAt, postUntil } = day.policy.plan;
  if (time < postAt || !day.calendar.isWorkingDay(date)) return;
  const unserved = await unservedOf(deps.db, group, date);
  if (unserved.length === 0) return;
  if (time >= postUntil) return noteMissed(deps, group, date, unserved.length);
  let made = 0;
  for (const person of unserved) {
    try {
      await servePerson(deps, person, group, day, now);
      made++;
    } catch (error) {
      deps.log.error({ err: error, personId: person.id, date }, "a plan could not be made; it is tried again");
    }
  }
  deps.log.info({ date, timeZone: group.timeZone, plans: made }, "plans were made");
}

type Unserved = {
  id: number;
  slackUserId: string;
  language: string | null;
  latitude: number | null;
  longitude: number | null;
};

const unservedOf = (db: Db, { timeZone, jurisdiction }: Group, date: PlainDate) =>
  db.rows<Unserved>(
    `SELECT p."id", p."slackUserId", p."language", b."latitude", b."longitude" ${managers}
       AND ${zoneOf} = ? AND ${jurisdictionOf} = ?
       AND NOT EXISTS (SELECT 1 FROM "Plan" l WHERE l."personId" = p."id" AND l."date" = ?) ORDER BY p."id"`,
    timeZone,
    jurisdiction,
    date,
  );

async function servePerson({ db }: Deps, person: Unserved, group: Group, day: PlanDay, now: Date): Promise<void> {
  const { latitude, longitude } = person;
  const branchPlace = latitude !== null && longitude !== null ? { latitude, longitude } : undefined;
  const planner: Planner = { personId: person.id, branchPlace, ...group };
  const plan = await computePlan(db, planner, day);
  const language = languageOf(person.language);
  const entries = await entriesOf(db, [...plan.visits, ...plan.calls]);
  const shown = { personId: person.id, date: day.date, entries, dueBeyond: plan.beyond.length };
  // who has nothing to read gets nothing (design.md, "Few messages")
  const post = entries.length > 0 ? { target: person.slackUserId, message: planMessage(shown, language) } : undefined;
  await storePlan(db, { personId: person.id, date: day.date, computedAt: now, plan, language, post });
}

/** Says once a day and group that plans were missed, also over restarts: who starts the bot in the afternoon should know. */
async function noteMissed({ db, log }: Deps, group: Group, date: PlainDate, plans: number): Promise<void> {
  const { timeZone, jurisdiction } = group;
  const name = `${postPlans.name} missed ${timeZone} ${jurisdiction}`;
  const isNew = await db.prisma
    .$executeRaw`INSERT INTO "JobRun" ("name", "date") VALUES (${name}, ${date}) ON CONFLICT DO NOTHING`;
  if (isNew)
    log.warn({ date, timeZone, plans }, "it is too late in the day: the plans that were not posted will not be");
}
