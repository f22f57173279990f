import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDb } from "../src/db/open.ts";
import { purposeOf } from "../src/db/purpose.ts";
import { freePort } from "./support/free-port.ts";
import { tokens } from "./support/house.ts";
import { demoSandbox, settingsFor, startMain } from "./support/main-process.ts";
import { tempFolder } from "./support/temp.ts";

const realTokens = { SLACK_BOT_TOKEN: "xoxb-real-1", SLACK_APP_TOKEN: "xapp-real-1" };

async function inSocketMode() {
  const [port, dataDir, sandbox] = [await freePort(), tempFolder(), await demoSandbox()];
  const settings = settingsFor(sandbox, "socket", dataDir, port);
  const bot = startMain(settings);
  await bot.says("connected to Slack");
  return { port, sandbox, settings, bot };
}

const healthAt = async (port: number) => {
  const response = await fetch(`http://localhost:${port}/health`);
  return { code: response.status, ...((await response.json()) as object) };
};

test("faulty settings end the start with 2 and one message that lists every fault", async () => {
  const bot = startMain({ SLACK_APP_TOKEN: "wrong", PORT: "many", LOG_LEVEL: "loud", DATA_DIR: tempFolder() });
  expect(await bot.ended()).toBe(2);
  for (const name of ["SLACK_APP_TOKEN", "PORT", "LOG_LEVEL"]) expect(bot.stderr()).toContain(name);
  expect(bot.stderr()).not.toContain("    at ");
});

test("half-set tokens end the start with 2", async () => {
  const bot = startMain({ SLACK_BOT_TOKEN: "xoxb-real-1", DATA_DIR: tempFolder() });
  expect(await bot.ended()).toBe(2);
  expect(bot.stderr()).toContain("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET");
});

test("over Socket Mode: health is up, and down with Slack; SIGTERM ends it with 0 even then", async () => {
  const { port, sandbox, bot } = await inSocketMode();
  await expect(healthAt(port)).resolves.toEqual({ code: 200, status: "up", database: "up", slack: "up" });
  await sandbox.close();
  const isDown = async () => (await healthAt(port)).code === 503;
  while (!(await isDown())) await new Promise((r) => setTimeout(r, 50));
  await expect(healthAt(port)).resolves.toEqual({ code: 503, status: "down", database: "up", slack: "down" });
  bot.process.kill("SIGTERM");
  expect(await bot.ended()).toBe(0);
});

test("over Socket Mode a SIGTERM lets the answer in hand go out first", async () => {
  const { sandbox, bot } = await inSocketMode();
  sandbox.addUser({ id: "U0NEW", name: "new", realName: "New", email: "new@example.com", locale: "en-US", tz: "UTC" });
  sandbox.trouble({ slow: 1, slowMs: 1500, methods: ["users.info"] });
  const stranger = sandbox.as("U0NEW");
  const channel = stranger.state().conversations.find(({ kind }) => kind === "im")?.id ?? "";
  const answer = stranger.act({ type: "command", channel, command: "/clients", text: "" });
  await new Promise((resolve) => setTimeout(resolve, 600));
  bot.process.kill("SIGTERM");
  // acknowledged with its answer: Slack does not say that the app did not respond
  expect(await answer).toEqual({ ok: true });
  expect(stranger.messages(channel).at(-1)?.text).toContain("not in the house's list of people");
  expect(await bot.ended()).toBe(0);
});

test("a second bot on the same database is refused in one line", async () => {
  const { settings } = await inSocketMode();
  const second = startMain({ ...settings, PORT: "0" });
  expect(await second.ended()).toBe(1);
  expect(second.stderr().trim()).toMatch(/^Another Rounds bot is at work on .*practice\.db\.$/);
});

test("a place where no database can be is told in one line", async () => {
  const file = path.join(tempFolder(), "notes.txt");
  writeFileSync(file, "no folder");
  const [noFolder, noDatabase] = [
    startMain({ DATA_DIR: file, PORT: "0" }),
    startMain({ DATABASE_URL: `file:${path.dirname(file)}`, DATA_DIR: tempFolder(), PORT: "0" }),
  ];
  expect(await Promise.all([noFolder.ended(), noDatabase.ended()])).toEqual([1, 1]);
  for (const bot of [noFolder, noDatabase]) {
    expect(bot.stderr().trim()).toMatch(/^The database cannot be opened: .*$/);
  }
});

test.each(["socket", "http"] as const)("a busy port is one line and 1 (%s)", async (mode) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const bot = startMain(settingsFor(await demoSandbox(), mode, tempFolder(), port));
  expect(await bot.ended()).toBe(1);
  expect(bot.stderr().trim()).toBe(`Port ${port} is in use: free it, or set PORT.`);
});

test.each([
  ["a real database is refused to the practice workspace", "real", {}, "a real one"],
  ["a real database is refused to practice tokens", "real", practice(), "a real one"],
  ["a practice database is refused to real tokens", "practice", realTokens, "for practice"],
] as const)("%s", async (_, purpose, settings, words) => {
  const file = path.join(tempFolder(), "some.db");
  const db = await openDb(file);
  await purposeOf(db, purpose);
  await db.close();
  const bot = startMain({ ...settings, DATABASE_URL: `file:${file}`, DATA_DIR: path.dirname(file), PORT: "0" });
  expect(await bot.ended()).toBe(2);
  expect(bot.stderr()).toContain(words);
});

function practice() {
  return { SLACK_BOT_TOKEN: tokens.botToken, SLACK_APP_TOKEN: tokens.appToken };
}

test("a bot that cannot reach its practice workspace says so in one line", async () => {
  const sandbox = await demoSandbox();
  const settings = settingsFor(sandbox, "socket", tempFolder(), 0);
  await sandbox.close();
  const bot = startMain(settings);
  expect(await bot.ended()).toBe(1);
  expect(bot.stderr().trim().split("\n")).toHaveLength(1);
});

test.each(["socket", "http"] as const)("a Slack that cannot be reached is one line and 1 (%s)", async (mode) => {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = realTokens;
  const way = mode === "socket" ? { SLACK_APP_TOKEN } : { SLACK_SIGNING_SECRET: "s" };
  const nowhere = `http://localhost:${await freePort()}/api/`;
  const settings = { SLACK_BOT_TOKEN, ...way, SLACK_API_URL: nowhere, DATA_DIR: tempFolder(), PORT: "0" };
  const bot = startMain({ ...settings, LOG_LEVEL: "silent" });
  expect(await bot.ended()).toBe(1);
  expect(bot.stderr().trim()).toBe("Rounds cannot start: Slack does not say who the bot is (ECONNREFUSED)");
});

test("tokens that Slack does not take are one line and 1", async () => {
  const sandbox = await demoSandbox();
  const settings = { ...settingsFor(sandbox, "socket", tempFolder(), 0), LOG_LEVEL: "silent" };
  const wrongBot = startMain({ ...settings, SLACK_BOT_TOKEN: "xoxb-practice-other" });
  const wrongApp = startMain({ ...settings, SLACK_APP_TOKEN: "xapp-other", DATA_DIR: tempFolder() });
  expect(await Promise.all([wrongBot.ended(), wrongApp.ended()])).toEqual([1, 1]);
  expect(wrongBot.stderr().trim()).toBe("Rounds cannot start: Slack does not say who the bot is (invalid_auth)");
  expect(wrongApp.stderr().trim()).toMatch(/^Rounds cannot start: .*invalid_auth$/);
});
