import type { Db } from "../../db/sql.ts";
import type { Deps } from "../../deps.ts";
import { addDays, instantOf, localDate, localTime, type PlainDate } from "../../lib/dates.ts";
import { languageOf } from "../../lib/language.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import type { Job } from "../../slack/job.ts";
import { leavesOn } from "../people/leave-queries.ts";
import { calendarOf, policyOn } from "../policy/queries.ts";
import { storeDigest, storeTeamDigest } from "./acts.ts";
import { noteDeafChannels } from "./channel-acts.ts";
import { type ReaderDay, readerDay } from "./client-queries.ts";
import { digestMessage, nobodyMessage } from "./digest.ts";
import { type DueGroup, type DueLead, type DueTeam, dueGroups, dueLeads, dueTeams } from "./due-queries.ts";
import { type Calendars, shownLate } from "./late-queries.ts";
import { type Member, membersBelow, membersOfTeam, readersOfTeam } from "./people-queries.ts";
import { digestFacts, leadMemory, type Memory, nearComplaints, teamMemory } from "./queries.ts";
import { compare, type DigestFacts, lateKey, linesOf } from "./rules.ts";
import { teamText } from "./text.ts";

/**
 * The lead's digest: at 08:30 (policy) of the lead's own time, on each working day of their branch, to every lead who is not
 * away; and to the channels of the teams that have one. It asks who is due and not served, so that a restart catches up; after
 * 12:00 it does not.
 */
export const postDigests: Job = {
  name: "team.digest",
  cron: "* * * * *",
  async run(deps, now) {
    for (const group of await dueGroups(deps.db)) await serveGroup(deps, group, now);
  },
  async nextDue({ db }, after) {
    const moments = await Promise.all((await dueGroups(db)).map(({ timeZone }) => nextPosting(db, timeZone, after)));
    return moments.filter((moment) => moment !== undefined).sort((a, b) => Number(a) - Number(b))[0];
  },
};

/** The next posting time after the moment, by the policy of the day that it falls on. */
async function nextPosting(db: Db, timeZone: string, after: Date): Promise<Date | undefined> {
  const today = localDate(after, timeZone);
  for (const date of [today, addDays(today, 1), addDays(today, 2)]) {
    const moment = instantOf(date, (await policyOn(db, date)).digest.postAt, timeZone);
    if (moment > after) return moment;
  }
  return undefined;
}

type Day = ReaderDay & { calendar: WorkingCalendar; calendars: Calendars; now: Date };

async function serveGroup(deps: Deps, group: DueGroup, now: Date): Promise<void> {
  const { db, log } = deps;
  const { timeZone, jurisdiction } = group;
  const date = localDate(now, timeZone);
  const time = localTime(now, timeZone);
  const [calendar, policy] = await Promise.all([calendarOf(db, jurisdiction), policyOn(db, date)]);
  if (time < policy.digest.postAt || !calendar.isWorkingDay(date)) return;
  const away = new Set((await leavesOn(db, date)).map(({ personId }) => personId));
  const leads = (await dueLeads(db, group, date)).filter(({ id }) => !away.has(id));
  const teams = await dueTeams(db, group, date);
  if (leads.length + teams.length === 0) return;
  if (time >= policy.digest.postUntil) return noteMissed(deps, group, date, leads.length);
  const day = { ...readerDay(date, timeZone, policy), calendar, calendars: new Map(), now };
  const made = [...(await serveEach(deps, day, teams, serveTeam)), ...(await serveEach(deps, day, leads, serveLead))];
  log.info({ date, timeZone, digests: made.filter(Boolean).length }, "digests were made");
}

/** Serves one after the other; a fault with one does not keep the others waiting. Gives whose digest was stored. */
async function serveEach<Due extends { id: number }>(
  deps: Deps,
  day: Day,
  due: Due[],
  serve: (deps: Deps, one: Due, day: Day) => Promise<boolean>,
): Promise<boolean[]> {
  const stored: boolean[] = [];
  for (const one of due) {
    try {
      stored.push(await serve(deps, one, day));
    } catch (error) {
      deps.log.error({ err: error, id: one.id, date: day.date }, "a digest could not be made; it is tried again");
    }
  }
  return stored;
}

async function serveLead({ db }: Deps, lead: DueLead, day: Day): Promise<boolean> {
  const language = languageOf(lead.language);
  const { date, now } = day;
  const members = await membersBelow(db, { leadIds: [lead.id], readerId: lead.id }, now);
  await noteDeafChannels(db, lead.id, date, teamText[language].deafChannel);
  if (members.length === 0)
    return storeDigest(db, lead, { date, at: now, lines: [], passedUp: [] }, (notices) =>
      nobodyMessage(date, notices, language),
    );
  const complaints = await nearComplaints(db, lead.id, members, day);
  const [facts, memory] = [
    await digestFacts(db, { members, readers: [lead.id] }, day, complaints),
    await leadMemory(db, lead.id, date),
  ];
  const items = new Map((await shownLate(db, newOrWorse(facts, memory))).map((item) => [item.id, item]));
  const shown = { facts, memory, names: namesOf(members), items };
  const passedUp = facts.passedUp.map(({ id }) => id);
  return storeDigest(db, lead, { date, at: now, lines: linesOf(facts), passedUp }, (notices) =>
    digestMessage({ ...shown, notices }, { language }),
  );
}

async function serveTeam({ db }: Deps, team: DueTeam, day: Day): Promise<boolean> {
  const { date, now } = day;
  const members = await membersOfTeam(db, team.id, now);
  const told = { members, readers: await readersOfTeam(db, team.id) };
  const [facts, memory] = [await digestFacts(db, told, day), await teamMemory(db, team.id, date)];
  const channel = { teamName: team.name, isNamed: team.isNamed === 1 };
  const shown = { facts, memory, names: namesOf(members), items: new Map(), notices: [] };
  const message = digestMessage(shown, { language: languageOf(team.language), channel });
  return storeTeamDigest(db, team, { date, at: now, lines: linesOf(facts) }, message);
}

const namesOf = (members: Member[]) => new Map(members.map(({ id, name }) => [id, name]));

function newOrWorse(facts: DigestFacts, memory: Memory | undefined) {
  const { fresh, worse } = compare(memory?.lines ?? [], linesOf(facts));
  return [...facts.late, ...facts.passedUp].filter(({ id }) => fresh.has(lateKey(id)) || worse.has(lateKey(id)));
}

/** Says once a day and group that digests were missed, also over restarts: who starts the bot in the afternoon should know. */
async function noteMissed({ db, log }: Deps, group: DueGroup, date: PlainDate, digests: number): Promise<void> {
  if (digests === 0) return;
  const { timeZone, jurisdiction } = group;
  const name = `${postDigests.name} missed ${timeZone} ${jurisdiction}`;
  const isNew = await db.prisma
    .$executeRaw`INSERT INTO "JobRun" ("name", "date") VALUES (${name}, ${date}) ON CONFLICT DO NOTHING`;
  if (isNew)
    log.warn({ date, timeZone, digests }, "it is too late in the day: the digests that were not posted will not be");
}
