import type { App } from "@slack/bolt";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
const bots: App[] = [];

afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
  await sandbox.close();
});

async function join(listen: (app: App) => void) {
  const bot = await w.joinBot(sandbox, listen);
  bots.push(bot);
}

const greet = () => sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "" });

type Envelope = {
  type: string;
  envelope_id: string;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
  payload: { event?: { type: string }; event_id?: string };
};

/** A bare connection, as a bot has it: what came in, and a way to acknowledge. */
async function connect() {
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  const socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  const frames: Envelope[] = [];
  socket.on("message", (data: Buffer) => frames.push(JSON.parse(data.toString())));
  await w.eventually(() => frames[0]?.type === "hello");
  return { url, socket, frames, ack: (it: Envelope) => socket.send(JSON.stringify({ envelope_id: it.envelope_id })) };
}

test("several connections share the payloads", async () => {
  sandbox = await w.openWorkspace();
  const taken: string[] = [];
  for (const name of ["a", "b"]) {
    await join((app) =>
      app.command("/greet", async ({ ack }) => {
        taken.push(name);
        await ack();
      }),
    );
  }
  for (let i = 0; i < 4; i++) await greet();
  expect(taken.toSorted()).toEqual(["a", "a", "b", "b"]);
});

test("the page learns whether a bot is there", async () => {
  sandbox = await w.openWorkspace();
  const connected = () => sandbox.as(w.MEI).state().app.connected;
  expect(connected()).toBe(false);
  expect(await greet()).toEqual({ ok: false, notice: "app_unreachable" });
  await join((app) => app.command("/greet", async ({ ack }) => ack()));
  expect(connected()).toBe(true);
  expect(await greet()).toEqual({ ok: true });
});

test("a command that is not acknowledged within 3 s is told to the person, and never sent again", async () => {
  sandbox = await w.openWorkspace();
  const { frames, socket } = await connect();
  const start = Date.now();
  expect(await greet()).toMatchObject({ ok: false, notice: "app_did_not_respond" });
  expect(Date.now() - start).toBeGreaterThanOrEqual(2990);
  expect(frames.filter(({ type }) => type === "slash_commands")).toMatchObject([{ accepts_response_payload: true }]);
  socket.terminate();
});

test("an unknown command is Slack's to answer", async () => {
  sandbox = await w.openWorkspace();
  const typed = { type: "command", channel: w.GENERAL, command: "/dance", text: "" } as const;
  expect(await sandbox.as(w.MEI).act(typed)).toMatchObject({ ok: false, notice: "invalid_command" });
});

test("an event that is not acknowledged is sent again, marked as such, until it is", async () => {
  sandbox = await w.openWorkspace();
  const { frames, ack, socket } = await connect();
  const events = () => frames.filter(({ type }) => type === "events_api");
  const direct =
    sandbox
      .as(w.MEI)
      .state()
      .conversations.find(({ kind }) => kind === "im")?.id ?? "";
  await sandbox.as(w.MEI).act({ type: "message", channel: direct, text: "hello" });
  await w.eventually(() => events().length === 2, 5000);
  const [first, again] = events();
  expect(first).toMatchObject({ accepts_response_payload: false, retry_attempt: 0, retry_reason: "" });
  expect(again).toMatchObject({ retry_attempt: 1, retry_reason: "timeout" });
  expect(again?.payload).toEqual(first?.payload);
  expect(first?.payload.event).toMatchObject({ type: "message", channel_type: "im", text: "hello" });
  if (again) ack(again);
  socket.terminate();
});

test("no events envelope lacks its inner event, and none is sent that the manifest does not ask for", async () => {
  sandbox = await w.openWorkspace();
  const { frames, ack, socket } = await connect();
  socket.on("message", () => frames.slice(1).forEach(ack));
  sandbox.setUser(w.TOM, { tz: "Asia/Tokyo" });
  const email = "new@example.com";
  sandbox.addUser({ id: "U0NEW00001", name: "new", realName: "New", email, locale: "en-US", tz: "UTC" });
  await sandbox.as(w.MEI).act({ type: "openHome" });
  await sandbox.as(w.MEI).act({ type: "message", channel: w.GENERAL, text: `<@${w.BOT}> hi & bye` });
  await sandbox.as(w.MEI).act({ type: "message", channel: w.DESK, text: "message.groups is not asked for" });
  await w.eventually(() => frames.length >= 7);
  const inner = frames.slice(1).map(({ payload }) => payload.event);
  expect(inner.map((event) => event?.type)).toEqual([
    "user_change",
    "team_join",
    "message",
    "app_home_opened",
    "message",
    "app_mention",
  ]);
  expect(inner[0]).toMatchObject({ user: { id: w.TOM, tz: "Asia/Tokyo", locale: "en-US" } });
  expect(inner[2]).toMatchObject({ subtype: "channel_join", user: "U0NEW00001" });
  expect(inner[5]).toMatchObject({ text: `<@${w.BOT}> hi &amp; bye`, channel: w.GENERAL });
  socket.terminate();
});

test("an address to connect to is good once, and foreign hosts are not let in", async () => {
  sandbox = await w.openWorkspace();
  const { url, socket } = await connect();
  const closedWith = (address: string, headers = {}) =>
    new Promise((resolve) =>
      new WebSocket(address.replace("localhost", "127.0.0.1"), { headers }).on("error", ({ message }) =>
        resolve(message),
      ),
    );
  expect(await closedWith(url)).toContain("403");
  const fresh = (await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open()).url ?? "";
  expect(await closedWith(fresh, { host: "evil.example" })).toContain("403");
  socket.terminate();
});

test("when the workspace closes, connections are told to come again", async () => {
  sandbox = await w.openWorkspace();
  const { frames } = await connect();
  await sandbox.close();
  await w.eventually(() => frames.at(-1)?.type === "disconnect");
  sandbox = await w.openWorkspace();
});
