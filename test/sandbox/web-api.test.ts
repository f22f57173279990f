import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await w.openWorkspace();
  client = w.clientOf(sandbox);
});
afterEach(() => sandbox.close());

const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;

describe("who calls", () => {
  test("the bot is told who it is", async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team: "Practice",
      team_id: "T0PRACTICE",
      user_id: w.BOT,
      bot_id: "B0HELPER01",
    });
  });

  test("no token, a wrong one and one of the other kind are refused", async () => {
    const bare = new WebClient(undefined, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
    expect(await codeOf(bare.auth.test())).toBe("not_authed");
    expect(await codeOf(w.clientOf(sandbox, "xoxb-wrong").auth.test())).toBe("invalid_auth");
    expect(await codeOf(w.clientOf(sandbox, w.APP_TOKEN).auth.test())).toBe("not_allowed_token_type");
    expect(await codeOf(client.apps.connections.open())).toBe("not_allowed_token_type");
  });

  test("a method that is not offered is unknown", async () => {
    expect(await codeOf(client.apiCall("chat.sing"))).toBe("unknown_method");
  });

  test("a scope that the manifest does not grant is missing", async () => {
    const refusal = await w.refusalIn(client.team.info());
    expect(refusal).toMatchObject({ error: "missing_scope", needed: "team:read" });
    expect(refusal.provided).toContain("chat:write");
    expect(await codeOf(client.conversations.list({ types: "mpim" }))).toBe("missing_scope");
  });

  test("a token in the body and JSON instead of a form are as good", async () => {
    const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ token: w.BOT_TOKEN, channel: w.GENERAL, text: "hi", team_id: "T0PRACTICE" }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, channel: w.GENERAL });
  });
});

describe("posting", () => {
  test("gives the message in Slack's shape, with ids filled in", async () => {
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*hi*" } }];
    const { message, ts, channel } = await client.chat.postMessage({ channel: w.GENERAL, text: "hi", blocks });
    expect(channel).toBe(w.GENERAL);
    expect(message).toMatchObject({ type: "message", user: w.BOT, bot_id: "B0HELPER01", text: "hi", ts });
    expect(message?.blocks?.[0]).toMatchObject({ block_id: expect.any(String), text: { verbatim: false } });
  });

  test("timestamps only grow, in the workspace's time", async () => {
    const posts = await Promise.all(
      [1, 2, 3].map((n) => client.chat.postMessage({ channel: w.GENERAL, text: `${n}` })),
    );
    expect(new Set(posts.map(({ ts }) => ts)).size).toBe(3);
    sandbox.clock.setAhead(new Date("2040-01-02T03:04:05Z"));
    const { ts } = await client.chat.postMessage({ channel: w.GENERAL, text: "later" });
    expect(Math.floor(Number(ts))).toBeGreaterThanOrEqual(Date.UTC(2040, 0, 2, 3, 4, 5) / 1000);
  });

  test.each([
    ["an unknown channel", { channel: "C0NOWHERE1", text: "hi" }, "channel_not_found"],
    ["a channel without the bot", { channel: w.ELSEWHERE, text: "hi" }, "not_in_channel"],
    ["an unknown person", { channel: "U0NOBODY01", text: "hi" }, "channel_not_found"],
    ["nothing to say", { channel: w.GENERAL, text: "" }, "no_text"],
    ["a reply to nothing", { channel: w.GENERAL, text: "hi", thread_ts: "1.000000" }, "cannot_reply_to_message"],
    [
      "101 attachments",
      { channel: w.GENERAL, text: "hi", attachments: Array(101).fill({ text: "a" }) },
      "too_many_attachments",
    ],
    [
      "a limit passed",
      { channel: w.GENERAL, text: "hi", blocks: Array(51).fill({ type: "divider" }) },
      "invalid_blocks",
    ],
    [
      "metadata without a type",
      { channel: w.GENERAL, text: "hi", metadata: { event_payload: {} } },
      "invalid_metadata_schema",
    ],
  ])("%s is refused", async (_what, message, code) => {
    expect(await codeOf(client.apiCall("chat.postMessage", message))).toBe(code);
  });

  test("to a person opens the direct messages with them", async () => {
    const { channel } = await client.chat.postMessage({ channel: w.MEI, text: "hi" });
    expect(channel).toMatch(/^D/);
    expect((await client.conversations.open({ users: w.MEI })).channel?.id).toBe(channel);
    expect(sandbox.as(w.MEI).messages(channel ?? "")).toMatchObject([{ text: "hi", user: w.BOT }]);
    expect(await codeOf(client.conversations.open({ users: "U0GONE0001" }))).toBe("user_disabled");
  });

  test("cuts off a text at 40,000 signs, and refuses an update above 4,000", async () => {
    const { channel, ts, message } = await client.chat.postMessage({ channel: w.GENERAL, text: "x".repeat(40_001) });
    expect(message?.text).toHaveLength(40_000);
    const update = { channel: channel ?? "", ts: ts ?? "" };
    expect(await codeOf(client.chat.update({ ...update, text: "x".repeat(4001) }))).toBe("msg_too_long");
    await client.chat.update({ ...update, text: "x".repeat(4000) });
  });
});

