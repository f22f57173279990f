import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace, type Workplace } from "./support/desk.ts";
import { formBlocks, gallery } from "./support/gallery.ts";
import { recentMessages } from "./support/recent.ts";
import { BOT, GENERAL, MEI, SALES, TOM } from "./support/seed.ts";

let browser: Browser;
let place: Workplace;
let judged: unknown[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  judged = [];
  place = await openWorkplace((app) => {
    app.action("judge", async ({ ack, action }) => {
      judged.push("value" in action && action.value);
      await ack();
    });
    app.command("/complaint", async ({ ack, client, body }) => {
      await ack();
      const title = { type: "plain_text" as const, text: "File a complaint" };
      const submit = { type: "plain_text" as const, text: "File" };
      await client.views.open({
        trigger_id: body.trigger_id,
        view: { type: "modal", title, submit, blocks: formBlocks },
      });
    });
  });
  await place.app.client.chat.postMessage({ channel: GENERAL, text: "All there is", blocks: gallery });
});
afterEach(() => place.close());

const sit = (as: string, options: object = {}) =>
  openWindow(browser, { sandbox: place.sandbox, as, room: GENERAL, ...options });
/** What is wider than a phone makes the phone's window wider: so the page's own width tells. */
const widthOf = (page: Page) => page.evaluate("document.documentElement.scrollWidth");

test("every block of the gallery is drawn", async () => {
  const tom = await sit(TOM);
  await tom.locator(".message").waitFor();
  expect(await tom.locator(".not-drawn").count()).toBe(0);
  for (const part of ["h3.header", "blockquote", "pre", "code", "table", ".rich-list", ".fields", ".context", "time"]) {
    expect(await tom.locator(`.message ${part}`).count(), part).toBeGreaterThan(0);
  }
  expect(await tom.getByRole("link", { name: "a link" }).getAttribute("href")).toBe("https://example.com/a?b=1&c=2");
  expect(tom.errors).toEqual([]);
});

test("what came to Slack since 2025 is drawn too, a data table is sorted and turned", async () => {
  for (const blocks of recentMessages)
    await place.app.client.chat.postMessage({ channel: SALES, text: "Recent", blocks });
  const tom = await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: SALES });
  await tom.locator(".message").nth(2).waitFor();
  expect(await tom.locator(".not-drawn").count()).toBe(0);
  for (const part of [
    ".card",
    ".carousel",
    "details.container",
    ".task",
    ".pager",
    ".bar rect",
    ".line path",
    ".area path",
    ".slice",
  ]) {
    expect(await tom.locator(part).count(), part).toBeGreaterThan(0);
  }
  const rows = () => tom.locator("tbody tr").allInnerTexts();
  await expect.poll(rows).toEqual(["Mei\t3", "Tom\t12"]);
  await tom.getByRole("button", { name: "Overdue" }).click();
  await expect.poll(rows).toEqual(["Mei\t3", "Ana\t7"]);
  await tom.getByRole("button", { name: "Next page" }).click();
  await expect.poll(rows).toEqual(["Tom\t12"]);
  await tom.getByRole("button", { name: "Good" }).click();
  await expect.poll(() => judged).toEqual(["good"]);
  expect(await tom.getByRole("img", { name: /Visits\. Mei: Sep 12, Oct 17/ }).count()).toBe(1);
  expect(tom.errors).toEqual([]);
});

test("at 375 pixels nothing is cut off, and the side bar is a drawer", async () => {
  const tom = await sit(TOM, { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true });
  expect(await widthOf(tom)).toBe(375);
  expect(await tom.getByRole("button", { name: "east-team" }).isVisible()).toBe(false);
  await tom.getByRole("button", { name: "Open menu" }).tap();
  await tom.getByRole("button", { name: "east-team" }).tap();
  await tom.getByRole("heading", { name: "#east-team" }).waitFor();
  await tom.getByRole("textbox").fill("/complaint");
  await tom.getByRole("button", { name: "Send" }).tap();
  const form = tom.getByRole("dialog");
  await form.waitFor();
  const isInside = async () => {
    const box = await form.boundingBox();
    return box && box.x >= 0 && box.x + box.width <= 375 && box.y + box.height <= 740;
  };
  await expect.poll(isInside).toBe(true);
  expect(await widthOf(tom)).toBe(375);
  await form.getByRole("button", { name: "Cancel" }).tap();
  await form.waitFor({ state: "detached" });
});

