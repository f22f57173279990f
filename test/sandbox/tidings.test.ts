import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Doc } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { listen } from "./file-workspace.ts";
import * as w from "./workspace.ts";

const SCOPES = [
  "channels:join",
  "channels:write.invites",
  "reactions:read",
  "reactions:write",
  "pins:read",
  "pins:write",
];
const EVENTS = ["message.groups", "reaction_added", "reaction_removed"];

const manifest = w.grantedToo(SCOPES, EVENTS);

let sandbox: Sandbox;
let client: WebClient;
let payloads: Doc[];

beforeEach(async () => {
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
  client = w.clientOf(sandbox);
  payloads = await listen(sandbox);
});
afterEach(() => sandbox.close());

const events = () => payloads.map(({ event }) => event as Doc);
const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;

describe("a message", () => {
  test("that says something else now: the app is told what it said before", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    await client.chat.update({ channel: w.GENERAL, ts, text: "two" });
    await w.eventually(() => events().length === 2);
    expect(events()[1]).toMatchObject({
      type: "message",
      subtype: "message_changed",
      hidden: true,
      channel: w.GENERAL,
      channel_type: "channel",
      message: { ts, text: "two", edited: { user: w.BOT } },
      previous_message: { ts, text: "one" },
    });
    expect(events()[1]?.ts).not.toBe(ts);
  });

  test("that is gone: the app is told what it said", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.DESK, text: "one" });
    await client.chat.delete({ channel: w.DESK, ts });
    await w.eventually(() => events().length === 2);
    expect(events()[1]).toMatchObject({
      subtype: "message_deleted",
      deleted_ts: ts,
      channel_type: "group",
      previous_message: { ts, text: "one" },
    });
  });

  test("that only one person sees is no event, whatever becomes of it", async () => {
    await client.chat.postEphemeral({ channel: w.GENERAL, user: w.MEI, text: "psst" });
    await client.chat.postMessage({ channel: w.GENERAL, text: "last" });
    await w.eventually(() => events().length > 0);
    expect(events()).toMatchObject([{ text: "last" }]);
  });

  test("has a permalink, also in a thread", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    const { ts: reply = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "two", thread_ts: ts });
    const linkTo = async (message_ts: string) =>
      (await client.chat.getPermalink({ channel: w.GENERAL, message_ts })).permalink;
    expect(await linkTo(ts)).toBe(`${sandbox.url}/archives/${w.GENERAL}/p${ts.replace(".", "")}`);
    expect(await linkTo(reply)).toContain(`?thread_ts=${ts}&cid=${w.GENERAL}`);
    expect(await codeOf(linkTo("1.000000"))).toBe("message_not_found");
  });
});

describe("a reaction", () => {
  test("by the bot or a person is told, seen by all, and taken back", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    const item = { channel: w.GENERAL, timestamp: ts, name: "thumbsup" };
    await client.reactions.add(item);
    const react = { type: "react", channel: w.GENERAL, ts, name: "thumbsup" } as const;
    expect(await sandbox.as(w.TOM).act(react)).toEqual({ ok: true });
    expect(sandbox.as(w.MEI).messages(w.GENERAL)).toMatchObject([
      { reactions: [{ name: "thumbsup", users: [w.BOT, w.TOM] }] },
    ]);
    const { messages = [] } = await client.conversations.history({ channel: w.GENERAL });
    expect(messages[0]?.reactions).toEqual([{ name: "thumbsup", users: [w.BOT, w.TOM], count: 2 }]);
    await sandbox.as(w.TOM).act({ ...react, off: true });
    await client.reactions.remove(item);
    expect(sandbox.as(w.MEI).messages(w.GENERAL)[0]).not.toHaveProperty("reactions");
    await w.eventually(() => events().length === 5);
    const told = { reaction: "thumbsup", item: { type: "message", channel: w.GENERAL, ts }, item_user: w.BOT };
    expect(events().slice(1)).toMatchObject([
      { type: "reaction_added", user: w.BOT, ...told },
      { type: "reaction_added", user: w.TOM, ...told },
      { type: "reaction_removed", user: w.TOM, ...told },
      { type: "reaction_removed", user: w.BOT, ...told },
    ]);
  });

  test.each([
    ["twice", { name: "eyes" }, "already_reacted"],
    ["by no name", { name: "no name!" }, "invalid_name"],
    ["to nothing", { timestamp: "1.000000" }, "message_not_found"],
    ["to no time", { timestamp: "yesterday" }, "bad_timestamp"],
    ["to no message at all", { timestamp: "" }, "no_item_specified"],
    ["elsewhere", { channel: "C0NOWHERE1" }, "channel_not_found"],
  ])("%s is refused", async (_how, change, code) => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    await client.reactions.add({ channel: w.GENERAL, timestamp: ts, name: "eyes" });
    const item = { channel: w.GENERAL, timestamp: ts, name: "tada", ...change };
    expect(await codeOf(client.reactions.add(item))).toBe(code);
  });

  test("that is not there cannot be taken back", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    expect(await codeOf(client.reactions.remove({ channel: w.GENERAL, timestamp: ts, name: "eyes" }))).toBe(
      "no_reaction",
    );
  });
});

describe("a pin", () => {
  test("stands with its message, is counted, listed and taken away", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    const item = { channel: w.GENERAL, timestamp: ts };
    await client.pins.add(item);
    expect(await codeOf(client.pins.add(item))).toBe("already_pinned");
    expect((await client.pins.list({ channel: w.GENERAL })).items).toMatchObject([
      { type: "message", channel: w.GENERAL, created_by: w.BOT, message: { ts, pinned_to: [w.GENERAL] } },
    ]);
    expect((await client.conversations.history({ channel: w.GENERAL })).pin_count).toBe(1);
    await client.pins.remove(item);
    expect((await client.pins.list({ channel: w.GENERAL })).items).toEqual([]);
    expect(await codeOf(client.pins.remove(item))).toBe("no_pin");
  });

  test.each([
    ["on nothing", { timestamp: "1.000000" }, "message_not_found"],
    ["at no time", { timestamp: "now" }, "bad_timestamp"],
    ["nowhere named", { timestamp: "" }, "no_item_specified"],
    ["where the bot is not", { channel: w.ELSEWHERE }, "not_in_channel"],
  ])("%s is refused", async (_where, change, code) => {
    const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "one" });
    expect(await codeOf(client.pins.add({ channel: w.GENERAL, timestamp: ts, ...change }))).toBe(code);
  });
});
