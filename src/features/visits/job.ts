import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import { languageOf } from "../../lib/language.ts";
import type { Job } from "../../slack/job.ts";
import { peopleWithNotices } from "../notices/waiting-queries.ts";
import { leavesOn } from "../people/leave-queries.ts";
import { settingsOfMany } from "../people/setting-queries.ts";
import { policyOn } from "../policy/queries.ts";
import { type PlanToStore, storePlan } from "./acts.ts";
import type { PlanDay } from "./day-rules.ts";
import { planMessage } from "./plan.ts";
import { entriesOf } from "./plan-queries.ts";
import { computePlan, coveredBy, type Planner, planDayOf, roundOf, type Service } from "./queries.ts";

/** Managers of one time zone and one working calendar: they are due together. */
type Group = { timeZone: string; jurisdiction: string };

/** Who may be served: active managers whom Slack knows, and leads who may cover one. */
const managers = `FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
  WHERE p."active" = 1 AND p."slackUserId" IS NOT NULL AND EXISTS (
    SELECT 1 FROM "PersonRole" r WHERE r."personId" = p."id" AND (r."role" = 'manager' OR r."role" = 'lead' AND EXISTS (
      SELECT 1 FROM "Leave" a WHERE a."coverId" = p."id" AND a."cancelledAt" IS NULL)))`;
const isManager = `EXISTS (SELECT 1 FROM "PersonRole" r WHERE r."personId" = p."id" AND r."role" = 'manager')`;
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
  const settings = await settingsOfMany(
    deps.db,
    unserved.map(({ id }) => id),
  );
  const withNotices = await peopleWithNotices(deps.db);
  const served = unserved.map((person): Served => {
    const { visitsADay = null, callsADay = null } = settings.get(person.id) ?? {};
    const service = { visitsADay, callsADay, covered: person.covered };
    return { person, group, day, service, hasNotices: withNotices.has(person.id) };
  });
  const made = await servePeople(deps, served, now);
  deps.log.info({ date, timeZone: group.timeZone, plans: made }, "plans were made");
}

/**
 * Every write of another connection makes SQLite forget the pages that the reading one holds: several people's books are read
 * between two writes, of which neighbouring ones lie on the same pages.
 */
const readAtOnce = 16;

/** Computes and stores the plans of these people; a fault with one does not keep the others waiting. Gives how many were made. */
async function servePeople({ db, log }: Deps, people: Served[], now: Date): Promise<number> {
  let made = 0;
  const attempt = async <T>({ person: { id }, day: { date } }: Served, work: Promise<T>) => {
    try {
      return await work;
    } catch (error) {
      log.error({ err: error, personId: id, date }, "a plan could not be made; it is tried again");
      return undefined;
    }
  };
  for (let from = 0; from < people.length; from += readAtOnce) {
    const computed: { one: Served; plan: PlanToStore }[] = [];
    for (const one of people.slice(from, from + readAtOnce)) {
      const plan = await attempt(one, planToStore(db, one, now));
      if (plan) computed.push({ one, plan });
    }
    for (const { one, plan } of computed) if ((await attempt(one, storePlan(db, plan))) !== undefined) made++;
  }
  return made;
}

type PersonRow = {
  id: number;
  slackUserId: string;
  language: string | null;
  latitude: number | null;
  longitude: number | null;
  heatUntil: string | null;
  isManager: number | boolean;
};
type Unserved = PersonRow & { covered: number[] };

/** Who has no plan for the day yet: nobody who is on leave, and of the leads only those who cover somebody. */
async function unservedOf(db: Db, { timeZone, jurisdiction }: Group, date: PlainDate): Promise<Unserved[]> {
  const rows = await db.rows<PersonRow>(
    `SELECT p."id", p."slackUserId", p."language", b."latitude", b."longitude", t."heatUntil", ${isManager} AS "isManager"
     ${managers} AND ${zoneOf} = ? AND ${jurisdictionOf} = ?
       AND NOT EXISTS (SELECT 1 FROM "Plan" l WHERE l."personId" = p."id" AND l."date" = ?) ORDER BY p."id"`,
    timeZone,
    jurisdiction,
    date,
  );
  if (rows.length === 0) return [];
  const leaves = await leavesOn(db, date);
  const away = new Set(leaves.map(({ personId }) => personId));
  return rows
    .filter(({ id }) => !away.has(id))
    .map((row) => ({ ...row, covered: coveredBy(leaves, row.id) }))
    .filter((row) => row.isManager || row.covered.length > 0);
}

type Served = { person: Unserved; group: Group; day: PlanDay; service: Service; hasNotices: boolean };

async function planToStore(
  db: Db,
  { person, group, day, service, hasNotices }: Served,
  now: Date,
): Promise<PlanToStore> {
  const { id: personId, latitude, longitude, heatUntil, slackUserId: target } = person;
  const branchPlace = latitude !== null && longitude !== null ? { latitude, longitude } : undefined;
  const planner: Planner = { personId, branchPlace, heatUntil, ...group };
  const plan = await computePlan(db, planner, day, service);
  const language = languageOf(person.language);
  const entries = await entriesOf(db, [...plan.visits, ...plan.calls]);
  const shown = { personId, date: day.date, entries, dueBeyond: plan.beyond.length, ...roundOf(planner, day, plan) };
  // who has nothing to read gets nothing (design.md, "Few messages")
  const messageWith = (notices: string[]) =>
    entries.length + notices.length > 0 ? planMessage({ ...shown, notices }, language) : undefined;
  // clients who are covered are shown only as long as they are
  const shownAgain = service.covered.length === 0 ? language : null;
  const post = { target, hasNotices, messageWith };
  return { personId, date: day.date, computedAt: now, plan, language: shownAgain, post };
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
