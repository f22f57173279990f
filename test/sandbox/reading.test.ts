import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await w.openWorkspace();
  client = w.clientOf(sandbox);
});
afterEach(() => sandbox.close());

type More = { thread_ts?: string; metadata?: { event_type: string; event_payload: { key: string } } };
const say = async (text: string, more: More = {}): Promise<string> =>
  (await client.chat.postMessage({ channel: w.GENERAL, text, ...more })).ts ?? "";
const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;

test("history is read newest first, page by page, to the end", async () => {
  for (const text of ["1", "2", "3", "4", "5"]) await say(text);
  const texts: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({ channel: w.GENERAL, limit: 2, ...(cursor && { cursor }) });
    texts.push((page.messages ?? []).map(({ text }) => text ?? ""));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  expect(texts).toEqual([["5", "4"], ["3", "2"], ["1"]]);
});

test("history is bounded by timestamps, with or without the bounds themselves", async () => {
  const [first, , third] = [await say("1"), await say("2"), await say("3")];
  const between = async (inclusive: boolean) => {
    const range = { channel: w.GENERAL, oldest: first, latest: third, inclusive };
    return (await client.conversations.history(range)).messages?.map(({ text }) => text);
  };
  expect(await between(false)).toEqual(["2"]);
  expect(await between(true)).toEqual(["3", "2", "1"]);
  expect(await codeOf(client.conversations.history({ channel: w.GENERAL, oldest: "noon" }))).toBe("invalid_ts_oldest");
});

test("metadata comes back only where asked for", async () => {
  const metadata = { event_type: "plan", event_payload: { key: "plan:1" } };
  await say("1", { metadata });
  const read = async (include_all_metadata: boolean) =>
    (await client.conversations.history({ channel: w.GENERAL, include_all_metadata })).messages?.[0];
  expect(await read(false)).not.toHaveProperty("metadata");
  expect(await read(true)).toMatchObject({ metadata });
});

test("replies stand in their thread, oldest first behind its first message", async () => {
  const parent = await say("parent");
  for (const text of ["a", "b", "c"]) await say(text, { thread_ts: parent });
  const thread = await client.conversations.replies({ channel: w.GENERAL, ts: parent, limit: 2 });
  expect(thread.messages?.map(({ text }) => text)).toEqual(["parent", "a", "b"]);
  expect(thread.messages?.[0]).toMatchObject({ reply_count: 3, thread_ts: parent });
  const cursor = thread.response_metadata?.next_cursor ?? "";
  const rest = await client.conversations.replies({ channel: w.GENERAL, ts: parent, limit: 2, cursor });
  expect(rest.messages?.map(({ text }) => text)).toEqual(["parent", "c"]);
  expect((await client.conversations.history({ channel: w.GENERAL })).messages).toHaveLength(1);
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toMatchObject([{ text: "parent", replyCount: 3 }]);
  expect(
    sandbox
      .as(w.TOM)
      .messages(w.GENERAL, parent)
      .map(({ text }) => text),
  ).toEqual(["parent", "a", "b", "c"]);
});

test("conversations are seen as far as the bot may see them", async () => {
  const { channels } = await client.conversations.list({ types: "public_channel,private_channel" });
  expect(channels?.map(({ name, is_member }) => [name, is_member])).toEqual([
    ["desk", true],
    ["elsewhere", false],
    ["general", true],
  ]);
  expect((await client.conversations.info({ channel: w.DESK })).channel).toMatchObject({ is_private: true });
  expect((await client.conversations.members({ channel: w.DESK })).members).toEqual([w.BOT, w.MEI]);
  expect(await codeOf(client.conversations.history({ channel: w.ELSEWHERE }))).toBe("not_in_channel");
  expect(await codeOf(client.conversations.info({ channel: "C0NOWHERE1" }))).toBe("channel_not_found");
});

test("members are listed page by page, and a cursor of somebody else's is refused", async () => {
  const first = await client.users.list({ limit: 3 });
  const cursor = first.response_metadata?.next_cursor ?? "";
  const second = await client.users.list({ limit: 3, cursor });
  const ids = [...(first.members ?? []), ...(second.members ?? [])].map(({ id }) => id);
  expect(ids).toEqual([w.BOT, "U0GONE0001", w.MEI, w.TOM, "USLACKBOT"]);
  expect(second.response_metadata?.next_cursor).toBe("");
  expect(await codeOf(client.users.list({ cursor: "bm9wZQ==" }))).toBe("invalid_cursor");
});

test("a member's zone, language and rights are told", async () => {
  const { user } = await client.users.info({ user: w.MEI, include_locale: true });
  expect(user).toMatchObject({
    locale: "zh-CN",
    tz: "Asia/Shanghai",
    tz_offset: 28_800,
    is_restricted: false,
    profile: { email: "mei@example.com" },
  });
  expect((await client.users.info({ user: w.MEI })).user).not.toHaveProperty("locale");
  expect((await client.users.lookupByEmail({ email: "MEI@example.com" })).user?.id).toBe(w.MEI);
  expect(await codeOf(client.users.lookupByEmail({ email: "gone@example.com" }))).toBe("users_not_found");
  expect(await codeOf(client.users.info({ user: "U0NOBODY01" }))).toBe("user_not_found");
});

test("a member's picture is drawn, and no name becomes markup in it", async () => {
  sandbox.setUser(w.TOM, { realName: "<script>" });
  const { user } = await w.clientOf(sandbox).users.info({ user: w.TOM });
  const answer = await fetch(user?.profile?.image_72 ?? "");
  expect(answer.headers.get("content-type")).toContain("image/svg+xml");
  expect(await answer.text()).toContain(">&lt;</text>");
  expect((await fetch(`${sandbox.url}/avatar/U0NOBODY01.svg`)).status).toBe(404);
});