describe("changing", () => {
  const divider = [{ type: "divider" }];

  test("an update keeps the blocks it does not name, and takes them away when they are an empty list", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one", blocks: divider });
    const renamed = await client.chat.update({ channel: w.GENERAL, ts, text: "two" });
    expect(renamed.message).toMatchObject({ text: "two", blocks: [{ type: "divider" }] });
    const bare = await client.chat.update({ channel: w.GENERAL, ts, text: "three", blocks: [] });
    expect(bare.message?.blocks).toBeUndefined();
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "three", edited: true, blocks: [] }]);
  });

  test("nobody's message but the bot's own can be changed or deleted", async () => {
    await sandbox.as(w.TOM).act({ type: "message", channel: w.GENERAL, text: "mine" });
    const ts = sandbox.as(w.TOM).messages(w.GENERAL)[0]?.ts ?? "";
    const its = { channel: w.GENERAL, ts };
    expect(await codeOf(client.chat.update({ ...its, text: "yours" }))).toBe("cant_update_message");
    expect(await codeOf(client.chat.delete(its))).toBe("cant_delete_message");
    expect(await codeOf(client.chat.update({ channel: w.GENERAL, ts: "1.000000", text: "?" }))).toBe(
      "message_not_found",
    );
  });

  test("a deleted message is gone", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    await client.chat.delete({ channel: w.GENERAL, ts });
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toEqual([]);
  });

  test("an ephemeral message is seen by one person, can be dismissed, and is in no history", async () => {
    const [mei, tom] = [sandbox.as(w.MEI), sandbox.as(w.TOM)];
    const { message_ts: ts = "" } = await client.chat.postEphemeral({ channel: w.GENERAL, user: w.MEI, text: "psst" });
    expect(mei.messages(w.GENERAL)).toMatchObject([{ text: "psst", ephemeral: true }]);
    expect(tom.messages(w.GENERAL)).toEqual([]);
    expect((await client.conversations.history({ channel: w.GENERAL })).messages).toEqual([]);
    expect(await codeOf(client.chat.update({ channel: w.GENERAL, ts, text: "!" }))).toBe("message_not_found");
    expect((await tom.act({ type: "dismiss", channel: w.GENERAL, ts })).ok).toBe(false);
    await mei.act({ type: "dismiss", channel: w.GENERAL, ts });
    expect(mei.messages(w.GENERAL)).toEqual([]);
    const away = client.chat.postEphemeral({ channel: w.DESK, user: w.TOM, text: "psst" });
    expect(await codeOf(away)).toBe("user_not_in_channel");
  });
});

test("a markdown block's own id is dropped", async () => {
  const blocks = [{ type: "markdown", text: "**Hi**", block_id: "mine" }] as never[];
  const { message } = await w.clientOf(sandbox).chat.postMessage({ channel: w.GENERAL, text: "hi", blocks });
  expect(message?.blocks?.[0]?.block_id).toBeTruthy();
  expect(message?.blocks?.[0]?.block_id).not.toBe("mine");
});

test("blocks.validate says what is wrong and where, and posts nothing", async () => {
  const validate = async (body: object) => {
    const headers = { "content-type": "application/json" };
    return (
      await fetch(`${sandbox.apiUrl}blocks.validate`, { method: "POST", headers, body: JSON.stringify(body) })
    ).json();
  };
  const text = { type: "invalid", text: "x" };
  expect(await validate({ blocks: [{ type: "divider" }] })).toEqual({ ok: true });
  expect(await validate({ blocks: [{ type: "section", text }] })).toEqual({
    ok: false,
    error: "invalid_blocks",
    errors: [
      {
        code: "failed_constraint",
        message: "unsupported type: invalid",
        pointer: "/0/text/type",
        constraint: { type: "enum", expected: ["plain_text", "mrkdwn"] },
      },
    ],
  });
  expect(await validate({ view: { type: "home", blocks: [{ type: "alert", text }] } })).toMatchObject({
    error: "invalid_view",
  });
  expect(await validate({ blocks: [], view: {} })).toMatchObject({ error: "invalid_arguments" });
  const long = Array.from({ length: 40 }, () => ({
    type: "section",
    text: { type: "mrkdwn", text: "x".repeat(2600) },
  }));
  expect(await validate({ blocks: long })).toMatchObject({ error: "invalid_arguments" });
  expect(await validate({ blocks: long.slice(0, 5) })).toEqual({ ok: true });
});
