import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Doc } from "../../src/sandbox/doc.ts";
import type { Act } from "../../src/sandbox/protocol.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { listen } from "./file-workspace.ts";
import * as w from "./workspace.ts";

const EVENTS = ["message.im", "message.mpim", "message.channels", "member_joined_channel", "reaction_added"];
const SCOPES = ["mpim:read", "mpim:history", "mpim:write", "reactions:read", "pins:read"];
const manifest = {
  ...w.MANIFEST,
  oauth_config: { scopes: { bot: [...w.MANIFEST.oauth_config.scopes.bot, ...SCOPES] } },
  settings: { ...w.MANIFEST.settings, event_subscriptions: { bot_events: EVENTS } },
};
const ZOE = "U0ZOE00001";

let sandbox: Sandbox;
let payloads: Doc[];

beforeEach(async () => {
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
  payloads = await listen(sandbox);
});
afterEach(() => sandbox.close());

const events = () => payloads.map(({ event }) => event as Doc);
const client = () => w.clientOf(sandbox);
const act = (as: string, deed: Act) => sandbox.as(as).act(deed);
const roomsOf = (as: string) => sandbox.as(as).state().conversations;
async function open(as: string, ...users: string[]): Promise<string> {
  return (await act(as, { type: "openDirect", users })).channel ?? "";
}
const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;
/** Events come in order: with this one there, those before it are too. */
async function heardAfterAll(): Promise<Doc[]> {
  const bot = roomsOf(w.MEI).find(({ name }) => name === w.BOT)?.id ?? "";
  await act(w.MEI, { type: "message", channel: bot, text: "the last" });
  await w.eventually(() => events().some(({ text }) => text === "the last"));
  return events().filter(({ text }) => text !== "the last");
}

describe("people among themselves", () => {
  test("write each other: once opened always the same room, shown to the other when something is said, unread", async () => {
    const room = await open(w.MEI, w.TOM);
    expect(await open(w.TOM, w.MEI)).toBe(room);
    expect(roomsOf(w.MEI)).toContainEqual({ id: room, kind: "im", name: w.TOM, unread: 0 });
    expect(roomsOf(w.TOM).map(({ id }) => id)).not.toContain(room);
    await act(w.MEI, { type: "message", channel: room, text: "Lunch?" });
    expect(roomsOf(w.TOM)).toContainEqual({ id: room, kind: "im", name: w.MEI, unread: 1 });
    expect(sandbox.as(w.TOM).messages(room)).toMatchObject([{ text: "Lunch?", user: w.MEI }]);
  });

  test("the app is told nothing of it, and cannot get in", async () => {
    const room = await open(w.MEI, w.TOM);
    await act(w.MEI, { type: "message", channel: room, text: `About <@${w.BOT}>` });
    const { ts } = sandbox.as(w.MEI).messages(room).at(-1) ?? { ts: "" };
    await act(w.TOM, { type: "react", channel: room, ts, name: "eyes" });
    expect(await heardAfterAll()).toEqual([]);
    expect(await codeOf(client().chat.postMessage({ channel: room, text: "Hello" }))).toBe("channel_not_found");
    expect(await codeOf(client().conversations.history({ channel: room }))).toBe("channel_not_found");
    expect(await codeOf(client().conversations.info({ channel: room }))).toBe("channel_not_found");
    const { channels } = await client().conversations.list({ types: "im,mpim" });
    expect(channels?.map(({ id }) => id)).not.toContain(room);
  });

  test("among several, who is not there sees nothing; with the app among them it hears all", async () => {
    sandbox.addUser({ id: ZOE, name: "zoe", realName: "Zoe", email: "zoe@example.com", locale: "en-US", tz: "UTC" });
    const room = await open(w.MEI, w.TOM, w.BOT);
    await act(w.TOM, { type: "message", channel: room, text: "Together" });
    expect(roomsOf(w.MEI)).toContainEqual({
      id: room,
      kind: "mpim",
      name: "mpdm-mei--tom--helper-1",
      others: [w.TOM, w.BOT],
      unread: 1,
    });
    expect(roomsOf(ZOE).map(({ id }) => id)).not.toContain(room);
    expect(await act(ZOE, { type: "message", channel: room, text: "Me too" })).toMatchObject({
      detail: "channel_not_found",
    });
    const heard = await w.eventually(() => events().find(({ text }) => text === "Together"));
    expect(heard).toMatchObject({ type: "message", channel: room, channel_type: "mpim" });
    await client().chat.postMessage({ channel: room, text: "I am here" });
    const { channel } = await client().conversations.info({ channel: room });
    expect(channel).toMatchObject({ is_mpim: true, is_private: true, is_im: false });
  });

  test("the app opens direct messages among several", async () => {
    const { channel } = await client().conversations.open({ users: `${w.MEI},${w.TOM}` });
    await client().chat.postMessage({ channel: channel?.id ?? "", text: "For both" });
    expect(roomsOf(w.TOM)).toContainEqual(expect.objectContaining({ id: channel?.id, kind: "mpim", unread: 1 }));
    expect(await client().conversations.open({ users: `${w.TOM},${w.MEI}` })).toMatchObject({ already_open: true });
  });

  test("nobody who is not there can be written to", async () => {
    expect(await act(w.MEI, { type: "openDirect", users: ["U0NOBODY01"] })).toMatchObject({ detail: "user_not_found" });
    expect(await act(w.MEI, { type: "openDirect", users: ["U0GONE0001"] })).toMatchObject({ detail: "user_not_found" });
  });
});

