import type { Bot } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type CommandTable, helpLines } from "../../slack/commands.ts";
import { home as homeEffect } from "../../slack/effects.ts";
import { onHome } from "../../slack/events.ts";
import { followUpPage } from "../follow-ups/list-queries.ts";
import { leadersIn, leads, notInSlack, positionOf } from "../people/queries.ts";
import { policyOn, unpublishedCalendars } from "../policy/queries.ts";
import { calendarsOf, lateItems } from "../team/late-queries.ts";
import { membersBelow } from "../team/people-queries.ts";
import { planStandings } from "../team/plan-queries.ts";
import { storedCounts } from "../visits/plan-queries.ts";
import { isDayOff } from "../visits/queries.ts";
import { type HomeFacts, homeView } from "./card.ts";

const peopleShown = 20;

/** The Home tab. */
export function home(bot: Bot): void {
  onHome(bot, async (ask) => homeEffect(homeView(await factsFor(ask, bot.commands))));
}

async function ownFollowUps({ deps: { db }, asker, now, today }: Ask): Promise<HomeFacts["followUps"]> {
  const { total, perAge } = await followUpPage(db, { asker, now, today }, "mine", { asked: 1, perPage: 1 });
  const [due, later] = [perAge.get("due") ?? 0, perAge.get("later") ?? 0];
  return { open: total, due, late: total - due - later };
}

async function teamStands({ deps: { db }, asker, now, today }: Ask): Promise<HomeFacts["team"]> {
  const members = await membersBelow(db, { leadIds: leadersIn(asker), readerId: asker.personId }, now);
  if (members.length === 0) return undefined;
  const told = { members, readers: [asker.personId] };
  const plans = await planStandings(db, told, today);
  const { late } = await lateItems(db, told, await calendarsOf(db, members));
  const sum = (of: (plan: (typeof plans)[number]) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  return { done: sum(({ done }) => done), planned: sum((plan) => plan.planned), late: late.length };
}

async function factsFor(ask: Ask, commands: CommandTable): Promise<HomeFacts> {
  const {
    deps: { db },
    asker,
    today,
  } = ask;
  const counts = await storedCounts(db, asker.personId, [asker.personId], today);
  const help = helpLines([...commands.values()].flat(), asker);
  const care = asker.roles.has("admin")
    ? {
        notInSlack: await notInSlack(db, peopleShown),
        unpublished: await unpublishedCalendars(db, today),
      }
    : undefined;
  const position = await positionOf(db, asker.personId);
  const { postAt } = (await policyOn(db, today)).plan;
  const planned = counts.get(asker.personId);
  const followUps = await ownFollowUps(ask);
  const isLead = leads(asker);
  const team = isLead ? await teamStands(ask) : undefined;
  const off = await isDayOff(db, asker.personId, today);
  return { asker, isLead, today, position, postAt, planned, followUps, team, isDayOff: off, help, care };
}
