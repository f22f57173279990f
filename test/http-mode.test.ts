import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { channels, demoStaff } from "../src/demo/house.ts";
import { demoBotUserId } from "../src/demo/workspace.ts";
import { freePort } from "./support/free-port.ts";
import { tokens } from "./support/house.ts";
import { demoSandbox, settingsFor, startMain } from "./support/main-process.ts";
import { tempFolder } from "./support/temp.ts";

const url = (port: number) => `http://localhost:${port}/slack/events`;

/** The bot, as it is started, in HTTP mode beside a workspace that delivers by signed requests. */
async function inHttpMode() {
  const port = await freePort();
  const sandbox = await demoSandbox(url(port));
  const bot = startMain(settingsFor(sandbox, "http", tempFolder(), port));
  await bot.says("connected to Slack");
  return { port, sandbox, bot };
}

const command = (userId: string, text: string) =>
  new URLSearchParams({
    command: "/clients",
    text,
    user_id: userId,
    channel_id: "C1",
    team_id: "T0LUJIAZUI",
    api_app_id: "A1",
    trigger_id: "1.2.3",
    response_url: "http://localhost:1/response/none",
  }).toString();

const signatureOf = (secret: string, seconds: number, body: string) =>
  `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;

type Sending = { ageSeconds?: number; signature?: string; secret?: string };

/** A request as Slack signs one. */
function signed(body: string, { ageSeconds = 0, secret = tokens.signingSecret, signature }: Sending = {}): RequestInit {
  const seconds = Math.floor(Date.now() / 1000) - ageSeconds;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": `${seconds}`,
    "x-slack-signature": signature ?? signatureOf(secret, seconds, body),
  };
  return { method: "POST", body, headers };
}

test("over HTTP the bot answers what is signed, once, and nothing else", async () => {
  const { port, sandbox, bot } = await inHttpMode();
  const slackId = demoStaff.find(({ roles }) => roles === "manager")?.slackId ?? "";
  const manager = sandbox.as(slackId);
  const channel = channels.general;
  expect(await manager.act({ type: "command", channel, command: "/clients", text: "" })).toEqual({ ok: true });
  const answer = manager.messages(channel).at(-1);
  expect(answer).toMatchObject({ ephemeral: true, user: demoBotUserId });
  expect(answer?.blocks.length).toBeGreaterThan(2);

  // what was posted is answered from its stored text
  sandbox.clock.setAhead(new Date(sandbox.clock.now().getTime() + 6 * 60_000));
  const newest = async () => {
    await manager.act({ type: "command", channel, command: "/plan", text: "" });
    return JSON.stringify(manager.messages(channel).at(-1)?.blocks);
  };
  await expect.poll(newest, { timeout: 10_000 }).not.toMatch(/Not posted yet|尚未发布/);
  const posted = await fetch(url(port), signed(command(slackId, "today")));
  expect(posted.headers.get("content-type")).toBe("application/json");
  expect(await posted.json()).toMatchObject({ response_type: "ephemeral", blocks: expect.any(Array) });

  const body = command(slackId, "help");
  const statusOf = async (request: RequestInit) => (await fetch(url(port), request)).status;
  const good = signed(body);
  expect(await statusOf(good)).toBe(200);
  expect(await statusOf(good)).toBe(401);
  expect(await statusOf(signed(body, { secret: "another" }))).toBe(401);
  expect(await statusOf(signed(body, { signature: "v0=00" }))).toBe(401);
  expect(await statusOf(signed(body, { ageSeconds: 6 * 60 }))).toBe(401);
  expect(await statusOf(signed(body, { ageSeconds: -90 }))).toBe(401);
  expect(await statusOf({ method: "POST", body })).toBe(401);
  const twice = signed(command(slackId, "all"));
  expect((await Promise.all([statusOf(twice), statusOf(twice)])).sort()).toEqual([200, 401]);

  const health = await fetch(`http://localhost:${port}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: "up", database: "up", slack: "up" }]);
  bot.process.kill("SIGTERM");
  expect(await bot.ended()).toBe(0);
});

test("SIGTERM finishes the answer that is in hand, then ends with 0", async () => {
  const { port, sandbox, bot } = await inHttpMode();
  // someone whom the house does not know is asked for at Slack, which takes its time
  sandbox.addUser({ id: "U0NEW", name: "new", realName: "New", email: "new@example.com", locale: "en-US", tz: "UTC" });
  sandbox.trouble({ slow: 1, slowMs: 1500, methods: ["users.info"] });
  const answer = fetch(url(port), signed(command("U0NEW", "")));
  await new Promise((resolve) => setTimeout(resolve, 600));
  bot.process.kill("SIGTERM");
  const answered = await answer;
  expect(answered.status).toBe(200);
  expect(await answered.text()).toContain("not in the house's list of people");
  expect(await bot.ended()).toBe(0);
});
