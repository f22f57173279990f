/** The person whom the tests of the features use: whatever a form may hold, they can fill in. */
import type { App, types } from "@slack/bolt";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/start.ts";
import { type Person, personAt } from "../support/person.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let app: App;
let mei: Person;
let heard: Record<string, unknown>[] = [];

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: true });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const two = [option("Fees"), option("Service")];
const input = (block_id: string, element: object, rest: object = {}) =>
  ({
    type: "input",
    block_id,
    label: plain(`The ${block_id}`),
    element: { action_id: "it", ...element },
    ...rest,
  }) as types.KnownBlock;

const form: types.ModalView = {
  type: "modal",
  callback_id: "form",
  title: plain("Form"),
  submit: plain("Send"),
  blocks: [
    input("client", { type: "external_select", min_query_length: 1 }),
    input("others", { type: "multi_external_select", min_query_length: 1 }),
    input("kind", { type: "static_select", options: two }),
    input("how", { type: "radio_buttons", options: two }),
    input("which", { type: "checkboxes", options: two }),
    input("day", { type: "datepicker" }),
    input("time", { type: "timepicker" }),
    input("moment", { type: "datetimepicker" }),
    input("who", { type: "users_select" }),
    input("handlers", { type: "multi_users_select" }),
    input("room", { type: "channels_select" }),
    input("amount", { type: "number_input", is_decimal_allowed: true }),
    input("story", { type: "rich_text_input" }),
    input("proof", { type: "file_input", filetypes: ["csv"], max_files: 2 }),
    input("tier", { type: "static_select", options: two }, { dispatch_action: true }),
  ],
};

beforeAll(async () => {
  const seed = w.smallSeed();
  const manifest = w.grantedToo(["files:read"]);
  const general = { id: "C1", name: "general", members: [w.MEI, w.TOM, "UBOT"] };
  sandbox = await startSandbox({
    port: 0,
    stateFile: ":memory:",
    seed: { ...seed, channels: [general], app: { ...seed.app, botUserId: "UBOT", manifest } },
  });
  app = await w.joinBot(sandbox, (bot) => {
    bot.command("/greet", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    bot.options("it", async ({ ack, options }) =>
      ack({ options: [option(`${options.value} 1`), option(`${options.value} 2`)] }),
    );
    bot.action(/.*/, async ({ ack, action, body }) => {
      heard.push({ action, state: body.type === "block_actions" ? (body.view ?? body).state?.values : undefined });
      await ack();
    });
    bot.view("form", async ({ ack, view }) => {
      heard.push(view.state.values);
      await ack();
    });
    bot.shortcut("keep", async ({ ack, shortcut }) => {
      heard.push({ kept: shortcut.type === "message_action" ? shortcut.message.text : "" });
      await ack();
    });
  });
  mei = personAt(sandbox, w.MEI);
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
});
beforeEach(() => {
  heard = [];
});

test("fills in every kind of field, by its label or its id, and sends what was entered before with it", async () => {
  await mei.types("/greet");
  expect(await mei.searches("The client", "wang")).toEqual(["wang 1", "wang 2"]);
  expect(await mei.enters({ "The client": { typed: "wang", chosen: "wang 2" }, tier: "Service" })).toEqual({
    ok: true,
  });
  expect(heard).toMatchObject([
    {
      action: { selected_option: option("Service") },
      state: { client: { it: { selected_option: option("wang 2") } } },
    },
  ]);
  const sent = await mei.fills({
    others: ["li", "bao"],
    kind: "Fees",
    "The how": "Service",
    which: ["Fees", "Service"],
    day: "2035-03-06",
    time: "09:30",
    moment: new Date("2035-03-06T01:30:00Z"),
    who: "Tom",
    handlers: ["Tom", "Mei"],
    room: "general",
    amount: "12.5",
    story: "what happened",
    proof: [{ name: "list.csv", bytes: "a,b\n" }],
  });
  expect(sent).toEqual({ ok: true });
  expect(mei.modal()).toBe("");
  expect(heard.at(-1)).toMatchObject({
    client: { it: { selected_option: option("wang 2") } },
    others: { it: { selected_options: [option("li 1"), option("bao 1")] } },
    kind: { it: { selected_option: option("Fees") } },
    how: { it: { selected_option: option("Service") } },
    which: { it: { selected_options: two } },
    day: { it: { selected_date: "2035-03-06" } },
    time: { it: { selected_time: "09:30" } },
    moment: { it: { selected_date_time: 2_056_757_400 } },
    who: { it: { selected_user: w.TOM } },
    handlers: { it: { selected_users: [w.TOM, w.MEI] } },
    room: { it: { selected_channel: "C1" } },
    amount: { it: { value: "12.5" } },
    proof: { it: { files: [{ name: "list.csv", size: 4 }] } },
    tier: { it: { selected_option: option("Service") } },
  });
});

test("what cannot be chosen is not chosen; what is missing comes back at its field", async () => {
  await mei.types("/greet");
  await expect(mei.enters({ kind: "Nonsense" })).rejects.toThrow('“Nonsense” is not offered but ["Fees","Service"]');
  await expect(mei.enters({ nothing: "x" })).rejects.toThrow("there is no field “nothing”");
  expect((await mei.fills({ kind: "Fees" })).errors).toHaveProperty("day");
  await mei.closes();
});

test("picks of an overflow menu, of selects and days in a message, and runs a shortcut on it", async () => {
  await app.client.chat.postMessage({
    channel: "C1",
    text: "Lin Trading",
    blocks: [
      {
        type: "section",
        text: plain("Lin Trading"),
        accessory: { type: "overflow", action_id: "more", options: [option("Hand over"), option("Tomorrow")] },
      },
      {
        type: "actions",
        elements: [
          { type: "static_select", action_id: "outcome", placeholder: plain("Outcome"), options: two },
          { type: "datepicker", action_id: "next", placeholder: plain("Next") },
        ],
      },
    ],
  });
  await mei.picks("Tomorrow");
  await mei.picks("Fees");
  await mei.enters({ Next: "2035-03-09" });
  await mei.usesShortcut("keep", await mei.newest());
  expect(heard).toMatchObject([
    { action: { type: "overflow", selected_option: option("Tomorrow") } },
    { action: { type: "static_select", selected_option: option("Fees") } },
    { action: { type: "datepicker", selected_date: "2035-03-09" } },
    { kept: "Lin Trading" },
  ]);
});

test("drops a file on the bot", async () => {
  expect(await mei.drops([{ name: "book.csv", bytes: "name\n" }], "my clients")).toEqual({ ok: true });
  expect(mei.inbox().at(-1)).toMatchObject({ text: "my clients", files: [{ name: "book.csv" }] });
});
