import { addDays, type PlainDate } from "../../lib/dates.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import { type Effects, Refusal, replace, say } from "../../slack/effects.ts";
import { leads, managersBelow, reachOf } from "../people/queries.ts";
import { readPlanValue } from "./ids.ts";
import { moreMessage, planMessage, type ShownPlan, teamMessage } from "./plan.ts";
import { entriesOf, postedPlan, storedCounts, storedPlan } from "./plan-queries.ts";
import { computePlan, hasBook, isDayOff, planDayOf, plannerOf } from "./queries.ts";
import { byRank } from "./rules.ts";
import { visitsText } from "./text.ts";

/** No run of days off is longer. */
const longestBreakDays = 31;

/** The day's plan of the asker: the stored one, else the one that would be posted; a lead without a book gets the team's. */
export async function showToday(ask: Ask): Promise<Effects> {
  const { asker } = ask;
  const posted = await postedMessage(ask);
  if (posted) return say(posted);
  if (asker.roles.has("manager")) return say(planMessage(await planOf(ask, asker.personId, ask.today), asker.language));
  if (leads(asker)) return showTeam(ask);
  throw new Refusal(visitsText[asker.language].noClients);
}

/** The asker's plan as it was posted, if it may be shown as it is: a lead's has the way to the team besides. */
async function postedMessage({ deps, asker, today }: Ask): Promise<Message | undefined> {
  if (!asker.roles.has("manager") || leads(asker)) return undefined;
  const payload = await postedPlan(deps.db, asker.personId, today, asker.language);
  return payload === undefined ? undefined : (JSON.parse(payload) as Message);
}

/** The day of a lead's managers. */
export async function showTeam(ask: Ask): Promise<Effects> {
  if (!leads(ask.asker)) throw new Refusal(visitsText[ask.asker.language].notLead);
  return say(await teamToday(ask, 1));
}

/** A button may claim any date. What is past can be shown only if it was stored, and what is far ahead not at all. */
const plannable = (date: PlainDate, today: PlainDate): PlainDate =>
  date >= today && date <= addDays(today, longestBreakDays) ? date : today;

/** The stored plan of that person's day; else what is due on it, on a day off on the next working day. */
async function planOf({ deps, asker, today }: Ask, personId: number, asked: PlainDate): Promise<ShownPlan> {
  const { db } = deps;
  const text = visitsText[asker.language];
  const isOwn = personId === asker.personId;
  const hasTeam = isOwn && leads(asker);
  const stored = await storedPlan(db, personId, asked, asker.timeZone);
  if (stored) {
    const { entries, dueBeyond, allGone } = stored;
    return { personId, date: asked, entries, dueBeyond, hasTeam, ...(allGone && { whenEmpty: text.nothingLeft }) };
  }
  const date = plannable(asked, today);
  const planner = await plannerOf(db, personId);
  const day = await planDayOf(db, date, planner.jurisdiction);
  const isWorked = day.calendar.isWorkingDay(date);
  const planned = isWorked ? day : await planDayOf(db, nextWorkingDay(date, day.calendar), planner.jurisdiction);
  const plan = await computePlan(db, planner, planned);
  const entries = await entriesOf(db, [...plan.visits, ...plan.calls]);
  const isBookEmpty = isOwn && entries.length === 0 && !(await hasBook(db, personId));
  return {
    personId,
    date: planned.date,
    notice: isWorked ? text.live : text.dayOff,
    entries,
    dueBeyond: plan.beyond.length,
    hasTeam,
    ...(isBookEmpty && { whenEmpty: text.nothingNoClients }),
  };
}

async function teamToday({ deps, asker, today }: Ask, page: number) {
  const people = await managersBelow(deps.db, asker);
  const stored = await storedCounts(
    deps.db,
    people.map(({ id }) => id),
    today,
  );
  const lines = people.map(({ id, name }) => ({ personId: id, name, counts: stored.get(id) }));
  const off = await isDayOff(deps.db, asker.personId, today);
  return teamMessage({ lines, isDayOff: off, date: today }, asker.language, page);
}

/** Another page of the team's day. */
export async function turnTeamPage(ask: ActionAsk): Promise<Effects> {
  if (!leads(ask.asker)) throw new Refusal(visitsText[ask.asker.language].notLead);
  return replace(await teamToday(ask, Number(ask.value)));
}

/** Checks what a plan's button claims: that the asker may see that person's clients. */
async function claimedPlan(ask: ActionAsk) {
  const claim = readPlanValue(ask.value);
  const reach = claim && (await reachOf(ask.deps.db, ask.asker));
  if (!claim || !reach?.includes(claim.personId)) throw new Refusal(visitsText[ask.asker.language].notYours);
  const isOwn = claim.personId === ask.asker.personId;
  const owner = isOwn
    ? null
    : await ask.deps.db.prisma.person.findUnique({ where: { id: claim.personId }, select: { name: true } });
  return { ...claim, ownerName: owner?.name };
}

/** The page of a plan that a button claims, under its owner's name when that is somebody else. */
async function claimedPage(ask: ActionAsk): Promise<Message> {
  const { personId, date, page, ownerName } = await claimedPlan(ask);
  const plan = await planOf(ask, personId, date);
  return planMessage({ ...plan, ...(ownerName && { ownerName }) }, ask.asker.language, page);
}

/** The plan of one of a lead's managers. */
export const openPlan = async (ask: ActionAsk): Promise<Effects> => say(await claimedPage(ask));

export const turnPlanPage = async (ask: ActionAsk): Promise<Effects> => replace(await claimedPage(ask));

/** Opens the list of who else is due. */
export const openMore = async (ask: ActionAsk): Promise<Effects> => say(await more(ask));

export const turnMorePage = async (ask: ActionAsk): Promise<Effects> => replace(await more(ask));

/** Who else is due on the plan's day: computed now, less those on the list. */
async function more(ask: ActionAsk): Promise<Message> {
  const { personId, date: asked, page } = await claimedPlan(ask);
  const { db } = ask.deps;
  const planner = await plannerOf(db, personId);
  const stored = await storedPlan(db, personId, asked, ask.asker.timeZone);
  const date = stored ? asked : plannable(asked, ask.today);
  const plan = await computePlan(db, planner, await planDayOf(db, date, planner.jurisdiction));
  const listed = new Set(stored?.entries.map(({ clientId }) => clientId));
  const due = stored
    ? [...plan.visits, ...plan.calls, ...plan.beyond].filter(({ client }) => !listed.has(client.id)).sort(byRank)
    : plan.beyond;
  return moreMessage({ personId, date, entries: await entriesOf(db, due) }, ask.asker.language, page);
}
