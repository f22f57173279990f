import type { App } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
const bots: App[] = [];

beforeEach(async () => {
  sandbox = await w.openWorkspace();
});
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
  await sandbox.close();
});

type Frame = { type: string; reason?: string; envelope_id?: string; payload?: { event_id?: string } };

/** A bare connection that acknowledges everything. */
async function connect() {
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  const socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  const frames: Frame[] = [];
  const isClosed = { it: false };
  socket.on("close", () => {
    isClosed.it = true;
  });
  socket.on("message", (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    if (frame.envelope_id) socket.send(JSON.stringify({ envelope_id: frame.envelope_id }));
  });
  await w.eventually(() => frames[0]?.type === "hello");
  return { socket, frames, isClosed, ends: () => frames.filter(({ type }) => type === "disconnect") };
}

const say = (text: string) => sandbox.as(w.MEI).act({ type: "message", channel: w.GENERAL, text });
const greet = () => sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "" });

describe("a connection is renewed", () => {
  test("with a warning before, and works until it is told to come again", async () => {
    const { frames, isClosed, ends } = await connect();
    sandbox.disconnect({ warnMs: 150 });
    await w.eventually(() => ends().length === 1);
    expect(ends()).toMatchObject([{ reason: "warning" }]);
    expect(await greet()).toEqual({ ok: true });
    expect(frames.some(({ type }) => type === "slash_commands")).toBe(true);
    await w.eventually(() => isClosed.it);
    expect(ends()).toMatchObject([{ reason: "warning" }, { reason: "refresh_requested" }]);
  });

  test("and the real client comes again by itself", async () => {
    let taken = 0;
    bots.push(
      await w.joinBot(sandbox, (app) =>
        app.command("/greet", async ({ ack }) => {
          taken += 1;
          await ack();
        }),
      ),
    );
    await fetch(`${sandbox.url}/practice/disconnect`, { method: "POST", body: JSON.stringify({ warnMs: 20 }) });
    await w.eventually(() => !sandbox.as(w.MEI).state().app.connected, 10_000);
    await w.eventually(() => sandbox.as(w.MEI).state().app.connected, 15_000);
    expect(await greet()).toEqual({ ok: true });
    expect(taken).toBe(1);
  });

  test("after a delivery, as trouble that was ordered", async () => {
    const { ends } = await connect();
    sandbox.trouble({ disconnect: 1 });
    expect(await greet()).toEqual({ ok: true });
    await w.eventually(() => ends().length === 1);
    expect(ends()).toMatchObject([{ reason: "warning" }]);
  });

  test("or is told that Socket Mode is switched off", async () => {
    const { ends, isClosed } = await connect();
    sandbox.disconnect({ reason: "link_disabled" });
    await w.eventually(() => isClosed.it);
    expect(ends()).toMatchObject([{ reason: "link_disabled" }]);
  });
});

describe("a connection is lost", () => {
  test("without a word", async () => {
    const { isClosed, ends } = await connect();
    sandbox.disconnect({ reason: "lost" });
    await w.eventually(() => isClosed.it);
    expect(ends()).toEqual([]);
  });

  test("under a command: the person is told, and it is never sent again", async () => {
    const [first, second] = [await connect(), await connect()];
    sandbox.trouble({ loseConnection: 1 });
    expect(await greet()).toMatchObject({ ok: false, notice: "app_did_not_respond" });
    sandbox.trouble({});
    await w.eventually(() => first.isClosed.it || second.isClosed.it);
    expect([...first.frames, ...second.frames].filter(({ type }) => type === "slash_commands")).toEqual([]);
  });

  test("under an event: it is sent again at once by another connection", async () => {
    const [first, second] = [await connect(), await connect()];
    sandbox.trouble({ loseConnection: 1, seed: 1 });
    await say("hello");
    sandbox.trouble({});
    const events = () => [...first.frames, ...second.frames].filter(({ type }) => type === "events_api");
    await w.eventually(() => events().length === 1);
    expect(events()).toMatchObject([{ retry_attempt: 1, retry_reason: "connection_lost" }]);
  });
});

describe("what the app is sent", () => {
  test("comes twice, with one event_id", async () => {
    const { frames } = await connect();
    sandbox.trouble({ duplicate: 1 });
    await say("hello");
    const events = () => frames.filter(({ type }) => type === "events_api");
    await w.eventually(() => events().length === 2);
    const [first, again] = events();
    expect(again?.payload).toEqual(first?.payload);
    expect(again?.envelope_id).not.toBe(first?.envelope_id);
    expect(await greet()).toEqual({ ok: true });
    expect(frames.filter(({ type }) => type === "slash_commands")).toHaveLength(1);
  });

  test("is acknowledged and Slack does not hear of it: the person sees a failure after 3 s", async () => {
    const { frames } = await connect();
    sandbox.trouble({ lostAck: 1 });
    const startedAt = performance.now();
    expect(await greet()).toEqual({ ok: false, notice: "app_did_not_respond", detail: "timeout" });
    expect(performance.now() - startedAt).toBeGreaterThan(2950);
    expect(frames.filter(({ type }) => type === "slash_commands")).toHaveLength(1);
  });

  test("comes late, and its three seconds have long begun", async () => {
    await connect();
    sandbox.trouble({ slowDelivery: 1, slowMs: 120 });
    const startedAt = performance.now();
    expect(await greet()).toEqual({ ok: true });
    expect(performance.now() - startedAt).toBeGreaterThan(110);
    sandbox.trouble({ slowDelivery: 1, slowMs: 3500 });
    expect(await greet()).toMatchObject({ notice: "app_did_not_respond" });
    expect(performance.now() - startedAt).toBeLessThan(3500);
  });
});
