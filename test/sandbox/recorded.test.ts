import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Doc, docsIn, isDoc, textOf } from "../../src/sandbox/doc.ts";
import type { Act } from "../../src/sandbox/protocol.ts";
import type { PersonAtWork, Sandbox } from "../../src/sandbox/start.ts";
import { folder, lacks, neverAsked, recorded } from "./recordings.ts";
import * as w from "./workspace.ts";

/** The usual app, told of reactions too. */
const manifest = w.grantedToo(["reactions:read"], ["reaction_added"]);

test("the comparison sees what is missing and what is of another type", () => {
  expect(lacks({ a: { b: 1 }, c: [{ d: "" }] }, { a: {}, c: [{ d: 1 }] })).toEqual([
    "/a/b: missing",
    "/c/0/d: number instead of string",
  ]);
});

let sandbox: Sandbox;
let mei: PersonAtWork;
let socket: WebSocket;
const payloads: Doc[] = [];
let answer: Doc = {};

beforeAll(async () => {
  sandbox = await w.openWorkspace({ seed: w.smallSeed({ manifest }) });
  mei = sandbox.as(w.MEI);
  const { url = "" } = await w.clientOf(sandbox, w.APP_TOKEN).apps.connections.open();
  socket = new WebSocket(url.replace("localhost", "127.0.0.1"));
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("message", (data: Buffer) => {
    const { envelope_id, payload } = JSON.parse(data.toString());
    payloads.push(payload);
    socket.send(JSON.stringify({ envelope_id, payload: answer }));
  });
});
afterAll(async () => {
  socket.terminate();
  await sandbox.close();
});

/** What the app is sent for the act. */
async function sentFor(deed: Act, isIt: (payload: Doc) => boolean): Promise<Doc> {
  payloads.length = 0;
  await mei.act(deed);
  return w.eventually(() => payloads.find(isIt));
}
const typeIs = (type: string) => (payload: Doc) => payload.type === type;
const eventIs = (type: string) => (payload: Doc) => isDoc(payload.event) && payload.event.type === type;
const post = async (blocks: Doc[], more: Doc = {}) =>
  (await w
    .clientOf(sandbox)
    .apiCall("chat.postMessage", { channel: w.GENERAL, text: "hi", blocks, ...more })) as unknown as Doc;

/** The same press in a message as was recorded: on an element with the recorded block and action. */
async function pressLike(file: string, name: string, element: Doc) {
  const theirs = recorded(file, name);
  const [action = {}] = docsIn(theirs.actions);
  const parent = await post([{ type: "divider" }]);
  const block = {
    type: "actions",
    block_id: action.block_id ?? "",
    elements: [{ ...element, action_id: action.action_id }],
  };
  const { ts } = await post([{ type: "header", text: { type: "plain_text", text: "Welcome" } }, block], {
    thread_ts: parent.ts,
  });
  const where = { channel: w.GENERAL, ts: textOf(ts) ?? "" };
  const deed = { type: "press", where, blockId: textOf(action.block_id) ?? "", action } as const;
  return { theirs, ours: await sentFor(deed, typeIs("block_actions")) };
}

const words = (text: string) => ({ type: "plain_text", text });
const options = (value: string, text: string): Doc[] => [{ text: words(text), value }];

