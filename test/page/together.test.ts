import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { seriousFaults } from "./support/axe.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { ANA, DESK, GENERAL, MEI, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  place = await openWorkplace(() => undefined);
});
afterEach(() => place.close());

const sit = (as: string, room = GENERAL, options = {}) =>
  openWindow(browser, { sandbox: place.sandbox, as, room, ...options });
const composer = (window: Window) => window.locator(".room").getByRole("textbox");
const say = async (window: Window, text: string) => {
  await composer(window).fill(text);
  await composer(window).press("Enter");
};

test("two people write each other; it shows in the other's side bar, unread, when something is said", async () => {
  const [tom, mei] = [await sit(TOM), await sit(MEI)];
  await tom.getByRole("button", { name: "New message" }).click();
  const dialog = tom.getByRole("dialog", { name: "New message" });
  await dialog.getByRole("searchbox").fill("小梅");
  await dialog.getByRole("checkbox", { name: /王小梅/ }).check();
  expect(await seriousFaults(tom)).toEqual([]);
  await dialog.getByRole("button", { name: "Start" }).click();
  await tom.getByRole("heading", { name: "王小梅", level: 1 }).waitFor();
  await say(tom, "Lunch?");
  await mei.getByRole("button", { name: "Tom Archer 1条未读" }).click();
  await mei.locator(".message", { hasText: "Lunch?" }).waitFor();
  await say(mei, "好");
  await tom.locator(".message", { hasText: "好" }).waitFor();
  expect([...tom.errors, ...mei.errors]).toEqual([]);
});

test("several write each other, by keyboard alone", async () => {
  const [tom, ana] = [await sit(TOM), await sit(ANA)];
  await tom.getByRole("button", { name: "New message" }).focus();
  await tom.keyboard.press("Enter");
  await expect.poll(() => tom.evaluate("document.activeElement.type")).toBe("search");
  await tom.keyboard.press("Tab");
  await tom.keyboard.press("Space");
  await tom.keyboard.press("Tab");
  await tom.keyboard.press("Space");
  await tom.keyboard.press("Enter");
  await tom.getByRole("heading", { name: "王小梅, Ana Ruiz", level: 1 }).waitFor();
  await say(tom, "Both of you");
  await ana.getByRole("button", { name: "Tom Archer, 王小梅 1 unread" }).click();
  await ana.locator(".message", { hasText: "Both of you" }).waitFor();
});

test("who is brought into a channel sees it, and all are told in their language", async () => {
  const [ana, mei] = [await sit(ANA, DESK), await sit(MEI)];
  await ana.getByRole("button", { name: "Add people to #complaint-desk" }).click();
  await ana
    .getByRole("dialog")
    .getByRole("checkbox", { name: /王小梅/ })
    .check();
  await ana.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await ana.getByText("was added to the channel by Ana Ruiz.").waitFor();
  await mei.getByRole("button", { name: "complaint-desk" }).click();
  await mei.getByText("由 Ana Ruiz 添加到频道。").waitFor();
  await ana.getByRole("button", { name: "Add people to #complaint-desk" }).waitFor({ state: "detached" });
});

test("a reaction is found by its name and given by keyboard; a message is pinned and unpinned", async () => {
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "All visits done" });
  const tom = await sit(TOM);
  await tom.getByRole("button", { name: "Add a reaction" }).focus();
  await tom.keyboard.press("Enter");
  const words = tom.getByRole("searchbox", { name: "Find a reaction by name" });
  await words.waitFor();
  expect(await seriousFaults(tom)).toEqual([]);
  await tom.keyboard.type("rock");
  await tom.keyboard.press("Enter");
  await tom.locator(".reactions [aria-pressed=true]").waitFor();
  await tom.keyboard.press("Enter");
  await words.waitFor();
  await tom.keyboard.press("ArrowDown");
  await tom.keyboard.press("ArrowRight");
  await tom.keyboard.press("Enter");
  await tom.locator(".reactions [aria-pressed=true]").nth(1).waitFor();
  expect(place.sandbox.as(ANA).messages(GENERAL).at(-1)?.reactions).toMatchObject([
    { name: "rocket", users: [TOM] },
    { name: "white_check_mark", users: [TOM] },
  ]);
  const menu = async (item: string) => {
    await tom.locator(".message").hover();
    await tom.locator(".message").getByRole("button", { name: "More actions" }).click();
    await tom.getByRole("menuitem", { name: item }).click();
  };
  await menu("Pin to this conversation");
  await tom.getByText("Pinned by Tom Archer").waitFor();
  await menu("Remove the pin");
  await tom.getByText("Pinned by Tom Archer").waitFor({ state: "detached" });
  expect(tom.errors).toEqual([]);
});

test("one edits and deletes what one has said oneself, not what others said", async () => {
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "Hers" });
  const [tom, mei] = [await sit(TOM), await sit(MEI)];
  await say(tom, "Lunch at 12 & a walk");
  const mine = tom.locator(".message", { hasText: "Lunch" });
  await mine.hover();
  await mine.getByRole("button", { name: "More actions" }).click();
  await tom.getByRole("menuitem", { name: "Edit message" }).click();
  const box = tom.getByRole("textbox", { name: "Edit message" });
  await expect.poll(() => box.inputValue()).toBe("Lunch at 12 & a walk");
  await box.press("Backspace");
  await box.pressSequentially("y");
  await box.press("Enter");
  await mei.locator(".message", { hasText: "Lunch at 12 & a waly" }).getByText("（已编辑）").waitFor();
  await mine.hover();
  await mine.getByRole("button", { name: "More actions" }).click();
  await tom.getByRole("menuitem", { name: "Delete message" }).click();
  await tom.getByRole("dialog").getByRole("button", { name: "Delete message" }).click();
  await mei.locator(".message", { hasText: "Lunch" }).waitFor({ state: "detached" });
  const hers = tom.locator(".message", { hasText: "Hers" });
  await hers.hover();
  await hers.getByRole("button", { name: "More actions" }).click();
  await tom.getByRole("menuitem", { name: "Pin to this conversation" }).waitFor();
  expect(await tom.getByRole("menuitem", { name: "Edit message" }).count()).toBe(0);
  expect([...tom.errors, ...mei.errors]).toEqual([]);
});
