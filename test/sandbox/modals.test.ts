import type { App, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import { afterEach, expect, test, vi } from "vitest";
import type { PersonAtWork, Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;
let bot: App | undefined;
let mei: PersonAtWork;

afterEach(async () => {
  await bot?.stop();
  await sandbox.close();
});

async function start(listen: (app: App) => void = () => {}) {
  sandbox = await w.openWorkspace();
  mei = sandbox.as(w.MEI);
  bot = await w.joinBot(sandbox, (app) => {
    app.shortcut("new_note", async ({ ack, shortcut }) => {
      await ack();
      triggers.push(shortcut.trigger_id);
    });
    app.action("more", async ({ ack, body }) => {
      await ack();
      if (body.type === "block_actions") triggers.push(body.trigger_id);
    });
    listen(app);
  });
}

const triggers: string[] = [];

/** The trigger of what Mei does: a shortcut, or the button in the view. */
async function trigger(viewId?: string): Promise<string> {
  triggers.length = 0;
  if (viewId) await mei.act({ type: "press", where: { viewId }, blockId: "deeds", action: { action_id: "more" } });
  else await mei.act({ type: "shortcut", callbackId: "new_note" });
  return w.eventually(() => triggers[0]);
}

const text = (words: string) => ({ type: "plain_text" as const, text: words });
const form = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "form",
  title: text(title),
  submit: text("Save"),
  blocks: [
    { type: "input", block_id: "what", label: text("What"), element: { type: "plain_text_input", action_id: "text" } },
    { type: "actions", block_id: "deeds", elements: [{ type: "button", action_id: "more", text: text("More") }] },
  ],
  ...more,
});

async function open(view = form("One")): Promise<string> {
  const opened = await w.clientOf(sandbox).views.open({ trigger_id: await trigger(), view });
  return opened.view?.id ?? "";
}
const titles = () => mei.state().views.map(({ title }) => title?.text);
const codeOf = async (call: Promise<unknown>) => (await w.refusalIn(call)).error;
const typed = (value: string | null) => ({ what: { text: { type: "plain_text_input", value } } });

test("a trigger opens one view, within three seconds", async () => {
  await start();
  const { views } = w.clientOf(sandbox);
  const trigger_id = await trigger();
  await views.open({ trigger_id, view: form("One") });
  expect(await codeOf(views.open({ trigger_id, view: form("Two") }))).toBe("exchanged_trigger_id");
  expect(await codeOf(views.open({ trigger_id: "1.2.3", view: form("Two") }))).toBe("invalid_trigger_id");
  const late = await trigger();
  const now = Date.now();
  const clock = vi.spyOn(Date, "now").mockReturnValue(now + 3001);
  expect(await codeOf(views.open({ trigger_id: late, view: form("Two") }))).toBe("expired_trigger_id");
  clock.mockRestore();
  expect(titles()).toEqual(["One"]);
});

test("views stack three high, from triggers inside them", async () => {
  await start();
  const { views } = w.clientOf(sandbox);
  const first = await open();
  const push = async (on: string, title: string) => views.push({ trigger_id: await trigger(on), view: form(title) });
  const second = (await push(first, "Two")).view;
  expect(second).toMatchObject({ previous_view_id: first, root_view_id: first });
  const third = (await push(second?.id ?? "", "Three")).view?.id ?? "";
  expect(await codeOf(push(third, "Four"))).toBe("push_limit_reached");
  expect(titles()).toEqual(["One", "Two", "Three"]);
  await mei.act({ type: "close", viewId: third });
  expect(titles()).toEqual(["One", "Two"]);
});

test("an update needs the right hash and keeps what was typed", async () => {
  await start();
  const { views } = w.clientOf(sandbox);
  const { view } = await views.open({ trigger_id: await trigger(), view: form("One", { external_id: "mine" }) });
  const viewId = view?.id ?? "";
  const pressed = { type: "press", where: { viewId }, blockId: "deeds", action: { action_id: "more" } } as const;
  await mei.act({ ...pressed, state: typed("half a w") });
  const stale = views.update({ view_id: viewId, hash: "1.old", view: form("Two") });
  expect(await codeOf(stale)).toBe("hash_conflict");
  const updated = await views.update({ external_id: "mine", hash: view?.hash ?? "", view: form("Two") });
  expect(updated.view?.id).toBe(viewId);
  expect(mei.state().views[0]?.state.values).toEqual(typed("half a w"));
  expect(await codeOf(views.update({ view_id: "V0NOWHERE", view: form("?") }))).toBe("not_found");
});

