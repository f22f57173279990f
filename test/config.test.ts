import path from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const bot = { SLACK_BOT_TOKEN: "xoxb-1" };
const app = { SLACK_APP_TOKEN: "xapp-1" };
const secret = { SLACK_SIGNING_SECRET: "s" };
const practiceBot = { SLACK_BOT_TOKEN: "xoxb-practice-1" };

type Settings = Record<string, string>;

test.each<[string, Settings, ReturnType<typeof readConfig>["connection"]]>([
  ["nothing set: the practice workspace", {}, { kind: "practice" }],
  ["both tokens: Socket Mode", { ...bot, ...app }, { kind: "socket", botToken: "xoxb-1", appToken: "xapp-1" }],
  ["token and secret: HTTP", { ...bot, ...secret }, { kind: "http", botToken: "xoxb-1", signingSecret: "s" }],
  ["all three: Socket Mode", { ...bot, ...app, ...secret }, { kind: "socket", botToken: "xoxb-1", appToken: "xapp-1" }],
  ["empty ones count as not set", { SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "  ", PORT: "" }, { kind: "practice" }],
  [
    "spaces around a token are none of it",
    { SLACK_BOT_TOKEN: " xoxb-1 ", ...secret },
    { kind: "http", botToken: "xoxb-1", signingSecret: "s" },
  ],
])("%s", (_, settings, connection) => {
  expect(readConfig(settings).connection).toEqual(connection);
});

test("what is not set has its default", () => {
  const dataDir = path.resolve("data");
  expect(readConfig({})).toMatchObject({
    port: 3000,
    dataDir,
    databaseFile: path.join(dataDir, "practice.db"),
    isPractice: true,
    logLevel: "warn",
    slackApiUrl: undefined,
    practiceClockUrl: undefined,
  });
  const real = readConfig({ ...bot, ...app });
  expect(real).toMatchObject({ isPractice: false, logLevel: "info", databaseFile: path.join(dataDir, "rounds.db") });
});

test.each<[string, Settings, Settings]>([
  ["the practice workspace", {}, { databaseFile: "/d/practice.db" }],
  ["a bot with practice tokens", { ...practiceBot, ...app }, { databaseFile: "/d/practice.db" }],
  ["a bot with real tokens", { ...bot, ...app }, { databaseFile: "/d/rounds.db" }],
  ["whoever names a file", { DATABASE_URL: "file:/e/f.db" }, { databaseFile: "/e/f.db" }],
])("the database of %s", (_, settings, expected) => {
  expect(readConfig({ DATA_DIR: "/d", ...settings })).toMatchObject(expected);
});

const faultsOf = (settings: Settings): string[] => {
  try {
    readConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n").slice(1);
    throw error;
  }
  return [];
};

test.each<[string, Settings, RegExp]>([
  ["a bot token alone", bot, /SLACK_BOT_TOKEN needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
  ["an app token alone", app, /SLACK_APP_TOKEN needs SLACK_BOT_TOKEN/],
  ["a secret alone", secret, /SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN/],
  ["a user's token for the bot's", { SLACK_BOT_TOKEN: "xoxp-1", ...app }, /SLACK_BOT_TOKEN must begin with "xoxb-"/],
  ["the bot's token for the app's", { ...bot, SLACK_APP_TOKEN: "xoxb-1" }, /SLACK_APP_TOKEN must begin with "xapp-"/],
  [
    "the practice clock for real tokens",
    { ...bot, ...app, PRACTICE_CLOCK_URL: "http://localhost:1/" },
    /PRACTICE_CLOCK_URL/,
  ],
  ["the practice clock without tokens", { PRACTICE_CLOCK_URL: "http://localhost:1/" }, /PRACTICE_CLOCK_URL/],
  ["a port that is none", { PORT: "many" }, /PORT must be a number/],
  ["a port too high", { PORT: "65536" }, /PORT must be at most 65535/],
  ["a port below none", { PORT: "-1" }, /PORT/],
  ["half a port", { PORT: "30.5" }, /PORT/],
  ["an address that is none", { SLACK_API_URL: "slack" }, /SLACK_API_URL must be a URL/],
  ["another engine", { DATABASE_URL: "postgresql://localhost/rounds" }, /DATABASE_URL .*not supported yet/],
  ["an unknown log level", { LOG_LEVEL: "loud" }, /LOG_LEVEL/],
])("%s is refused by name", (_, settings, words) => {
  const faults = faultsOf(settings);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(words);
});

test("every fault is listed at once, and no fault repeats a secret", () => {
  const bad = { SLACK_BOT_TOKEN: "xoxp-mine", PORT: "x", DATABASE_URL: "mysql://me:pass@h", LOG_LEVEL: "loud" };
  const faults = faultsOf({ ...bad, ...app });
  expect(faults.map((fault) => fault.trim().split(" ")[0])).toEqual(Object.keys(bad));
  expect(faults.join()).not.toMatch(/xoxp-mine|pass@h/);
});

test("a fault of form does not hide a missing token", () => {
  expect(faultsOf({ ...bot, PORT: "x" }).map((fault) => fault.trim().split(" ")[0])).toEqual([
    "PORT",
    "SLACK_BOT_TOKEN",
  ]);
});

test("the practice clock is for practice tokens", () => {
  const url = "http://localhost:1/practice/clock";
  expect(readConfig({ ...practiceBot, ...app, PRACTICE_CLOCK_URL: url }).practiceClockUrl).toBe(url);
});