describe("who comes into a channel", () => {
  test("is announced there, counts for nobody as unread, and the app is told in Slack's shape", async () => {
    sandbox.addUser({ id: ZOE, name: "zoe", realName: "Zoe", email: "zoe@example.com", locale: "en-US", tz: "UTC" });
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ user: ZOE, joined: {} }]);
    expect(roomsOf(w.TOM).find(({ id }) => id === w.GENERAL)?.unread).toBe(0);
    expect(await heardAfterAll()).toMatchObject([
      { type: "message", subtype: "channel_join", user: ZOE, text: `<@${ZOE}> has joined the channel` },
      { type: "member_joined_channel", user: ZOE, channel: w.GENERAL },
    ]);
  });

  test("is brought by someone; where the app is not, it hears nothing of it", async () => {
    sandbox.addUser({ id: ZOE, name: "zoe", realName: "Zoe", email: "zoe@example.com", locale: "en-US", tz: "UTC" });
    await act(w.MEI, { type: "invite", channel: w.ELSEWHERE, users: [ZOE] });
    expect(sandbox.as(ZOE).messages(w.ELSEWHERE)).toMatchObject([{ user: ZOE, joined: { inviter: w.MEI } }]);
    expect((await heardAfterAll()).filter(({ channel }) => channel === w.ELSEWHERE)).toEqual([]);
    expect(await act(w.MEI, { type: "invite", channel: w.ELSEWHERE, users: [ZOE] })).toMatchObject({
      detail: "already_in_channel",
    });
    expect(await act(w.TOM, { type: "invite", channel: w.DESK, users: [ZOE] })).toMatchObject({
      detail: "channel_not_found",
    });
  });
});

test("a pin is seen by all, and by the app", async () => {
  await act(w.MEI, { type: "message", channel: w.GENERAL, text: "Rules" });
  const { ts } = sandbox.as(w.MEI).messages(w.GENERAL).at(-1) ?? { ts: "" };
  expect(await act(w.MEI, { type: "pin", channel: w.GENERAL, ts })).toEqual({ ok: true });
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "Rules", pinnedBy: w.MEI }]);
  expect((await client().pins.list({ channel: w.GENERAL })).items).toMatchObject([{ created_by: w.MEI }]);
  expect(await act(w.MEI, { type: "pin", channel: w.GENERAL, ts })).toMatchObject({ detail: "already_pinned" });
  await act(w.TOM, { type: "pin", channel: w.GENERAL, ts, off: true });
  expect(sandbox.as(w.TOM).messages(w.GENERAL).at(-1)).not.toHaveProperty("pinnedBy");
});

describe("one's own messages", () => {
  test("are edited and taken back; the app is told in Slack's shape", async () => {
    await act(w.MEI, { type: "message", channel: w.GENERAL, text: "Lunch at 12" });
    const { ts } = sandbox.as(w.MEI).messages(w.GENERAL).at(-1) ?? { ts: "" };
    expect(await act(w.MEI, { type: "edit", channel: w.GENERAL, ts, text: "Lunch at 1 & more" })).toEqual({ ok: true });
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "Lunch at 1 &amp; more", edited: true }]);
    await act(w.MEI, { type: "delete", channel: w.GENERAL, ts });
    expect(sandbox.as(w.TOM).messages(w.GENERAL)).toEqual([]);
    expect(await heardAfterAll()).toMatchObject([
      { type: "message", text: "Lunch at 12" },
      { subtype: "message_changed", message: { text: "Lunch at 1 &amp; more", edited: { user: w.MEI } } },
      { subtype: "message_deleted", deleted_ts: ts },
    ]);
  });

  test("only: nobody touches what others or the app said", async () => {
    await act(w.MEI, { type: "message", channel: w.GENERAL, text: "Mine" });
    await client().chat.postMessage({ channel: w.GENERAL, text: "The app's" });
    for (const { ts } of sandbox.as(w.TOM).messages(w.GENERAL)) {
      const deed = { channel: w.GENERAL, ts };
      expect(await act(w.TOM, { type: "edit", ...deed, text: "x" })).toMatchObject({
        detail: "cant_update_message",
        pointer: "/ts",
      });
      expect(await act(w.TOM, { type: "delete", ...deed })).toMatchObject({ detail: "cant_delete_message" });
    }
    const { ts } = sandbox.as(w.MEI).messages(w.GENERAL)[0] ?? { ts: "" };
    expect(await act(w.MEI, { type: "edit", channel: w.GENERAL, ts, text: " " })).toMatchObject({ detail: "no_text" });
  });
});
