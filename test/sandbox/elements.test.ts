import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Doc, docsIn, isDoc, textOf } from "../../src/sandbox/doc.ts";
import type { PersonAtWork, Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let mei: PersonAtWork;
let socket: WebSocket;
const payloads: Doc[] = [];

beforeAll(async () => {
  sandbox = await w.openWorkspace();
  mei = sandbox.as(w.MEI);
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("message", (data: Buffer) => {
    const { envelope_id, payload } = JSON.parse(data.toString());
    payloads.push(payload);
    socket.send(JSON.stringify({ envelope_id }));
  });
});
afterAll(async () => {
  socket.terminate();
  await sandbox.close();
});

const words = (text: string) => ({ type: "plain_text", text, emoji: true });
const one = { text: words("One"), value: "1" };
const two = { text: words("Two"), value: "2" };
const options = [one, two];

async function post(blocks: Doc[]): Promise<{ channel: string; ts: string }> {
  const posted: Doc = {
    ...(await w.clientOf(sandbox).apiCall("chat.postMessage", { channel: w.GENERAL, text: "hi", blocks })),
  };
  return { channel: w.GENERAL, ts: textOf(posted.ts) ?? "" };
}

const inBlock = (element: Doc): Doc => ({
  type: "input",
  block_id: "b",
  dispatch_action: true,
  label: words("What"),
  element: { ...element, action_id: "a" },
});

/** Each element type, what the page sends when it is used, and what the app is told. */
const USES: [Doc, Doc, Doc][] = [
  [{ type: "static_select", options }, { selected_option: { value: "2" } }, { selected_option: two }],
  [{ type: "external_select" }, { selected_option: one }, { selected_option: one }],
  [{ type: "users_select" }, { selected_user: w.TOM }, { selected_user: w.TOM }],
  [{ type: "conversations_select" }, { selected_conversation: w.GENERAL }, { selected_conversation: w.GENERAL }],
  [{ type: "channels_select" }, { selected_channel: w.GENERAL }, { selected_channel: w.GENERAL }],
  [
    { type: "multi_static_select", options },
    { selected_options: [{ value: "1" }, two] },
    { selected_options: [one, two] },
  ],
  [{ type: "multi_external_select" }, { selected_options: [one] }, { selected_options: [one] }],
  [{ type: "multi_users_select" }, { selected_users: [w.TOM] }, { selected_users: [w.TOM] }],
  [{ type: "multi_conversations_select" }, { selected_conversations: ["C1"] }, { selected_conversations: ["C1"] }],
  [{ type: "multi_channels_select" }, { selected_channels: [] }, { selected_channels: [] }],
  [{ type: "checkboxes", options }, { selected_options: [{ value: "2" }] }, { selected_options: [two] }],
  [{ type: "radio_buttons", options }, { selected_option: { value: "1" } }, { selected_option: one }],
  [{ type: "datepicker" }, { selected_date: "2026-02-28" }, { selected_date: "2026-02-28" }],
  [{ type: "timepicker" }, { selected_time: "08:00" }, { selected_time: "08:00" }],
  [{ type: "datetimepicker" }, { selected_date_time: 1_900_000_000 }, { selected_date_time: 1_900_000_000 }],
  [{ type: "plain_text_input" }, { value: "words" }, { value: "words" }],
  [{ type: "number_input", is_decimal_allowed: false }, { value: "5" }, { value: "5" }],
  [{ type: "email_text_input" }, { value: "a@b.c" }, { value: "a@b.c" }],
  [{ type: "url_text_input" }, { value: "https://a.b" }, { value: "https://a.b" }],
];

test.each(USES)("$type tells what was chosen, and the state holds it", async (element, sent, told) => {
  payloads.length = 0;
  const where = await post([inBlock(element)]);
  const pressed = await mei.act({ type: "press", where, blockId: "b", action: { action_id: "a", ...sent } });
  expect(pressed).toEqual({ ok: true });
  const [payload = {}] = payloads.filter(({ type }) => type === "block_actions");
  expect(docsIn(payload.actions)).toMatchObject([{ type: element.type, block_id: "b", action_id: "a", ...told }]);
  expect(payload.state).toEqual({ values: { b: { a: { type: element.type, ...told } } } });
});

test("an overflow menu tells what was chosen, and holds nothing", async () => {
  payloads.length = 0;
  const accessory = { type: "overflow", action_id: "a", options };
  const where = await post([{ type: "section", block_id: "b", text: words("x"), accessory }]);
  const action = { action_id: "a", selected_option: { value: "1" } };
  await mei.act({ type: "press", where, blockId: "b", action });
  const [payload = {}] = payloads.filter(({ type }) => type === "block_actions");
  expect(docsIn(payload.actions)).toMatchObject([{ type: "overflow", selected_option: one }]);
  expect(payload.state).toEqual({ values: {} });
});

test("the state tells what the other elements hold: as they start, or as the page says", async () => {
  payloads.length = 0;
  const initial = { type: "datepicker", action_id: "d", initial_date: "2026-01-01" };
  const select = { type: "static_select", action_id: "s", options };
  const button = { type: "button", action_id: "go", text: words("Go"), value: "7" };
  const where = await post([{ type: "actions", block_id: "b", elements: [initial, select, button] }]);
  const state = { b: { s: { type: "static_select", selected_option: one } } };
  await mei.act({ type: "press", where, blockId: "b", action: { action_id: "go" }, state });
  const [payload = {}] = payloads.filter(({ type }) => type === "block_actions");
  expect(docsIn(payload.actions)).toMatchObject([{ type: "button", value: "7", text: words("Go") }]);
  const held = isDoc(payload.state) ? payload.state.values : undefined;
  expect(held).toEqual({
    b: {
      d: { type: "datepicker", selected_date: "2026-01-01" },
      s: { type: "static_select", selected_option: one },
    },
  });
});

test("what is not there, not offered or not seen cannot be pressed", async () => {
  const where = await post([
    { type: "actions", block_id: "b", elements: [{ type: "static_select", action_id: "a", options }] },
  ]);
  const press = (as: PersonAtWork, place: typeof where, blockId: string, action: Doc) =>
    as.act({ type: "press", where: place, blockId, action });
  const wrong = { action_id: "a", selected_option: { value: "3" } };
  expect(await press(mei, where, "b", wrong)).toEqual({
    ok: false,
    notice: "rejected",
    detail: "option_not_found",
    pointer: "/action",
  });
  expect(await press(mei, where, "c", { action_id: "a" })).toMatchObject({ detail: "action_not_found" });
  expect(await press(mei, { ...where, ts: "1.0" }, "b", wrong)).toMatchObject({ detail: "message_not_found" });
  const hidden = { channel: w.DESK, ts: where.ts };
  expect(await press(sandbox.as(w.TOM), hidden, "b", wrong)).toMatchObject({ detail: "channel_not_found" });
});

test("an input that does not dispatch is not pressed", async () => {
  const where = await post([{ ...inBlock({ type: "plain_text_input" }), dispatch_action: false }]);
  const action = { action_id: "a", value: "x" };
  expect(await mei.act({ type: "press", where, blockId: "b", action })).toMatchObject({
    detail: "action_not_dispatched",
  });
});

test("a message action carries its message; a global shortcut does not", async () => {
  payloads.length = 0;
  const { channel, ts } = await post([{ type: "divider" }]);
  await mei.act({ type: "shortcut", callbackId: "keep", channel, messageTs: ts });
  await mei.act({ type: "shortcut", callbackId: "new_note" });
  const kinds = ["message_action", "shortcut"];
  const [keep, note] = payloads.filter(({ type }) => kinds.includes(textOf(type) ?? ""));
  expect(keep).toMatchObject({
    callback_id: "keep",
    message_ts: ts,
    message: { ts },
    channel: { id: channel, name: "general" },
  });
  expect(keep).toHaveProperty("response_url");
  expect(note).toMatchObject({ callback_id: "new_note", trigger_id: expect.any(String) });
  expect(note).not.toHaveProperty("channel");
});