describe.runIf(folder)("payloads have the keys and types of recorded ones", () => {
  test.each(["slashCommand", "slashCommandWithArgs"])("a slash command: %s", async (name) => {
    const theirs = recorded("slash-commands", name);
    const text = textOf(theirs.text) ?? "";
    const deed = { type: "command", channel: w.GENERAL, command: "/greet", text } as const;
    const ours = await sentFor(deed, (payload) => payload.command === "/greet");
    expect(lacks(theirs, ours)).toEqual([]);
    expect(Object.keys(ours).toSorted()).toEqual(Object.keys(theirs).toSorted());
  });

  test.each(["modals", "actions-reactions"])("a button in a thread: %s", async (file) => {
    const { theirs, ours } = await pressLike(file, "action", { type: "button", text: words("Send") });
    expect(lacks(theirs, ours)).toEqual([]);
  });

  test("a choice in a select, and in radio buttons", async () => {
    const select = { type: "static_select", options: options("greet", "Say Hello"), placeholder: words("Choose...") };
    const selected = await pressLike("actions-reactions", "staticSelectAction", select);
    expect(lacks(selected.theirs, selected.ours)).toEqual([]);
    const described = [
      {
        ...options("all_text", "All")[0],
        text: { type: "mrkdwn", text: "*All*" },
        description: { type: "mrkdwn", text: "d" },
      },
    ];
    const radio = await pressLike("actions-reactions", "radioButtonsAction", {
      type: "radio_buttons",
      options: described,
    });
    expect(lacks(radio.theirs, radio.ours)).toEqual([]);
  });

  test("a button that only one person sees: the message is not sent along", async () => {
    const theirs = recorded("modals", "ephemeralAction");
    const parent = await post([{ type: "divider" }]);
    const button = { type: "button", action_id: "open", style: "primary", text: words("Open") };
    const blocks = [{ type: "actions", block_id: "b", elements: [button] }];
    const place = { channel: w.GENERAL, user: w.MEI, text: "hi", thread_ts: parent.ts };
    const { message_ts } = (await w
      .clientOf(sandbox)
      .apiCall("chat.postEphemeral", { ...place, blocks })) as unknown as Doc;
    const where = { channel: w.GENERAL, ts: textOf(message_ts) ?? "" };
    const deed = { type: "press", where, blockId: "b", action: { action_id: "open" } } as const;
    const ours = await sentFor(deed, typeIs("block_actions"));
    expect(lacks(theirs, ours)).toEqual([]);
    expect(ours).not.toHaveProperty("message");
  });

  test.each([
    ["slash-commands", "viewSubmission"],
    ["modals", "viewSubmission"],
    ["modals", "ephemeralViewSubmission"],
  ])("a submitted form: %s %s", async (file, name) => {
    const theirs = recorded(file, name);
    const view = isDoc(theirs.view) ? theirs.view : {};
    const { blocks, title, submit, close, callback_id, private_metadata, notify_on_close } = view;
    const shortcut = await sentFor({ type: "shortcut", callbackId: "new_note" }, typeIs("shortcut"));
    const body = { type: "modal", blocks, title, submit, close, callback_id, private_metadata, notify_on_close };
    await w.clientOf(sandbox).apiCall("views.open", { trigger_id: shortcut.trigger_id, view: body });
    const state = (view.state as { values: never }).values;
    const viewId = mei.state().views[0]?.id ?? "";
    answer = { response_action: "clear" };
    const ours = await sentFor({ type: "submit", viewId, state }, typeIs("view_submission"));
    answer = {};
    expect(lacks(theirs, ours)).toEqual([]);
    expect(isDoc(ours.view) && ours.view.state).toEqual({ values: state });
  });

  test.each(["directDM", "followUp"])("direct messages: %s", async (name) => {
    const theirs = recorded("dm", name);
    const channel = mei.state().conversations.find(({ kind }) => kind === "im")?.id ?? "";
    const ours = await sentFor({ type: "message", channel, text: "hello hello" }, eventIs("message"));
    expect(lacks(theirs, ours)).toEqual([]);
    expect(isDoc(ours.event) && docsIn(ours.event.blocks)).toMatchObject([
      { type: "rich_text", elements: [{ elements: [{ type: "text", text: "hello hello" }] }] },
    ]);
  });

  test("being mentioned, told twice: as a message and as a mention", async () => {
    const deed = { type: "message", channel: w.GENERAL, text: `<@${w.BOT}> Hello <#${w.GENERAL}>` } as const;
    const mention = await sentFor(deed, eventIs("app_mention"));
    expect(lacks(recorded("modals", "mention"), mention)).toEqual([]);
    expect(lacks(recorded("actions-reactions", "mention"), mention)).toEqual([]);
    const message = payloads.find(eventIs("message"));
    expect(lacks(recorded("channel-mention", "mention"), message)).toEqual([]);
  });

  test("a reaction", async () => {
    const { ts } = await post([{ type: "divider" }]);
    const deed = { type: "react", channel: w.GENERAL, ts: textOf(ts) ?? "", name: "+1" } as const;
    const ours = await sentFor(deed, eventIs("reaction_added"));
    expect(lacks(recorded("actions-reactions", "reaction"), ours)).toEqual([]);
  });

  test("nothing that was recorded is left out", () => {
    expect(neverAsked()).toEqual([]);
  });
});
