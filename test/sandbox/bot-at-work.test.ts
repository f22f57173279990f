import type { App } from "@slack/bolt";
import { afterEach, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { BOT, eventually, GENERAL, joinBot, MEI, openWorkspace, TOM } from "./workspace.ts";

let sandbox: Sandbox;
let bot: App | undefined;

afterEach(async () => {
  await bot?.stop();
  await sandbox.close();
  bot = undefined;
});

async function start(listen: (app: App) => void) {
  sandbox = await openWorkspace();
  bot = await joinBot(sandbox, listen);
  return { mei: sandbox.as(MEI), tom: sandbox.as(TOM) };
}

test("a command's acknowledgement is seen by who typed it, and by nobody else", async () => {
  const { mei, tom } = await start((app) => {
    app.command("/greet", async ({ ack, command }) => ack(`Hello ${command.text}`));
  });
  expect(await mei.act({ type: "command", channel: GENERAL, command: "/greet", text: " you " })).toEqual({ ok: true });
  expect(mei.messages(GENERAL)).toMatchObject([{ text: "Hello you", ephemeral: true, user: BOT }]);
  expect(tom.messages(GENERAL)).toEqual([]);
});

test("respond() answers later, privately or for all", async () => {
  const { mei, tom } = await start((app) => {
    app.command("/greet", async ({ ack, respond }) => {
      await ack();
      await respond("only you");
      await respond({ text: "everybody", response_type: "in_channel" });
    });
  });
  await mei.act({ type: "command", channel: GENERAL, command: "/greet", text: "" });
  await eventually(() => tom.messages(GENERAL).length === 1);
  expect(tom.messages(GENERAL)).toMatchObject([{ text: "everybody", ephemeral: false }]);
  expect(mei.messages(GENERAL)).toMatchObject([{ text: "only you", ephemeral: true }, { text: "everybody" }]);
});

const greeting = (text: string) => [
  { type: "section", block_id: "words", text: { type: "mrkdwn", text } },
  {
    type: "actions",
    block_id: "deeds",
    elements: [{ type: "button", action_id: "done", value: "7", text: { type: "plain_text", text: "Done" } }],
  },
];

test("a pressed button lets the bot update its message", async () => {
  const { mei } = await start((app) => {
    app.action("done", async ({ ack, body, client, action }) => {
      await ack();
      if (body.type !== "block_actions" || !body.channel || !body.message) return;
      const value = "value" in action ? String(action.value) : "";
      await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: `done ${value}`, blocks: [] });
    });
  });
  const posted = await bot?.client.chat.postMessage({ channel: MEI, text: "To do", blocks: greeting("To do") });
  const place = { channel: posted?.channel ?? "", ts: posted?.ts ?? "" };
  const pressed = await mei.act({ type: "press", where: place, blockId: "deeds", action: { action_id: "done" } });
  expect(pressed).toEqual({ ok: true });
  await eventually(() => mei.messages(place.channel)[0]?.edited);
  expect(mei.messages(place.channel)).toMatchObject([{ text: "done 7", edited: true }]);
});

const note = (title: string) => ({
  type: "modal" as const,
  callback_id: "note",
  title: { type: "plain_text" as const, text: title },
  submit: { type: "plain_text" as const, text: "Save" },
  blocks: [
    {
      type: "input",
      block_id: "what",
      label: { type: "plain_text", text: "What" },
      element: { type: "plain_text_input", action_id: "text", max_length: 20 },
    },
  ],
});

const typed = (value: string) => ({ what: { text: { type: "plain_text_input", value } } });

test("a modal is opened, shows the bot's field errors, and closes when they are mended", async () => {
  const { mei } = await start((app) => {
    app.shortcut("new_note", async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: note("Note") });
    });
    app.view("note", async ({ ack, view }) => {
      const value = view.state.values.what?.text?.value;
      if (value === "bad") await ack({ response_action: "errors", errors: { what: "Not that." } });
      else await ack();
    });
  });
  await mei.act({ type: "shortcut", callbackId: "new_note" });
  const { id: viewId } = await eventually(() => mei.state().views[0]);
  const submit = (value: string) => mei.act({ type: "submit", viewId, state: typed(value) });
  expect(await submit("")).toEqual({ ok: false, errors: { what: "请填写此必填字段。" } });
  expect(await submit("bad")).toEqual({ ok: false, errors: { what: "Not that." } });
  expect(await submit("good")).toEqual({ ok: true });
  expect(mei.state().views).toEqual([]);
});

test("what a person writes to the bot reaches it as message.im, and it can answer", async () => {
  const { mei } = await start((app) => {
    app.message(async ({ say, message }) => {
      if ("text" in message) await say(`You said: ${message.text}`);
    });
  });
  const direct = mei.state().conversations.find(({ kind }) => kind === "im");
  await mei.act({ type: "message", channel: direct?.id ?? "", text: "a < b" });
  await eventually(() => mei.messages(direct?.id ?? "").length === 2);
  expect(mei.messages(direct?.id ?? "").map(({ text }) => text)).toEqual(["a &lt; b", "You said: a &lt; b"]);
});

test("opening the Home lets the bot publish it", async () => {
  const { mei } = await start((app) => {
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "home") return;
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: greeting("Home") } });
    });
  });
  await mei.act({ type: "openHome" });
  const home = await eventually(() => mei.state().home ?? undefined);
  expect(home.blocks[0]).toMatchObject({ type: "section", block_id: "words" });
});
