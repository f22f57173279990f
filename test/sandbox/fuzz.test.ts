import { Agent, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json } from "../../src/lib/json.ts";
import { type Doc, docsIn, isDoc, textOf } from "../../src/sandbox/doc.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { BLOCKS } from "./blocks/block-samples.ts";
import { ELEMENTS } from "./blocks/element-samples.ts";
import { anyJson, mutate } from "./blocks/mutate.ts";
import { holding } from "./blocks/parts.ts";
import { listen } from "./file-workspace.ts";
import * as w from "./workspace.ts";

const RUNS = 10_000;
const AT_ONCE = 16;

let sandbox: Sandbox;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const log: string[] = [];

beforeAll(async () => {
  sandbox = await w.openWorkspace({ log: (line) => log.push(line) });
});
afterAll(async () => {
  agent.destroy();
  await sandbox.close();
});

type Sent = { path: string; body: Json };

const samples: Doc[] = [...Object.values(BLOCKS).map(({ block }) => block), ...Object.values(ELEMENTS).map(holding)];
const title = { type: "plain_text", text: "Title" };

/** What is sent, sound: messages and views with every block, and every act. */
function soundRequests(ts: string, viewId: string): Sent[] {
  const api = (method: string, body: Doc) => ({
    path: `/api/${method}`,
    body: { token: w.BOT_TOKEN, ...body } as Json,
  });
  const where = { channel: w.GENERAL, ts };
  const blocks = samples.flatMap((block) => [
    api("chat.postMessage", { channel: w.GENERAL, text: "hi", blocks: [block] }),
    api("chat.update", { channel: w.GENERAL, ts, text: "hi", blocks: [block] }),
    api("chat.postEphemeral", { channel: w.GENERAL, user: w.MEI, text: "hi", blocks: [block] }),
    api("blocks.validate", { blocks: [block] }),
    api("views.publish", { user_id: w.TOM, view: { type: "home", blocks: [block] } }),
    api("views.update", { view_id: viewId, view: { type: "modal", title, submit: title, blocks: [block] } }),
  ]);
  const metadata = { event_type: "plan", event_payload: { key: "1" } };
  const others = [
    api("chat.postMessage", { channel: w.GENERAL, text: "hi", metadata, attachments: [{ text: "a" }], thread_ts: ts }),
    api("conversations.history", { channel: w.GENERAL, limit: 3, oldest: "1.0", cursor: "" }),
    api("conversations.replies", { channel: w.GENERAL, ts, limit: 3 }),
    api("conversations.list", { types: "public_channel,im", limit: 1 }),
    api("users.info", { user: w.MEI, include_locale: true }),
    api("conversations.open", { users: w.MEI, return_im: true }),
  ];
  const state = { b: { a: { type: "plain_text_input", value: "x" } } };
  const acts: Doc[] = [
    { type: "message", channel: w.GENERAL, text: `<@${w.BOT}> hi`, threadTs: ts },
    { type: "command", channel: w.GENERAL, command: "/greet", text: "x" },
    { type: "press", where, blockId: "b", action: { action_id: "go", value: "1" }, state },
    { type: "press", where: { viewId }, blockId: "b", action: { action_id: "a", value: "x" }, state },
    { type: "suggest", where, blockId: "b", actionId: "pick", value: "abc" },
    { type: "submit", viewId, state },
    { type: "shortcut", callbackId: "keep", channel: w.GENERAL, messageTs: ts },
    { type: "shortcut", callbackId: "new_note" },
    { type: "openHome" },
    { type: "read", channel: w.GENERAL },
    { type: "dismiss", channel: w.GENERAL, ts },
    { type: "react", channel: w.GENERAL, ts, name: "eyes" },
    { type: "edit", channel: w.GENERAL, ts, text: "other words" },
    { type: "delete", channel: w.GENERAL, ts },
    { type: "pin", channel: w.GENERAL, ts },
    { type: "openDirect", users: [w.TOM] },
    { type: "invite", channel: w.DESK, users: [w.TOM] },
    { type: "profile", locale: "zh-CN", tz: "Asia/Tokyo" },
  ];
  const done = acts.flatMap((act) =>
    Array.from({ length: 8 }, () => ({ path: "/practice/act", body: { as: w.MEI, act } as Json })),
  );
  return [...blocks, ...others, ...others, ...done];
}

