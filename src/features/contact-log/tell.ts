import { localDate } from "../../lib/dates.ts";
import { type Ask, faultReference } from "../../slack/ask.ts";
import type { Effect } from "../../slack/effects.ts";
import { leadOf } from "../people/house-queries.ts";
import type { PlanOf } from "../visits/item-acts.ts";
import { planAnew } from "../visits/refresh.ts";
import type { News } from "./acts.ts";
import { suggestionLine, suggestionMessage, winMessage } from "./news-words.ts";
import { type LoggedClient, teamRoomOf } from "./queries.ts";
import type { Won } from "./rules.ts";
import { logText } from "./text.ts";

export type Told = {
  /** a suggestion that is to be passed up */
  suggestion: string | null;
  /** what was won, if that is news */
  won: Won | undefined;
  helperNames: string[];
};

/** What is to be told of a contact, where, and how the one who logs it is told of that. */
export async function newsOf(
  ask: Ask,
  client: LoggedClient,
  { suggestion, won, helperNames }: Told,
): Promise<{ news: News[]; lines: string[] }> {
  if (!suggestion && !won) return { news: [], lines: [] };
  const { deps, asker } = ask;
  const text = logText[asker.language];
  const room = await teamRoomOf(deps.db, client.ownerId);
  const news: News[] = [];
  const lines: string[] = [];
  if (won && room?.channel && room.tellsWins) {
    const clientName = room.isNamed ? client.name : undefined;
    const amount = room.tellsAmounts ? won.amount : undefined;
    const win = { who: asker.name, what: won.what, amount, clientName, helperNames };
    news.push({ what: "win", channel: room.channel, message: winMessage(win, room.language) });
    lines.push(text.winTold);
  }
  if (suggestion && room?.channel) {
    const passed = { who: asker.name, suggestion, client, isNamed: room.isNamed };
    news.push({ what: "suggestion", channel: room.channel, message: suggestionMessage(passed, room.language) });
    lines.push(text.toChannel);
  } else if (suggestion) {
    const { news: toLead, line } = await toLeadAlone(ask, client, suggestion);
    if (toLead) news.push(toLead);
    lines.push(line);
  }
  return { news, lines };
}

async function toLeadAlone(ask: Ask, client: LoggedClient, suggestion: string): Promise<{ news?: News; line: string }> {
  const { deps, asker, now } = ask;
  const text = logText[asker.language];
  const lead = await leadOf(deps.db, client.ownerId);
  if (!lead || lead.id === asker.personId) return { line: text.toNobody };
  const passed = { who: asker.name, suggestion, client, isNamed: true };
  const news: News = {
    what: "suggestion",
    lead,
    day: localDate(now, lead.timeZone),
    message: suggestionMessage(passed, lead.language),
    line: suggestionLine(passed, lead.language),
  };
  return { news, line: text.toLead(lead.name) };
}

/** The plans of which an item was ended, shown anew where they stand. The contact is saved already: a fault here only logs. */
export async function plansAnew(ask: Ask, place: string, plans: readonly PlanOf[]): Promise<Effect[]> {
  try {
    const shown = await Promise.all(plans.map((plan, i) => planAnew(ask, i === 0 ? place : "", plan)));
    return shown.flat();
  } catch (error) {
    faultReference(ask.deps, error, "a plan shown anew after a contact");
    return [];
  }
}
