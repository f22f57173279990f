/** Every kind of field by keyboard alone, in a form and in a message; shortcuts of messages. */
import type { types } from "@slack/bolt";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, GENERAL, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let tom: Window;
let submitted: Record<string, unknown>[];
let acted: unknown[];
let kept: unknown[];

const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const input = (block_id: string, label: string, element: object) =>
  ({ type: "input", block_id, label: plain(label), element: { action_id: "it", ...element } }) as types.KnownBlock;

const form: types.ModalView = {
  type: "modal",
  callback_id: "form",
  title: plain("Form"),
  submit: plain("Send"),
  blocks: [
    input("client", "Client", { type: "external_select", min_query_length: 1 }),
    input("others", "Others", { type: "multi_external_select", min_query_length: 1 }),
    input("how", "How", { type: "radio_buttons", options: ["Letter", "Phone", "Visit"].map(option) }),
    input("which", "Which", { type: "checkboxes", options: ["Fees", "Service"].map(option) }),
    input("day", "Day", { type: "datepicker", initial_date: "2035-03-05" }),
    input("who", "Who", { type: "multi_users_select" }),
    input("proof", "Proof", { type: "file_input", filetypes: ["csv"] }),
    {
      type: "section",
      block_id: "row",
      text: plain("More"),
      accessory: { type: "overflow", action_id: "more", options: ["Hand over", "Tomorrow"].map(option) },
    },
  ],
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  [submitted, acted, kept] = [[], [], []];
  place = await openWorkplace((app) => {
    app.command("/complaint", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.options("it", async ({ ack, payload }) => {
      const names = ["Lin Trading", "Lindner AG", "Bao Steel"].filter((name) => name.includes(payload.value));
      await ack({ options: names.map(option) });
    });
    app.action(/.*/, async ({ ack, action }) => {
      acted.push(action);
      await ack();
    });
    app.view("form", async ({ ack, view }) => {
      submitted.push(Object.fromEntries(Object.entries(view.state.values).map(([block, { it }]) => [block, it])));
      await ack();
    });
    app.shortcut("keep", async ({ ack, shortcut }) => {
      kept.push(shortcut.type === "message_action" && shortcut.message.text);
      await ack();
    });
  });
  tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
});
afterEach(async () => {
  await tom.context().close();
  await place.close();
  expect(tom.errors).toEqual([]);
});

/** Types into the box that has the focus, and takes the first option when it has come. */
async function choose(typed: string, name: string) {
  await tom.keyboard.type(typed);
  await tom.locator("[role=option].active", { hasText: name }).waitFor();
  await tom.keyboard.press("Enter");
}

test("a form with every kind of choice is filled in and sent by keyboard", async () => {
  const keys = tom.keyboard;
  await tom.locator(".room textarea").fill("/complaint");
  await tom.locator(".room textarea").press("Enter");
  const dialog = tom.getByRole("dialog", { name: "Form" });
  await dialog.getByRole("combobox", { name: "Client" }).focus();
  await choose("Lind", "Lindner AG");
  await keys.press("Tab");
  await choose("Bao", "Bao Steel");
  await choose("Lin", "Lin Trading");
  await keys.press("Escape");
  await dialog.getByLabel("Letter").focus();
  await keys.press("Space");
  await keys.press("ArrowDown");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Enter");
  await tom.locator(".calendar").waitFor();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await dialog.getByText("March 12, 2035").waitFor();
  await dialog.getByRole("combobox", { name: "Who" }).focus();
  await choose("Ruiz", "Ana Ruiz");
  await keys.press("Escape");
  const chooser = tom.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: /Proof/ }).focus();
  await keys.press("Enter");
  await (await chooser).setFiles({ name: "proof.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") });
  await dialog.locator(".attached-file[aria-busy=false]").waitFor();
  await dialog.getByRole("button", { name: "More actions" }).focus();
  await keys.press("Enter");
  await tom.getByRole("menuitem", { name: "Tomorrow" }).waitFor();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await expect.poll(() => acted).toMatchObject([{ type: "overflow", selected_option: { value: "tomorrow" } }]);
  await dialog.getByRole("button", { name: "Send" }).focus();
  await keys.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await expect
    .poll(() => submitted)
    .toMatchObject([
      {
        client: { selected_option: { value: "lindner ag" } },
        others: { selected_options: [{ value: "bao steel" }, { value: "lin trading" }] },
        how: { selected_option: { value: "phone" } },
        which: { selected_options: [{ value: "fees" }, { value: "service" }] },
        day: { selected_date: "2035-03-12" },
        who: { selected_users: [ANA] },
        proof: { files: [{ name: "proof.csv", size: 3 }] },
      },
    ]);
});

test("Enter that is pressed before the app has answered takes nothing of what was offered before", async () => {
  await tom.locator(".room textarea").fill("/complaint");
  await tom.locator(".room textarea").press("Enter");
  const box = tom.getByRole("dialog", { name: "Form" }).getByRole("combobox", { name: "Client" });
  await box.fill("Lin");
  await tom.getByRole("option", { name: "Lin Trading" }).waitFor();
  await box.fill("Bao");
  await box.press("Enter");
  await tom.getByRole("option", { name: "Bao Steel" }).waitFor();
  expect(await box.inputValue()).toBe("Bao");
  await box.press("Enter");
  await expect.poll(() => box.inputValue()).toBe("Bao Steel");
});

test("a shortcut is run on a message, by mouse and by keyboard", async () => {
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "Lin Trading called" });
  const message = tom.locator(".message", { hasText: "Lin Trading called" });
  await message.hover();
  await message.getByRole("button", { name: "More actions" }).click();
  await tom.getByRole("menuitem", { name: /Keep/ }).click();
  await expect.poll(() => kept).toEqual(["Lin Trading called"]);
  await message.getByRole("button", { name: "More actions" }).focus();
  await tom.keyboard.press("Enter");
  await tom.getByRole("menuitem", { name: /Keep/ }).waitFor();
  await tom.keyboard.press("Enter");
  await expect.poll(() => kept).toHaveLength(2);
});
