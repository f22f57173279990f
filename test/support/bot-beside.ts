import { type Child, startScript } from "./child.ts";
import { type House, tokens } from "./house.ts";

/** Starts the bot of a house in a process of its own, which may be killed; `pace`: of its deliveries, else so slow that there is always something in hand. */
export const startBotBeside = (house: House, pace?: object, env: Record<string, string> = {}): Child =>
  startScript("bot-at-work.ts", pace ? [JSON.stringify(pace)] : [], {
    SLACK_BOT_TOKEN: tokens.botToken,
    SLACK_APP_TOKEN: tokens.appToken,
    SLACK_API_URL: house.sandbox.apiUrl,
    PRACTICE_CLOCK_URL: `${house.sandbox.url}/practice/clock`,
    DATA_DIR: house.config.dataDir,
    PORT: "0",
    ...env,
  });
