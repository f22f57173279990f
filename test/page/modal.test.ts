import type { App, types } from "@slack/bolt";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { formBlocks } from "./support/gallery.ts";
import { GENERAL, TOM } from "./support/seed.ts";

type ModalView = types.ModalView;

let browser: Browser;
let place: Workplace;
let tom: Window;
let submitted: Record<string, unknown>[];
let closed: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const plain = (text: string) => ({ type: "plain_text" as const, text });
const complaint: ModalView = {
  type: "modal",
  callback_id: "complaint",
  title: plain("File a complaint"),
  submit: plain("File"),
  notify_on_close: true,
  blocks: formBlocks,
};
const step = (title: string): ModalView => ({
  type: "modal",
  callback_id: title,
  title: plain(title),
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "note",
      optional: true,
      label: plain("Note"),
      element: { type: "plain_text_input", action_id: "it" },
    },
    { type: "actions", elements: [{ type: "button", action_id: "deeper", text: plain("Deeper") }] },
  ],
  submit: plain("Save"),
});

function listen(app: App) {
  app.command("/complaint", async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: complaint });
  });
  app.options({ action_id: "it" }, async ({ ack, payload }) => {
    const names = ["Lin Trading", "Lindner AG", "Bao Steel"].filter((name) => name.includes(payload.value));
    await ack({ options: names.map((name) => ({ text: plain(name), value: name }) as never) });
  });
  app.view("complaint", async ({ ack, view }) => {
    const values = Object.entries(view.state.values).map(([block, actions]) => [block, actions.it]);
    submitted.push(Object.fromEntries(values));
    const words = view.state.values.what?.it?.value ?? "";
    if (words.includes("rude")) await ack({ response_action: "errors", errors: { what: "Say it kindly." } });
    else await ack();
  });
  app.shortcut("complaint", async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: step("First") });
  });
  app.action("deeper", async ({ ack, client, body }) => {
    await ack();
    if (body.type !== "block_actions") return;
    const title = body.view?.callback_id === "First" ? "Second" : "Third";
    await client.views.push({ trigger_id: body.trigger_id, view: step(title) });
  });
  app.view({ type: "view_closed", callback_id: /.*/ }, async ({ ack, view }) => {
    closed.push(view.callback_id);
    await ack();
  });
}

beforeEach(async () => {
  [submitted, closed] = [[], []];
  place = await openWorkplace(listen);
  tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
});
afterEach(async () => {
  await tom.context().close();
  await place.close();
  expect(tom.errors).toEqual([]);
});

async function openForm() {
  await tom.getByRole("textbox").fill("/complaint");
  await tom.getByRole("textbox").press("Enter");
  const form = tom.getByRole("dialog", { name: "File a complaint" });
  await form.waitFor();
  return form;
}

test("a form shows what is wrong at its fields, keeps what was typed, and is sent when mended", async () => {
  const form = await openForm();
  const file = form.getByRole("button", { name: "File" });
  await file.click();
  await form.locator("[data-block=client]").getByText("Please complete this required field.").waitFor();
  await expect.poll(() => form.locator(".field-error").count()).toBe(4);
  await form.getByRole("combobox", { name: "Client" }).fill("Lin");
  await tom.getByRole("option", { name: "Lindner AG" }).click();
  await form.getByRole("combobox", { name: "Category" }).click();
  await tom.getByRole("option", { name: "Fees" }).click();
  await form.getByLabel("Grave").check();
  await form.getByRole("textbox", { name: "What happened" }).fill("He was rude");
  await form.getByRole("combobox", { name: "Handlers" }).click();
  await tom.getByRole("option", { name: "Ana Ruiz" }).click();
  await tom.getByRole("option", { name: "王小梅" }).click();
  await tom.keyboard.press("Escape");
  await form.getByLabel("Desk").check();
  await file.click();
  await form.locator("[data-block=what]").getByText("Say it kindly.").waitFor();
  await expect.poll(() => form.locator(".field-error").count()).toBe(1);
  expect(await form.getByRole("textbox", { name: "What happened" }).inputValue()).toBe("He was rude");
  await form.getByRole("textbox", { name: "What happened" }).fill("He was unkind");
  await file.click();
  await form.waitFor({ state: "detached" });
  expect(submitted.at(-1)).toMatchObject({
    client: { type: "external_select", selected_option: { value: "Lindner AG" } },
    kind: { selected_option: { value: "fees" } },
    severity: { selected_option: { value: "1" } },
    what: { type: "plain_text_input", value: "He was unkind" },
    when: { selected_date_time: null },
    who: { selected_users: ["U0ANA00001", "U0MEI00001"] },
    tell: { selected_options: [{ value: "desk" }] },
  });
});

test("a date and time are chosen in the person's own zone", async () => {
  await place.sandbox.as(TOM).act({ type: "profile", tz: "America/New_York" });
  const form = await openForm();
  await form.getByRole("button", { name: /^When/ }).click();
  const day = tom.locator(".calendar [aria-current=date]");
  const date = (await day.getAttribute("aria-label")) ?? "";
  await day.click();
  await form.getByLabel("Choose a time").fill("16:30");
  await form.getByRole("combobox", { name: "Client" }).fill("Bao");
  await tom.getByRole("option", { name: "Bao Steel" }).click();
  await form.getByRole("combobox", { name: "Category" }).click();
  await tom.getByRole("option", { name: "Fees" }).click();
  await form.getByLabel("Minor").check();
  await form.getByRole("textbox", { name: "What happened" }).fill("Late");
  await form.getByRole("button", { name: "File" }).click();
  await form.waitFor({ state: "detached" });
  const when = submitted.at(-1)?.when as { selected_date_time: number };
  const options = { timeZone: "America/New_York", dateStyle: "full", timeStyle: "short" } as const;
  const shown = new Intl.DateTimeFormat("en-US", options).format(new Date(when.selected_date_time * 1000));
  expect(shown.replaceAll("\u202f", " ")).toBe(`${date} at 4:30 PM`);
});

test("modals stack three deep, keep what was typed below, and tell the app when they are closed", async () => {
  await tom.getByRole("button", { name: "Shortcuts" }).click();
  await tom.getByRole("menuitem", { name: "File a complaint" }).click();
  const modal = (name: string) => tom.getByRole("dialog", { name });
  await modal("First").getByRole("textbox", { name: "Note" }).fill("kept");
  await modal("First").getByRole("button", { name: "Deeper" }).click();
  await modal("Second").getByRole("button", { name: "Deeper" }).click();
  await modal("Third").waitFor();
  await expect.poll(() => tom.getByRole("dialog").count()).toBe(1);
  await tom.keyboard.press("Escape");
  await modal("Second").getByRole("button", { name: "Back" }).click();
  expect(await modal("First").getByRole("textbox", { name: "Note" }).inputValue()).toBe("kept");
  await modal("First").getByRole("button", { name: "Close" }).click();
  await modal("First").waitFor({ state: "detached" });
  await expect.poll(() => closed).toEqual(["Third", "Second", "First"]);
});

test("the focus stays inside, and goes back to where it was", async () => {
  const form = await openForm();
  for (let step = 0; step < 30; step += 1) {
    await tom.keyboard.press("Tab");
    expect(await tom.evaluate("document.activeElement.matches('.page-body *, .top-bar *')")).toBe(false);
  }
  await tom.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  // given back with the next frame
  await expect.poll(() => tom.evaluate("document.activeElement.tagName")).toBe("TEXTAREA");
});
