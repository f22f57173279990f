import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/start.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, GENERAL, MEI, pageSeed, SALES, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let windows: Window[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const tasks = (text: string) => [
  { type: "section", block_id: "words", text: { type: "mrkdwn", text } },
  {
    type: "actions",
    block_id: "deeds",
    elements: [{ type: "button", action_id: "done", value: "7", text: { type: "plain_text", text: "Done" } }],
  },
];

beforeEach(async () => {
  windows = [];
  place = await openWorkplace((app) => {
    app.command("/clients", async ({ ack, command }) => ack(`Three to see today (${command.text})`));
    app.command("/slow", async () => undefined);
    app.action("done", async ({ ack, respond, client, body }) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await ack();
      if ("view" in body) {
        await client.views.publish({ user_id: body.user.id, view: { type: "home", blocks: tasks("All done") } });
      } else await respond({ replace_original: true, text: "Well done", blocks: [] });
    });
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "home") return;
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: tasks("*Your day*") } });
    });
  });
});
afterEach(async () => {
  const errors = windows.flatMap((window) => window.errors);
  await Promise.all(windows.map((window) => window.context().close()));
  await place.close();
  expect(errors).toEqual([]);
});

async function sit(as: string, room = GENERAL, options = {}) {
  const window = await openWindow(browser, { sandbox: place.sandbox, as, room, ...options });
  windows.push(window);
  return window;
}
const composer = (window: Window) => window.locator(".room").getByRole("textbox");

test("a command is completed, run, and answered to me alone", async () => {
  const [tom, ana] = [await sit(TOM), await sit(ANA)];
  await composer(tom).pressSequentially("/cli");
  await tom.getByRole("option", { name: "/clients [today | all | find WORDS] Whom to see and call today" }).waitFor();
  await composer(tom).press("Tab");
  await composer(tom).pressSequentially("today");
  await composer(tom).press("Enter");
  const answer = tom.locator(".message", { hasText: "Three to see today (today)" });
  await answer.getByText("Only visible to you").waitFor();
  expect(await ana.locator(".message").count()).toBe(0);
  await answer.getByRole("button", { name: "Dismiss" }).click();
  await answer.waitFor({ state: "detached" });
});

test("what is not a command, and an app that does not answer, are said as Slack says them", async () => {
  const tom = await sit(TOM);
  await composer(tom).fill("/nonsense now");
  await composer(tom).press("Enter");
  await tom.getByRole("alert").getByText("/nonsense is not a command of this workspace").waitFor();
  await composer(tom).fill("/slow");
  await composer(tom).press("Enter");
  await tom.getByRole("alert").getByText("/slow failed because the app did not respond in time").waitFor();
});

test("a button waits for the app, and the message changes", async () => {
  await place.app.client.chat.postMessage({ channel: GENERAL, text: "To do", blocks: tasks("To do") });
  const tom = await sit(TOM);
  const button = tom.getByRole("button", { name: "Done" });
  await button.click();
  await tom.locator("[aria-busy=true]").getByText("Done").waitFor();
  await tom.getByText("Well done").waitFor();
  await tom.getByText("(edited)").waitFor();
  await expect.poll(() => button.count()).toBe(0);
});

test("two people in two windows talk live; what comes elsewhere is counted until it is opened", async () => {
  const [tom, mei] = [await sit(TOM), await sit(MEI, SALES)];
  await composer(tom).fill("Good morning\n@");
  await tom.getByRole("option", { name: "王小梅" }).click();
  await composer(tom).press("Enter");
  await tom.locator(".message", { hasText: "Good morning" }).waitFor();
  await mei.getByRole("button", { name: "general 1条未读" }).click();
  await mei.locator(".message", { hasText: "Good morning" }).getByText("@王小梅").waitFor();
  await mei.locator(".new-line", { hasText: "新消息" }).waitFor();
  await expect.poll(() => mei.locator(".count").count()).toBe(0);
  await composer(mei).fill("早上好");
  await composer(mei).press("Enter");
  await tom.locator(".message", { hasText: "早上好" }).waitFor();
});

test("a thread opens beside its message and takes replies", async () => {
  const [tom, ana] = [await sit(TOM), await sit(ANA)];
  await composer(tom).fill("Who goes to Lin Trading?");
  await composer(tom).press("Enter");
  await ana.locator(".message", { hasText: "Lin Trading" }).hover();
  await ana.getByRole("button", { name: "Reply in thread" }).click();
  const thread = ana.getByRole("complementary", { name: "Thread" });
  await thread.getByRole("textbox").fill("I do");
  await thread.getByRole("textbox").press("Enter");
  await thread.locator(".message", { hasText: "I do" }).waitFor();
  await tom.getByRole("button", { name: "1 reply" }).click();
  await tom.getByRole("complementary").getByText("I do").waitFor();
  expect(await tom.locator(".room .message").count()).toBe(1);
});

test("the app's Home is published when I open it, and its buttons work", async () => {
  const tom = await sit(TOM);
  await tom.getByRole("button", { name: "Helper" }).click();
  await tom.locator(".home").getByText("Your day").waitFor();
  await tom.locator(".home").getByRole("button", { name: "Done" }).click();
  await tom.locator(".home").getByText("All done").waitFor();
  await tom.getByRole("navigation", { name: "Helper" }).getByRole("button", { name: "Messages" }).click();
  await composer(tom).waitFor();
});

test("older messages come as one scrolls up, and the place is kept", async () => {
  for (let at = 1; at <= 120; at += 1) {
    await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: `Message number ${at}` });
  }
  const tom = await sit(TOM);
  await tom.getByText("Message number 120", { exact: true }).waitFor();
  expect(await tom.locator(".message").count()).toBe(50);
  const atEnd = () =>
    tom.locator(".list").evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight < 5);
  await expect.poll(atEnd).toBe(true);
  await tom.locator(".list").evaluate((list) => list.scrollTo(0, 200));
  const seen = tom.getByText("Message number 75", { exact: true });
  const before = await seen.boundingBox();
  await tom.getByText("Message number 60", { exact: true }).waitFor({ state: "attached" });
  await expect.poll(async () => Math.abs(((await seen.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "The newest" });
  await tom.getByRole("button", { name: "Jump to latest" }).click();
  await tom.getByText("The newest", { exact: true }).waitFor();
  await expect.poll(atEnd).toBe(true);
});

test("while the workspace is away the page says so, and then finds what it missed", async () => {
  const stateFile = path.join(mkdtempSync(path.join(tmpdir(), "rounds-page-")), "practice.db");
  const open = (port: number) => startSandbox({ port, stateFile, seed: pageSeed() });
  const before = await open(0);
  const tom = await openWindow(browser, { sandbox: before, as: TOM, room: GENERAL });
  await before.close();
  await tom.getByText("Connection lost. Trying again …").waitFor();
  await composer(tom).fill("Anybody?");
  await composer(tom).press("Enter");
  await tom.getByText("That did not go through.").waitFor();
  const after = await open(Number(new URL(before.url).port));
  await after.as(ANA).act({ type: "message", channel: GENERAL, text: "While you were away" });
  await tom.locator(".message", { hasText: "While you were away" }).waitFor();
  await tom.getByText("Connection lost").waitFor({ state: "detached" });
  await after.close();
});
