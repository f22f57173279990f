import type { types } from "@slack/bolt";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { seriousFaults } from "./support/axe.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Window, type Workplace } from "./support/desk.ts";
import { formBlocks, gallery } from "./support/gallery.ts";
import { recentMessages } from "./support/recent.ts";
import { ANA, GENERAL, MEI, SALES, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;

const plain = (text: string) => ({ type: "plain_text" as const, text });
const form: types.ModalView = {
  type: "modal",
  callback_id: "complaint",
  title: plain("File a complaint"),
  submit: plain("File"),
  blocks: formBlocks,
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  place = await openWorkplace((app) => {
    app.command("/complaint", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.command("/clients", async ({ ack }) => ack({ text: "For you alone", blocks: gallery }));
    app.event("app_home_opened", async ({ event, client }) => {
      const view = { type: "home" as const, blocks: gallery };
      if (event.tab === "home") await client.views.publish({ user_id: event.user, view });
    });
  });
  const { chat } = place.app.client;
  await chat.postMessage({ channel: GENERAL, text: "All there is", blocks: gallery });
  for (const blocks of recentMessages) await chat.postMessage({ channel: SALES, text: "Recent", blocks });
  await chat
    .postMessage({ channel: GENERAL, text: "x", blocks: [{ type: "divider", block_id: "x".repeat(300) }] })
    .catch(() => undefined);
});
afterEach(() => place.close());

const looks: [string, string, BrowserContextOptions][] = [
  ["English, light", TOM, {}],
  ["English, dark", TOM, { colorScheme: "dark" }],
  ["Chinese, light", MEI, {}],
  ["Chinese, dark, on a phone", MEI, { colorScheme: "dark", viewport: { width: 375, height: 740 }, isMobile: true }],
];

async function command(window: Window, typed: string) {
  const text = window.locator(".room textarea");
  await text.fill(typed);
  await text.press("Escape");
  await text.press("Enter");
}

/** Each view of the page, one after the other in the same window. */
const views: Record<string, (window: Window) => Promise<unknown>> = {
  "a conversation, with a private answer": async (window) => {
    await command(window, "/clients");
    await window.locator(".message-private").first().waitFor();
  },
  "a thread, and something new elsewhere": async (window) => {
    await window.locator(".message").first().hover();
    const thread = window.getByRole("button", { name: /^(Reply in thread|在消息列中回复)$/ });
    await thread.first().click();
    await window.locator(".thread textarea").waitFor();
    await place.sandbox.as(ANA).act({ type: "message", channel: SALES, text: "News" });
    await window.locator(".arrival").waitFor();
  },
  "the clock": async (window) => {
    await window.locator(".thread .room-head .quiet-icon").click();
    await window.locator(".clock-button").click();
    await window.locator(".clock-panel").waitFor();
  },
  "what Slack sees, with a refusal opened": async (window) => {
    await window.keyboard.press("Escape");
    await window.locator(".glass-button").click();
    await window.locator(".traffic-refused summary").first().click();
    await window.locator(".json-marked").first().waitFor();
  },
  "a form with errors": async (window) => {
    await window.keyboard.press("Escape");
    await command(window, "/complaint");
    await window.locator("dialog [type=submit]").click();
    await window.locator(".field-error").first().waitFor();
  },
  Home: async (window) => {
    await window.keyboard.press("Escape");
    await window.locator("dialog").waitFor({ state: "detached" });
    await window.goto(window.url().replace(/#.*/, "#home"));
    await window.reload();
    await window.locator(".home .block, .home .blocks").first().waitFor();
  },
  "charts, cards and tables": async (window) => {
    await window.goto(window.url().replace(/#.*/, `#${SALES}`));
    await window.reload();
    await window.locator(".message").nth(2).waitFor();
  },
};

test.each(looks)("axe finds nothing serious: %s", async (_look, as, options) => {
  const window = await openWindow(browser, { sandbox: place.sandbox, as, room: GENERAL, ...options });
  const found: Record<string, string[]> = {};
  for (const [view, go] of Object.entries(views)) {
    await go(window);
    found[view] = await seriousFaults(window);
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(views).map((view) => [view, []])));
  expect(window.errors).toEqual([]);
});

test("axe finds nothing serious where one chooses who to be", async () => {
  const page = await browser.newPage();
  await page.goto(place.sandbox.url);
  await page.getByRole("link").first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.close();
});
