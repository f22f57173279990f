import type { App } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Happening, Traffic } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { tellShortly } from "../../src/sandbox/traffic/tell-shortly.ts";
import { openTrafficLog } from "../../src/sandbox/traffic/traffic-log.ts";
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

async function traffic(after = 0): Promise<Traffic[]> {
  const answer = await fetch(`${sandbox.url}/practice/traffic?after=${after}`);
  return ((await answer.json()) as { entries: Traffic[] }).entries;
}

describe("what passes between the app and Slack", () => {
  test("a call with its answer, and of refused blocks each fault with its place", async () => {
    const client = w.clientOf(sandbox);
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "" } }];
    await client.chat.postMessage({ channel: w.GENERAL, text: "hi", blocks: [{ type: "divider" }] });
    await w.refusalIn(client.chat.postMessage({ channel: w.GENERAL, text: "hi", blocks }));
    await w.refusalIn(client.apiCall("chat.sing"));
    const all = await traffic();
    const [posted, refused, unknown] = all.filter(({ kind }) => kind === "call");
    expect(all.map(({ n }) => n)).toEqual(all.map((_, index) => index + 1));
    expect(posted).toMatchObject({
      name: "chat.postMessage",
      ok: true,
      request: { channel: w.GENERAL, blocks: [{ type: "divider" }] },
      answer: { ok: true, channel: w.GENERAL },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: "invalid_blocks",
      faults: [{ code: "failed_constraint", pointer: "/blocks/0/text/text", message: expect.any(String) }],
    });
    expect(unknown).toMatchObject({ name: "chat.sing", ok: false, error: "unknown_method" });
    expect(await traffic((unknown?.n ?? 0) - 1)).toEqual([unknown]);
  });

  test("a delivery with what the app acknowledged, its answer by response_url, and what the app was not there for", async () => {
    const greet = () => sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "x" });
    await greet();
    bots.push(
      await w.joinBot(sandbox, (app) =>
        app.command("/greet", async ({ ack, respond }) => {
          await ack("at once");
          await respond("later");
        }),
      ),
    );
    await greet();
    const entries = await eventuallyTraffic((all) => all.some(({ kind }) => kind === "response"));
    const deliveries = entries.filter(({ kind }) => kind === "delivery");
    expect(deliveries).toMatchObject([
      { name: "/greet", ok: false, error: "unreachable", answer: null },
      { name: "/greet", ok: true, request: { text: "x" }, answer: { text: "at once" } },
    ]);
    expect(entries.find(({ kind }) => kind === "response")).toMatchObject({
      name: "response_url",
      ok: true,
      request: { text: "later" },
      answer: { ok: true },
    });
  });

  test("an acknowledgement that Slack refuses is told as the app's fault, with its place", async () => {
    bots.push(
      await w.joinBot(sandbox, (app) =>
        app.command("/greet", ({ ack }) =>
          ack({ blocks: [{ type: "header", text: { type: "plain_text", text: "" } }] }),
        ),
      ),
    );
    await sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "" });
    expect((await traffic()).find(({ kind }) => kind === "delivery")).toMatchObject({
      ok: false,
      error: "invalid_blocks",
      faults: [{ pointer: "/blocks/0/text/text" }],
    });
  });

  test("is told on the stream as it passes, whoever one is", async () => {
    const response = await fetch(`${sandbox.url}/practice/stream?as=${w.TOM}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await w.clientOf(sandbox).auth.test();
    const { value = "" } = (await reader?.read()) ?? {};
    const happening = JSON.parse(value.replace("data: ", "")) as Happening;
    expect(happening).toMatchObject({ type: "traffic", entry: { name: "auth.test", ok: true } });
    await reader?.cancel();
  });

  test("holds no token, however it was sent", async () => {
    await w.clientOf(sandbox).auth.test();
    await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
    const body = JSON.stringify({ token: w.BOT_TOKEN, text: `my token is ${w.BOT_TOKEN}`, channel: w.GENERAL });
    const headers = { "content-type": "application/json" };
    await fetch(`${sandbox.apiUrl}chat.postMessage`, { method: "POST", headers, body });
    const told = JSON.stringify(await traffic());
    expect(told).toContain("my token is (struck out)");
    expect(told).toContain("ticket=(struck out)");
    expect(told).not.toMatch(/xoxb-|xapp-/);
  });
});

async function eventuallyTraffic(isThere: (entries: Traffic[]) => boolean): Promise<Traffic[]> {
  for (;;) {
    const entries = await traffic();
    if (isThere(entries)) return entries;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("what is very long is cut off, and says by how much", () => {
  expect(tellShortly({ text: "x".repeat(5000) }, [])).toEqual({ text: `${"x".repeat(4000)}… (1000 more characters)` });
  const huge = Array.from({ length: 300 }, () => ({ text: "y".repeat(3000) }));
  const told = tellShortly(huge, []);
  expect(JSON.stringify(told).length).toBeLessThan(40_000);
  expect(told).toContain("… (280 more items)");
});

test("the newest 500 are kept, and secrets of no known form are struck out too", () => {
  const log = openTrafficLog(
    () => ["hush"],
    () => {},
  );
  const passed = { kind: "call", name: "api.test", startedAt: performance.now(), answer: {} } as const;
  for (let i = 1; i <= 510; i++) log.note({ ...passed, request: { said: `${i} hush` } });
  const kept = log.after(0);
  expect([kept.length, kept[0]?.n, kept.at(-1)?.n]).toEqual([500, 11, 510]);
  expect(kept.at(-1)?.request).toEqual({ said: "510 (struck out)" });
});