test("a view that Slack would refuse is refused, with the place", async () => {
  await start();
  const { views } = w.clientOf(sandbox);
  const refusal = await w.refusalIn(views.open({ trigger_id: await trigger(), view: form("x".repeat(25)) }));
  expect(refusal).toMatchObject({
    error: "invalid_arguments",
    response_metadata: { messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"] },
  });
});

test("a submission carries what was put in, and its answer may update, push or clear", async () => {
  const bodies: ViewSubmitAction[] = [];
  await start((app) => {
    app.view("form", async ({ ack, view, body }) => {
      bodies.push(body as ViewSubmitAction);
      const word = view.state.values.what?.text?.value;
      if (word === "update") await ack({ response_action: "update", view: form("Updated") });
      else if (word === "push") await ack({ response_action: "push", view: form("Pushed") });
      else if (word === "bad") await ack({ response_action: "push", view: form("") });
      else await ack({ response_action: "clear" });
    });
  });
  const viewId = await open(form("One", { private_metadata: "secret" }));
  const submit = (id: string, value: string) => mei.act({ type: "submit", viewId: id, state: typed(value) });
  await submit(viewId, "update");
  expect(titles()).toEqual(["Updated"]);
  await submit(viewId, "push");
  expect(titles()).toEqual(["Updated", "Pushed"]);
  const top = mei.state().views[1]?.id ?? "";
  expect(await submit(top, "bad")).toMatchObject({ ok: false, notice: "rejected" });
  await submit(top, "clear");
  expect(titles()).toEqual([]);
  expect(bodies[0]?.view).toMatchObject({ id: viewId, private_metadata: "secret", callback_id: "form" });
  expect(bodies[0]?.view.state.values).toEqual(typed("update"));
});

test("a closed view is told where asked for, the whole stack when it is cleared", async () => {
  const closed: [string, boolean][] = [];
  await start((app) => {
    app.view({ type: "view_closed", callback_id: "form" }, async ({ ack, view, body }) => {
      await ack();
      if (body.type === "view_closed") closed.push([view.title.text, body.is_cleared]);
    });
  });
  const told = { notify_on_close: true };
  const first = await open(form("One", told));
  await w.clientOf(sandbox).views.push({ trigger_id: await trigger(first), view: form("Two", told) });
  await mei.act({ type: "close", viewId: mei.state().views[1]?.id ?? "" });
  await w.eventually(() => closed.length === 1);
  await mei.act({ type: "close", viewId: first, all: true });
  await w.eventually(() => closed.length === 2);
  expect(closed).toEqual([
    ["Two", false],
    ["One", true],
  ]);
});

test("an app that does not answer a submission leaves the modal open, with Slack's notice", async () => {
  await start((app) => app.view("form", async () => {}));
  const viewId = await open();
  const answer = await mei.act({ type: "submit", viewId, state: typed("x") });
  expect(answer).toMatchObject({ ok: false, notice: "app_did_not_respond" });
  expect(titles()).toEqual(["One"]);
});

test("an external select asks the app, from the third sign on", async () => {
  await start((app) => {
    app.options("who", async ({ ack, options }) => {
      await ack({ options: [{ text: text(`${options.value}!`), value: "1" }] });
    });
  });
  const element = { type: "external_select" as const, action_id: "who", placeholder: text("Who") };
  const viewId = await open(
    form("One", { blocks: [{ type: "input", block_id: "person", label: text("Who"), element }] }),
  );
  const ask = (value: string) =>
    mei.act({ type: "suggest", where: { viewId }, blockId: "person", actionId: "who", value });
  expect(await ask("me")).toEqual({ ok: true, options: [] });
  expect(await ask("mei")).toMatchObject({ ok: true, options: [{ text: { text: "mei!" }, value: "1" }] });
});
