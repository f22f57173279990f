import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { gallery } from "./support/gallery.ts";
import { ANA, GENERAL, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let pressed: unknown[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  pressed = [];
  place = await openWorkplace((app) => {
    app.action(/.*/, async ({ ack, action }) => {
      pressed.push(action);
      await ack();
    });
  });
  await place.app.client.chat.postMessage({ channel: GENERAL, text: "All there is", blocks: gallery });
});
afterEach(() => place.close());

const nameOfFocused = `((at) =>
  at.getAttribute("aria-label") ?? at.getAttribute("placeholder") ?? at.textContent)(document.activeElement)`;

/** Walks with Tab until the focus is on what bears that name. */
async function tabTo(window: Window, name: string) {
  for (let step = 0; step < 80; step += 1) {
    await window.keyboard.press("Tab");
    const focused = await window.evaluate<string>(nameOfFocused);
    if (focused.trim().startsWith(name)) return;
  }
  throw new Error(`Tab never came to “${name}”`);
}

test("everything is done without a mouse", async () => {
  const tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
  await tom.getByRole("button", { name: "Done" }).waitFor();
  const keys = tom.keyboard;

  await tabTo(tom, "Done");
  await keys.press("Enter");
  await expect.poll(() => pressed.at(-1)).toMatchObject({ action_id: "done", value: "1" });

  await tabTo(tom, "Drop");
  await keys.press("Enter");
  const question = tom.getByRole("dialog", { name: "Drop this visit?" });
  await question.waitFor();
  await keys.press("Escape");
  await question.waitFor({ state: "detached" });
  expect(pressed).toHaveLength(1);
  await expect.poll(() => tom.evaluate<string>(nameOfFocused)).toBe("Drop");
  await keys.press("Enter");
  await question.waitFor();
  await tabTo(tom, "Drop");
  await keys.press("Enter");
  await expect.poll(() => pressed.at(-1)).toMatchObject({ action_id: "drop" });

  await tabTo(tom, "More actions");
  await keys.press("Enter");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await expect.poll(() => pressed.at(-1)).toMatchObject({ action_id: "rest", selected_option: { value: "hand" } });

  await tabTo(tom, "Outcome");
  await keys.type("not");
  await keys.press("Enter");
  await expect.poll(() => pressed.at(-1)).toMatchObject({ action_id: "pick", selected_option: { value: "n" } });

  await tabTo(tom, "Next contact");
  await keys.press("Enter");
  await tom.locator(".calendar").waitFor();
  await keys.press("ArrowDown");
  await keys.press("ArrowRight");
  await keys.press("Enter");
  await expect
    .poll(() => pressed.at(-1))
    .toMatchObject({ action_id: "day", selected_date: expect.stringMatching(/^\d{4}-/) });

  await tabTo(tom, "Message #general");
  await keys.type("Good morning");
  await keys.press("Shift+Enter");
  await keys.type("all");
  await keys.press("Enter");
  await expect.poll(() => place.sandbox.as(ANA).messages(GENERAL).at(-1)?.text).toBe("Good morning\nall");
  expect(tom.errors).toEqual([]);
});

test("what has the focus can be seen", async () => {
  const tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL });
  await tom.getByRole("button", { name: "Done" }).waitFor();
  await tabTo(tom, "Done");
  const outline = await tom.evaluate("getComputedStyle(document.activeElement).outlineStyle");
  expect(outline).toBe("solid");
});
