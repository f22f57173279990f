import type { App } from "@slack/bolt";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, BOT_TOKEN, GENERAL, MEI, SALES, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let windows: Window[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  windows = [];
  place = await openWorkplace((app: App) => {
    app.command("/clients", async ({ ack }) => ack("Three to see today"));
  });
});
afterEach(async () => {
  const errors = windows.flatMap((window) => window.errors);
  await Promise.all(windows.map((window) => window.context().close()));
  await place.close();
  expect(errors).toEqual([]);
});

async function sit(as: string, options = {}) {
  const window = await openWindow(browser, { sandbox: place.sandbox, as, room: GENERAL, ...options });
  windows.push(window);
  return window;
}
const pane = (window: Window) => window.getByRole("complementary", { name: "What Slack sees" });
const openPane = (window: Window) => window.getByRole("button", { name: "What Slack sees" }).click();
/** Calls as the app does, with what Bolt's types would not let pass. */
const call = async (method: string, body: object) => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${BOT_TOKEN}` };
  await fetch(`${place.sandbox.apiUrl}${method}`, { method: "POST", headers, body: JSON.stringify(body) });
};
const tooLong = [
  { type: "divider" },
  { type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } },
  { type: "actions", elements: [{ type: "button", action_id: "go" }] },
];

test("a refusal is shown live, with the place it points to, in words and in the JSON", async () => {
  const tom = await sit(TOM);
  await openPane(tom);
  await call("chat.postMessage", { channel: GENERAL, text: "To do", blocks: tooLong });
  const refusal = pane(tom).getByRole("listitem").filter({ hasText: "invalid_blocks" });
  await refusal.getByText("blocks › 2 (section) › text (mrkdwn) › text").waitFor();
  await refusal.getByText("/blocks/1/text/text", { exact: true }).waitFor();
  await refusal.getByText("blocks › 3 (actions) › elements › 1 (button)").waitFor();
  await pane(tom)
    .getByRole("status")
    .getByText("Slack refused chat.postMessage: invalid_blocks")
    .waitFor({ state: "attached" });
  await refusal.getByText("chat.postMessage").click();
  const marked = refusal.locator(".json-marked");
  await expect.poll(() => marked.count()).toBe(2);
  expect(await marked.first().textContent()).toContain("must be less than 3001 characters");
  expect(await marked.first().textContent()).toContain('text: "xxx');
});

test("calls, deliveries and refusals are told apart; tokens are struck out", async () => {
  const tom = await sit(TOM);
  await openPane(tom);
  await tom.locator(".room textarea").fill("/clients ");
  await tom.locator(".room textarea").press("Enter");
  await tom.locator(".message", { hasText: "Three to see today" }).waitFor();
  await call("chat.postMessage", { channel: "C0NOWHERE1", text: "Hello" });
  await pane(tom).getByText("channel_not_found", { exact: true }).waitFor();
  const names = () => pane(tom).locator(".traffic-name").allInnerTexts();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(["chat.postMessage", "/clients"]);
  await pane(tom).getByRole("button", { name: "Deliveries" }).click();
  await expect.poll(names).toEqual(["/clients"]);
  await pane(tom).getByText("/clients").click();
  await pane(tom).getByText('"Three to see today"').waitFor();
  await pane(tom).getByRole("button", { name: "Refusals" }).click();
  await expect.poll(names).toEqual(["chat.postMessage"]);
  await pane(tom).getByRole("button", { name: "Calls" }).click();
  await expect.poll(names).toContain("auth.test");
  expect(await names()).not.toContain("/clients");
  expect(await pane(tom).textContent()).not.toContain(BOT_TOKEN);
});

test("the pane is opened, read and closed by keyboard, and the focus goes back", async () => {
  await call("chat.postMessage", { channel: "C0NOWHERE1", text: "Hello" });
  const tom = await sit(TOM);
  await tom.getByRole("button", { name: "What Slack sees" }).focus();
  await tom.keyboard.press("Enter");
  await pane(tom).getByText("channel_not_found", { exact: true }).waitFor();
  const focused = () => tom.evaluate<string>("document.activeElement.textContent");
  expect(await focused()).toBe("What Slack sees");
  for (let step = 0; step < 12 && !(await focused()).includes("channel_not_found"); step += 1) {
    await tom.keyboard.press("Tab");
  }
  await tom.keyboard.press("Enter");
  await pane(tom).getByText('"C0NOWHERE1"').waitFor();
  await tom.keyboard.press("Escape");
  await pane(tom).waitFor({ state: "detached" });
  await expect.poll(() => tom.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("What Slack sees");
});

test("on a phone it takes the whole screen", async () => {
  const mei = await sit(MEI, { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true });
  await mei.getByRole("button", { name: "Slack看到的内容" }).tap();
  const box = () => mei.getByRole("complementary", { name: "Slack看到的内容" }).boundingBox();
  await expect.poll(box).toEqual({ x: 0, y: 0, width: 375, height: 740 });
  expect(await mei.evaluate("document.documentElement.scrollWidth")).toBe(375);
  await mei.getByRole("button", { name: "关闭" }).tap();
  await mei.locator(".room textarea").waitFor();
});

test("what comes elsewhere is told quietly, in the window's title too, until it is looked at", async () => {
  const tom = await sit(TOM);
  await tom.locator(".room textarea").fill("half a sen");
  await place.sandbox.as(ANA).act({ type: "message", channel: SALES, text: "First" });
  await place.sandbox.as(ANA).act({ type: "message", channel: SALES, text: `*News* for <@${TOM}>` });
  const notice = tom.getByRole("region", { name: "New messages" });
  await notice.getByText("News for @Tom Archer").waitFor();
  await notice.getByText("and 1 more").waitFor();
  await expect.poll(() => tom.title()).toBe("(2) #general – Practice workspace");
  expect(await tom.evaluate("document.activeElement.value")).toBe("half a sen");
  await notice.getByRole("button", { name: /^Ana Ruiz/ }).click();
  await tom.locator(".message", { hasText: "@Tom Archer" }).waitFor();
  await notice.waitFor({ state: "detached" });
  await expect.poll(() => tom.title()).toBe("#east-team – Practice workspace");
});

test("who reacted is shown, and a press joins in or takes one's own back", async () => {
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "All visits done" });
  const { ts } = place.sandbox.as(ANA).messages(GENERAL).at(-1) ?? { ts: "" };
  await place.sandbox.as(ANA).act({ type: "react", channel: GENERAL, ts, name: "tada" });
  const tom = await sit(TOM);
  const button = tom.locator(".reactions button");
  await button.click();
  await tom.locator(".reactions [aria-pressed=true]", { hasText: "2" }).waitFor();
  await expect.poll(() => button.getAttribute("title")).toBe("Ana Ruiz, Tom Archer :tada:");
  await button.click();
  await tom.locator(".reactions [aria-pressed=false]", { hasText: "1" }).waitFor();
});