/** How light the page's ground and its words are, 0 to 255. */
async function lightness(page: Page) {
  const { ground, words } = await page.evaluate<{ ground: string; words: string }>(
    "(({ backgroundColor, color }) => ({ ground: backgroundColor, words: color }))(getComputedStyle(document.body))",
  );
  const mean = (rgb: string) => (rgb.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);
  return { ground: mean(ground), words: mean(words) };
}

test("light and dark follow the machine", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const tom = await sit(TOM, { colorScheme });
    const { ground, words } = await lightness(tom);
    expect(ground > words).toBe(colorScheme === "light");
  }
});

test("the page speaks the person's language, and the switch changes that person's Slack language", async () => {
  const mei = await sit(MEI);
  await mei.getByRole("heading", { name: "频道" }).waitFor();
  await expect.poll(() => mei.evaluate("document.documentElement.lang")).toBe("zh-CN");
  await mei.getByRole("button", { name: "EN", exact: true }).click();
  await mei.getByRole("heading", { name: "Channels" }).waitFor();
  expect(place.sandbox.as(MEI).state().me.locale).toBe("en-US");
  const { user } = await place.app.client.users.info({ user: MEI, include_locale: true });
  expect(user?.locale).toBe("en-US");
  await mei.getByRole("button", { name: "中文" }).click();
  await mei.getByRole("heading", { name: "频道" }).waitFor();
});

test("one chooses who to be, and may become another", async () => {
  const page = await browser.newPage({ locale: "en-US" });
  await page.goto(place.sandbox.url);
  await page.getByRole("heading", { name: "Who are you today?" }).waitFor();
  await page.getByRole("link").first().waitFor();
  expect(await page.getByRole("link").count()).toBe(3);
  await page.getByRole("link", { name: /Ana Ruiz/ }).click();
  await page.getByRole("button", { name: /You are Ana Ruiz/ }).click();
  await page.getByRole("menuitem", { name: /Tom Archer/ }).click();
  await page.getByRole("button", { name: /You are Tom Archer/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("as")).toBe(TOM);
  expect(
    place.sandbox
      .as(TOM)
      .state()
      .members.some(({ id }) => id === BOT),
  ).toBe(true);
  await page.goBack();
  await page.getByRole("button", { name: /You are Ana Ruiz/ }).waitFor();
  await page.close();
});

test("the clock goes ahead, never back, and everybody sees it", async () => {
  const [tom, mei] = [await sit(TOM), await sit(MEI)];
  const before = place.sandbox.clock.now().getTime();
  await tom.getByRole("button", { name: /Workspace clock/ }).click();
  await tom.getByRole("button", { name: "One hour on" }).click();
  await tom.getByText("1 hour ahead of the real time").waitFor();
  expect(place.sandbox.clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  await tom.getByRole("button", { name: "Next working morning, 08:00" }).click();
  await tom.locator(".clock-now", { hasText: /^(Mon|Tue|Wed|Thu|Fri).* 8:00 AM/ }).waitFor();
  const morning = place.sandbox.clock.now().getTime();
  await mei.locator(".clock-full", { hasText: "16:00" }).waitFor();
  await tom.getByRole("button", { name: "Three days on" }).click();
  await expect.poll(() => (place.sandbox.clock.now().getTime() - morning) / 3_600_000).toBeCloseTo(72, 1);
  await tom.getByRole("button", { name: "Set", exact: true }).click();
  await tom.getByText("The clock can only be set ahead.").waitFor();
});

test("a reset asks first, and then all windows are fresh", async () => {
  const [tom, mei] = [await sit(TOM), await sit(MEI)];
  await mei.locator(".message").waitFor();
  await tom.getByRole("button", { name: /Workspace clock/ }).click();
  await tom.getByRole("button", { name: "Reset the workspace …" }).click();
  await tom.getByRole("dialog", { name: "Start afresh?" }).getByRole("button", { name: "Reset", exact: true }).click();
  await mei.locator(".message").waitFor({ state: "detached" });
});
