import type { WebClient } from "@slack/web-api";
import { type Doc, isDoc, textOf } from "../../src/sandbox/doc.ts";

/** What a workspace is, for a script that runs in any. */
export type World = {
  client: WebClient;
  /** an open channel where the app is, and one where it is not */
  channel: string;
  elsewhere: string;
  person: string;
  email: string;
  /** a fresh right to open a modal */
  trigger: () => Promise<string>;
};

type Step = { name: string; answer: unknown };

/** Runs the same calls in a workspace, by Slack's own client; gives each answer, refusals as well. */
export async function runScript({ client, channel, elsewhere, person, email, trigger }: World): Promise<Step[]> {
  const steps: Step[] = [];
  const call = async (method: string, args: Doc = {}, named = method): Promise<Doc> => {
    const answer = await client.apiCall(method, args).catch((error: { data?: unknown }) => error.data);
    steps.push({ name: named, answer });
    return isDoc(answer) ? answer : {};
  };
  await call("auth.test");
  await call("users.list");
  await call("users.info", { user: person });
  await call("users.info", { user: "U0NOBODY01" }, "users.info of nobody");
  await call("users.lookupByEmail", { email });
  await call("users.lookupByEmail", { email: "nobody@example.com" }, "users.lookupByEmail of nobody");
  await call("bots.info", { bot: textOf((await call("auth.test")).bot_id) ?? "" });
  await call("conversations.list");
  await call("conversations.info", { channel });
  await call("conversations.info", { channel: "C0NOWHERE1" }, "conversations.info of nowhere");
  await call("conversations.members", { channel });
  const { channel: direct } = await call("conversations.open", { users: person });
  await call(
    "chat.postMessage",
    { channel: isDoc(direct) ? (direct.id ?? "") : "", text: "psst" },
    "chat.postMessage, direct",
  );
  const blocks = [{ type: "section", block_id: "b", text: { type: "mrkdwn", text: "*hi*" } }];
  const { ts } = await call("chat.postMessage", { channel, text: "hi", blocks });
  const { ts: reply } = await call(
    "chat.postMessage",
    { channel, text: "yes?", thread_ts: ts },
    "chat.postMessage, thread",
  );
  await call("chat.postMessage", { channel: "C0NOWHERE1", text: "hi" }, "chat.postMessage to nowhere");
  await call("chat.postMessage", { channel, text: "" }, "chat.postMessage of nothing");
  await call("chat.postEphemeral", { channel, user: person, text: "psst" });
  await call("chat.update", { channel, ts, text: "hi!" });
  await call("chat.update", { channel, ts: "1.000000", text: "?" }, "chat.update of nothing");
  await call("chat.getPermalink", { channel, message_ts: ts });
  await call("reactions.add", { channel, timestamp: ts, name: "eyes" });
  await call("reactions.add", { channel, timestamp: ts, name: "eyes" }, "reactions.add, twice");
  await call("conversations.history", { channel });
  await call("conversations.replies", { channel, ts });
  await call("reactions.remove", { channel, timestamp: ts, name: "eyes" });
  await call("chat.delete", { channel, ts: reply });
  await call("chat.delete", { channel, ts: "1.000000" }, "chat.delete of nothing");
  await call("conversations.join", { channel: elsewhere });
  await call("conversations.invite", { channel, users: "U0NOBODY01" }, "conversations.invite of nobody");
  await call("conversations.invite", { channel, users: person }, "conversations.invite of who is there");
  await runFiles({ client, channel, call });
  await runViews({ person, trigger, call });
  return steps;
}

type Calling = { call: (method: string, args?: Doc, named?: string) => Promise<Doc> };

async function runFiles({ client, channel, call }: Calling & Pick<World, "client" | "channel">) {
  const place = { filename: "a.txt", length: 3 };
  const { upload_url, file_id } = await call("files.getUploadURLExternal", place);
  await fetch(textOf(upload_url) ?? "", {
    method: "POST",
    body: "abc",
    headers: { authorization: `Bearer ${client.token}` },
  });
  await call("files.completeUploadExternal", { files: [{ id: file_id, title: "A" }], channel_id: channel });
  await call("files.info", { file: file_id });
  await call("files.info", { file: "F0NONE" }, "files.info of nothing");
  await call("files.list", { channel });
  await call("conversations.history", { channel, limit: 1 }, "conversations.history, files");
  await call("files.delete", { file: file_id });
}

async function runViews({ person, trigger, call }: Calling & Pick<World, "person" | "trigger">) {
  const title = { type: "plain_text", text: "Title" };
  const blocks = [{ type: "divider", block_id: "d" }];
  await call("views.publish", { user_id: person, view: { type: "home", blocks } });
  const { view } = await call("views.open", { trigger_id: await trigger(), view: { type: "modal", title, blocks } });
  const id = isDoc(view) ? view.id : undefined;
  await call("views.update", { view_id: id, view: { type: "modal", title, blocks, submit: title } });
  await call(
    "views.update",
    { view_id: id, hash: "old", view: { type: "modal", title, blocks } },
    "views.update, old hash",
  );
  await call(
    "views.open",
    { trigger_id: "1.2.x", view: { type: "modal", title, blocks } },
    "views.open, wrong trigger",
  );
}

/** In what two answers differ: keys that only one has, values of different types. Lists are compared by their first item. */
export function differences(ours: unknown, theirs: unknown, at = ""): string[] {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length === 0 || theirs.length === 0) return [];
    return differences(ours[0], theirs[0], `${at}/0`);
  }
  if (isDoc(ours) && isDoc(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
    return keys.flatMap((key) => {
      if (!(key in theirs)) return [`${at}/${key} only here`];
      if (!(key in ours)) return [`${at}/${key} only there`];
      return differences(ours[key], theirs[key], `${at}/${key}`);
    });
  }
  // What may be null can be either.
  if (ours === null || theirs === null) return [];
  if (at.endsWith("/error") && ours !== theirs)
    return [`${at} ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`];
  const kind = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);
  return kind(ours) === kind(theirs) ? [] : [`${at} ${kind(ours)} instead of ${kind(theirs)}`];
}
