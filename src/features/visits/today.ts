import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { ActionAsk } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import type { Message } from "../../slack/blocks.ts";
import { type Effects, Refusal, replace, say, sayStored } from "../../slack/effects.ts";
import { leads, managersBelow, reachOf, seesClients } from "../people/queries.ts";
import { readPlanValue } from "./ids.ts";
import { moreMessage, planMessage } from "./plan.ts";
import { storedCounts } from "./plan-queries.ts";
import { postedPlan } from "./posted-queries.ts";
import { isDayOff } from "./queries.ts";
import { ownerNameFor, readMore, readPlan } from "./read-day.ts";
import { teamMessage } from "./team-list.ts";
import { visitsText } from "./text.ts";

/** The day's plan of the asker: the stored one, else the one that would be posted; a lead without a book gets the team's. */
export async function showToday(ask: Ask): Promise<Effects> {
  const { asker } = ask;
  const posted = await postedMessage(ask);
  if (posted) return sayStored(posted);
  if (hasPlan(asker)) return say(await planOn(ask, asker.personId, ask.today));
  if (leads(asker)) return showTeam(ask);
  throw new Refusal(visitsText[asker.language].noClients);
}

/** Managers have plans, and leads who cover one. */
export const hasPlan = (asker: Asker): boolean =>
  asker.roles.has("manager") || (asker.covers.length > 0 && seesClients(asker));

/** Leads without clients have their team's day, and others have none: told kindly, whatever plan they ask for. */
export function refuseWithoutPlan({ asker }: Ask): void {
  const text = visitsText[asker.language];
  if (!hasPlan(asker)) throw new Refusal(leads(asker) ? text.noOwnPlan : text.noClients);
}

/** A page of the plan of that person's day, under its owner's name when that is somebody else. */
export async function planOn(ask: Ask, personId: number, date: PlainDate, page = 1): Promise<Message> {
  const plan = await readPlan(ask.deps.db, ask.asker, { personId, date, today: ask.today });
  return planMessage({ ...plan, ...(await ownerNameFor(ask, personId)) }, ask.asker.language, page);
}

/** The bytes of the JSON of the asker's plan as it was posted, if it may be shown as it is: a lead's has the way to the team besides. */
async function postedMessage({ deps, asker, today }: Ask): Promise<Buffer | undefined> {
  if (!asker.roles.has("manager") || leads(asker)) return undefined;
  return postedPlan(deps.db, asker.personId, today, asker.language);
}

/** The day of a lead's managers. */
export async function showTeam(ask: Ask): Promise<Effects> {
  if (!leads(ask.asker)) throw new Refusal(visitsText[ask.asker.language].notLead);
  return say(await teamToday(ask, 1));
}

async function teamToday({ deps, asker, today }: Ask, page: number) {
  const people = await managersBelow(deps.db, asker);
  const stored = await storedCounts(
    deps.db,
    asker.personId,
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
  return claim;
}

async function claimedPage(ask: ActionAsk): Promise<Message> {
  const { personId, date, page } = await claimedPlan(ask);
  return planOn(ask, personId, date, page);
}

/** The plan of one of a lead's managers. */
export const openPlan = async (ask: ActionAsk): Promise<Effects> => say(await claimedPage(ask));

export const turnPlanPage = async (ask: ActionAsk): Promise<Effects> => replace(await claimedPage(ask));

/** Opens the list of who else is due. */
export const openMore = async (ask: ActionAsk): Promise<Effects> => say(await more(ask));

export const turnMorePage = async (ask: ActionAsk): Promise<Effects> => replace(await more(ask));

async function more(ask: ActionAsk): Promise<Message> {
  const { personId, date, page } = await claimedPlan(ask);
  const plan = await readMore(ask.deps.db, ask.asker, { personId, date, today: ask.today });
  return moreMessage(plan, ask.asker.language, page);
}
