import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let stop: () => Promise<unknown>;
const urls: string[] = [];

beforeEach(async () => {
  urls.length = 0;
  sandbox = await w.openWorkspace();
  const bot = await w.joinBot(sandbox, (app) => {
    app.command("/greet", async ({ ack, body }) => {
      await ack();
      urls.push(body.response_url);
    });
    app.action("done", async ({ ack, body }) => {
      await ack();
      if (body.type === "block_actions") urls.push(body.response_url);
    });
  });
  stop = () => bot.stop();
});
afterEach(async () => {
  await stop();
  await sandbox.close();
});

const send = async (url: string, body: object) => {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, ...((await answer.json()) as { ok: boolean; error?: string }) };
};

async function urlOfCommand(): Promise<string> {
  await sandbox.as(w.MEI).act({ type: "command", channel: w.GENERAL, command: "/greet", text: "" });
  return w.eventually(() => urls.at(-1));
}

const blocks = [
  {
    type: "actions",
    block_id: "deeds",
    elements: [{ type: "button", action_id: "done", text: { type: "plain_text", text: "Done" } }],
  },
];

async function urlOfButton(ts: string): Promise<string> {
  const where = { channel: w.GENERAL, ts };
  await sandbox.as(w.MEI).act({ type: "press", where, blockId: "deeds", action: { action_id: "done" } });
  return w.eventually(() => urls.at(-1));
}

test("works five times", async () => {
  const url = await urlOfCommand();
  for (const text of ["1", "2", "3", "4", "5"]) expect((await send(url, { text })).status).toBe(200);
  expect(await send(url, { text: "6" })).toEqual({ status: 404, ok: false, error: "used_url" });
  expect(sandbox.as(w.MEI).messages(w.GENERAL)).toHaveLength(5);
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toHaveLength(0);
});

test("works for 30 minutes of real time, however far the workspace's clock is set", async () => {
  const url = await urlOfCommand();
  sandbox.clock.setAhead(new Date(Date.now() + 7 * 86_400_000));
  expect((await send(url, { text: "in time" })).status).toBe(200);
  const now = Date.now();
  const clock = vi.spyOn(Date, "now").mockReturnValue(now + 30 * 60_000 + 1);
  expect(await send(url, { text: "late" })).toMatchObject({ status: 404, error: "expired_url" });
  clock.mockRestore();
});

test("refuses what a message could not be, and an address that was never given", async () => {
  const url = await urlOfCommand();
  expect(await send(url, {})).toMatchObject({ status: 400, error: "no_text" });
  expect(await send(url, { blocks: [{ type: "poem" }] })).toMatchObject({ status: 400, error: "invalid_blocks" });
  expect((await send(`${url}x`, { text: "hi" })).status).toBe(404);
});

test("replaces or deletes the message whose button was pressed, open or private", async () => {
  const { chat } = w.clientOf(sandbox);
  const { ts = "" } = await chat.postMessage({ channel: w.GENERAL, text: "To do", blocks });
  await send(await urlOfButton(ts), { text: "Done", replace_original: true });
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ ts, text: "Done", blocks: [], edited: true }]);
  const secret = await chat.postEphemeral({ channel: w.GENERAL, user: w.MEI, text: "psst", blocks });
  const url = await urlOfButton(secret.message_ts ?? "");
  await send(url, { text: "psst!", replace_original: true });
  expect(sandbox.as(w.MEI).messages(w.GENERAL).at(-1)).toMatchObject({ text: "psst!", ephemeral: true });
  await send(url, { delete_original: true });
  expect(sandbox.as(w.MEI).messages(w.GENERAL)).toMatchObject([{ ts }]);
});

test("answers in the thread it is told", async () => {
  const { ts = "" } = await w.clientOf(sandbox).chat.postMessage({ channel: w.GENERAL, text: "To do", blocks });
  await send(await urlOfButton(ts), { text: "reply", response_type: "in_channel", thread_ts: ts });
  expect(
    sandbox
      .as(w.TOM)
      .messages(w.GENERAL, ts)
      .map(({ text }) => text),
  ).toEqual(["To do", "reply"]);
});
