import { localDate } from "../lib/dates.ts";
import type { Bot } from "./answer.ts";
import { type Ask, faultReference } from "./ask.ts";
import { type Choice, option } from "./fields.ts";
import { limits } from "./limits.ts";
import { within } from "./within.ts";

/** Slack allows 3 s; later answers are shown as none. */
const ackWithinMs = 2500;

/** What is typed, and the private_metadata of the form that asks: a claim; "" outside a form. */
export type Suggesting = Ask & { typed: string; metadata: string };
type SuggestHandler = (ask: Suggesting) => Promise<Choice[]>;

/**
 * Registers what an external select is answered with while one types: choices for this person alone. A stranger, a fault
 * or an answer that comes too late gives none.
 */
export function onSuggest(bot: Bot, actionId: string, handler: SuggestHandler): void {
  if (bot.suggestions.size === 0) hearSuggestions(bot);
  bot.suggestions.set(actionId, handler);
}

/** One listener for all selects, as for all buttons (answer.ts). */
function hearSuggestions(bot: Bot): void {
  bot.app.options<"block_suggestion">({ type: "block_suggestion" }, async ({ body, ack }) => {
    const { action_id: actionId } = body;
    const handler = bot.suggestions.get(actionId);
    if (!handler) return;
    const metadata = body.view?.private_metadata ?? "";
    const work = suggestions(bot, body.user.id, actionId, (ask) => handler({ ...ask, typed: body.value, metadata }));
    const ready = await within(ackWithinMs, work);
    await ack({ options: (Array.isArray(ready) ? ready : []).slice(0, limits.options).map(option) });
  });
}

async function suggestions(
  { deps }: Bot,
  slackUserId: string,
  during: string,
  handler: (ask: Ask) => Promise<Choice[]>,
): Promise<Choice[]> {
  try {
    const who = await deps.people.who(slackUserId);
    if (who.kind === "stranger") return [];
    const now = deps.now();
    return await handler({ deps, asker: who, now, today: localDate(now, who.timeZone) });
  } catch (error) {
    faultReference(deps, error, during);
    return [];
  }
}