/** A message and a modal to act on. */
async function prepare() {
  const payloads = await listen(sandbox);
  const client = w.clientOf(sandbox);
  const button = { type: "button", action_id: "go", value: "1", text: { type: "plain_text", text: "Go" } };
  const select = { type: "external_select", action_id: "pick", placeholder: { type: "plain_text", text: "Pick" } };
  const blocks = [{ type: "actions", block_id: "b", elements: [button, select] }] as never[];
  const { ts = "" } = await client.chat.postMessage({ channel: w.GENERAL, text: "hi", blocks });
  await sandbox.as(w.MEI).act({ type: "shortcut", callbackId: "new_note" });
  const { trigger_id } = await w.eventually(() => payloads.find(({ type }) => type === "shortcut"));
  const element = { type: "plain_text_input", action_id: "a" };
  const input = { type: "input", block_id: "b", label: title, element, dispatch_action: true };
  const view = { type: "modal", title, submit: title, blocks: [input] };
  const { view: opened } = (await client.apiCall("views.open", { trigger_id, view })) as unknown as Doc;
  return { ts, viewId: isDoc(opened) ? (textOf(opened.id) ?? "") : "" };
}

function send({ path, body }: Sent): Promise<{ status: number; answer: Doc }> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const call = request(`${sandbox.url}${path}`, { method: "POST", agent, headers }, (response) => {
      let told = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        told += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, answer: JSON.parse(told) as Doc }));
    });
    call.on("error", reject);
    call.end(text);
  });
}

/** Refusals of blocks and views, which have to say where. */
const POINTS = ["invalid_blocks", "invalid_view", "invalid_message"];

/** A refused act says where it is wrong; the app's silence and fields that were not filled in are no refusals of the act. */
function actComplaint(answer: Doc): boolean {
  if (isDoc(answer.errors) || (typeof answer.notice === "string" && answer.notice !== "rejected")) return false;
  const pointers = [answer, ...docsIn(answer.errors)].map(({ pointer }) => textOf(pointer));
  return !pointers.some((pointer) => pointer === "" || pointer?.startsWith("/"));
}

/** What is wrong with an answer; nothing when it took the request, or refused it as it should. */
function complaint({ path, body }: Sent, { status, answer }: { status: number; answer: Doc }): string | undefined {
  const seen = `${path} ${JSON.stringify(body)} → ${status} ${JSON.stringify(answer)}`.slice(0, 1500);
  if (status >= 500 || typeof answer.ok !== "boolean") return seen;
  if (answer.ok) return undefined;
  if (path === "/practice/act") return actComplaint(answer) ? seen : undefined;
  if (status !== 200 || typeof answer.error !== "string" || !/^[a-z_]+$/.test(answer.error)) return seen;
  const pointed = docsIn(answer.errors).some(({ pointer }) => textOf(pointer)?.startsWith("/"));
  const named = isDoc(answer.response_metadata) && Array.isArray(answer.response_metadata.messages);
  if (POINTS.includes(answer.error) && !pointed) return seen;
  return answer.error === "invalid_arguments" && !pointed && !named ? seen : undefined;
}

test(`${RUNS} mutated requests: none breaks the workspace, each is taken or refused, with the place of what is wrong`, async () => {
  const { ts, viewId } = await prepare();
  const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 7 });
  const changed = fc
    .tuple(fc.constantFrom(...soundRequests(ts, viewId)), steps, anyJson)
    .map(([{ path, body }, way, by]) => ({ path, body: mutate(body, way, by) }));
  const queue = fc.sample(changed, { numRuns: RUNS, seed: 20261121 });
  const complaints: string[] = [];
  const count = { taken: 0, refused: 0 };
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const answer = await send(next);
      count[answer.answer.ok === true ? "taken" : "refused"] += 1;
      const wrong = complaint(next, answer);
      if (wrong) complaints.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(complaints.slice(0, 5)).toEqual([]);
  expect(log.filter((line) => /Error\b/.test(line))).toEqual([]);
  expect(count.taken + count.refused).toBe(RUNS);
  // Were all of them refused (or none), the mutations would say nothing.
  expect(count.taken).toBeGreaterThan(RUNS / 20);
  expect(count.refused).toBeGreaterThan(RUNS / 20);
  expect((await w.clientOf(sandbox).auth.test()).ok).toBe(true);
}, 60_000);
