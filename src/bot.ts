import { App, type Receiver } from "@slack/bolt";
import type { Deps } from "./deps.ts";
import { brief } from "./features/brief/feature.ts";
import { clients } from "./features/clients/feature.ts";
import { complaints } from "./features/complaints/feature.ts";
import { contactLog } from "./features/contact-log/feature.ts";
import { followUps } from "./features/follow-ups/feature.ts";
import { help } from "./features/help/feature.ts";
import { home } from "./features/home/feature.ts";
import { people } from "./features/people/feature.ts";
import { policy } from "./features/policy/feature.ts";
import { team } from "./features/team/feature.ts";
import { visits } from "./features/visits/feature.ts";
import { boltLogger } from "./log.ts";
import { type Bot, newBot } from "./slack/answer.ts";
import type { BotIdentity } from "./slack/port.ts";
import { clientOptions } from "./slack/web.ts";

/** What the bot can do. The order is that of the help. */
const features: ((bot: Bot) => void)[] = [
  visits,
  clients,
  brief,
  contactLog,
  followUps,
  complaints,
  team,
  people,
  policy,
  home,
  help,
];

/** The bot on a receiver of Slack's deliveries; built, not started. */
export function createBot(deps: Deps, bot: BotIdentity & { botToken: string }, receiver: Receiver): Bot {
  const { slackApiUrl } = deps.config;
  const app = new App({
    token: bot.botToken,
    // given, as Bolt would ask Slack by itself, and end the process when it cannot
    botId: bot.botId,
    botUserId: bot.botUserId,
    receiver,
    // a copy, as Bolt and its Socket Mode client write into the object
    clientOptions: { ...clientOptions, ...(slackApiUrl && { slackApiUrl }) },
    convoStore: false,
    logger: boltLogger(deps.log),
  });
  app.error(async (error) => {
    deps.log.error({ err: error }, "a request failed outside its handler");
  });
  const built = newBot(app, deps);
  for (const register of features) register(built);
  return built;
}
