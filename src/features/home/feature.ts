import type { Bot } from "../../slack/answer.ts";
import type { Ask } from "../../slack/ask.ts";
import { type CommandTable, helpLines } from "../../slack/commands.ts";
import { home as homeEffect } from "../../slack/effects.ts";
import { onHome } from "../../slack/events.ts";
import { notInSlack, positionOf } from "../people/queries.ts";
import { policyOn, unpublishedCalendars } from "../policy/queries.ts";
import { storedCounts } from "../visits/plan-queries.ts";
import { isDayOff } from "../visits/queries.ts";
import { type HomeFacts, homeView } from "./card.ts";

const peopleShown = 20;

/** The Home tab. */
export function home(bot: Bot): void {
  onHome(bot, async (ask) => homeEffect(homeView(await factsFor(ask, bot.commands))));
}

async function factsFor({ deps: { db }, asker, today }: Ask, commands: CommandTable): Promise<HomeFacts> {
  const counts = await storedCounts(db, [asker.personId], today);
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
  return { asker, today, position, postAt, planned, isDayOff: await isDayOff(db, asker.personId, today), help, care };
}
