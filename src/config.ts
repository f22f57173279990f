import path from "node:path";
import { z } from "zod";

/** Tokens of the practice workspace begin so; any others are of a real Slack. */
export const practiceTokenStart = "xoxb-practice-";

const text = z.string().trim().min(1);
const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

const environment = z.object({
  SLACK_BOT_TOKEN: text.startsWith("xoxb-", 'must begin with "xoxb-"').optional(),
  SLACK_APP_TOKEN: text.startsWith("xapp-", 'must begin with "xapp-"').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: z.url("must be a URL").optional(),
  PRACTICE_CLOCK_URL: z.url("must be a URL").optional(),
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0)
    .max(65_535, "must be at most 65535")
    .default(3000),
  DATA_DIR: text.default("./data"),
  DATABASE_URL: text.startsWith("file:", 'must begin with "file:" (PostgreSQL is not supported yet)').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).optional(),
  LANG: z.string().default(""),
});

/** Settings that do not fit together; looked at beside the faults of each, so that one message lists all. */
function misfits(set: Record<string, string | undefined>): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret, PRACTICE_CLOCK_URL: clock } = set;
  const faults: string[] = [];
  if (bot && !app && !secret) {
    faults.push("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it");
  }
  if (!bot && app) faults.push("SLACK_APP_TOKEN needs SLACK_BOT_TOKEN beside it");
  if (!bot && secret) faults.push("SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN beside it");
  if (clock && !bot?.startsWith(practiceTokenStart)) {
    faults.push("PRACTICE_CLOCK_URL is for a bot in a practice workspace only; these tokens are none of its");
  }
  return faults;
}

/** How the bot reaches Slack. */
export type Connection =
  | { kind: "practice" }
  | { kind: "socket"; botToken: string; appToken: string }
  | { kind: "http"; botToken: string; signingSecret: string };

export type Config = {
  connection: Connection;
  /** whether the database is one for practice: the practice workspace's own tokens, or none */
  isPractice: boolean;
  slackApiUrl: string | undefined;
  practiceClockUrl: string | undefined;
  port: number;
  dataDir: string;
  databaseFile: string;
  logLevel: string;
  /** the terminal's language */
  lang: string;
};

/** Every fault of the settings, a line each. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the settings; an empty variable counts as not set. Throws a ConfigError that lists every fault. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(set);
  const wrong = read.success ? [] : read.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}`);
  const faults = [...wrong, ...misfits(set)];
  if (!read.success || faults.length > 0) {
    throw new ConfigError(`These settings are not right:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  }
  const env = read.data;
  const connection = connectionOf(env);
  const isPractice = connection.kind === "practice" || connection.botToken.startsWith(practiceTokenStart);
  const dataDir = path.resolve(env.DATA_DIR);
  const defaultName = isPractice ? "practice.db" : "rounds.db";
  return {
    connection,
    isPractice,
    slackApiUrl: env.SLACK_API_URL,
    practiceClockUrl: env.PRACTICE_CLOCK_URL,
    port: env.PORT,
    dataDir,
    databaseFile: env.DATABASE_URL
      ? path.resolve(env.DATABASE_URL.slice("file:".length))
      : path.join(dataDir, defaultName),
    // whoever practises reads the page, not the log
    logLevel: env.LOG_LEVEL ?? (connection.kind === "practice" ? "warn" : "info"),
    lang: env.LANG,
  };
}

function connectionOf(env: z.infer<typeof environment>): Connection {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  if (botToken && appToken) return { kind: "socket", botToken, appToken };
  if (botToken && signingSecret) return { kind: "http", botToken, signingSecret };
  return { kind: "practice" };
}
