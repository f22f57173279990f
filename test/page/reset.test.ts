import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptySeed } from "../../src/sandbox/seed.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, openWorkplace } from "./support/desk.ts";
import { ANA, GENERAL, MEI, pageSeed, TOM } from "./support/seed.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const seeds = [
  { name: "small", title: { en: "A small team", zh: "小团队" } },
  { name: "empty", title: { en: "An empty workspace", zh: "空白工作区" } },
];

test("one chooses what to begin with; whoever is not there any more chooses who to be", async () => {
  const asked: (string | undefined)[] = [];
  const reset = async (name?: string) => {
    asked.push(name);
    return name === "empty" ? emptySeed(pageSeed()) : pageSeed();
  };
  const place = await openWorkplace(() => undefined, { seeds, reset });
  await place.sandbox.as(ANA).act({ type: "message", channel: GENERAL, text: "Before" });
  const [mei, tom] = [
    await openWindow(browser, { sandbox: place.sandbox, as: MEI, room: GENERAL }),
    await openWindow(browser, { sandbox: place.sandbox, as: TOM, room: GENERAL }),
  ];
  await mei.getByRole("button", { name: /工作区时钟/ }).click();
  await mei.getByRole("button", { name: "重置工作区…" }).click();
  const question = mei.getByRole("dialog", { name: "确定要重新开始吗？" });
  expect(await question.getByLabel("小团队").isChecked()).toBe(true);
  await question.getByLabel("空白工作区").check();
  await question.getByRole("button", { name: "重置", exact: true }).click();
  await tom.getByRole("heading", { name: "Who are you today?" }).waitFor();
  await expect.poll(() => tom.getByRole("link").count()).toBe(1);
  await mei.locator(".message", { hasText: "Before" }).waitFor({ state: "detached" });
  expect(asked).toEqual(["empty"]);
  await place.close();
});

test("an address with a person whom nobody knows leads to the choice", async () => {
  const place = await openWorkplace(() => undefined);
  const page = await browser.newPage({ locale: "en-US" });
  await page.goto(`${place.sandbox.url}/?as=U0NOBODY01`);
  await page.getByRole("heading", { name: "Who are you today?" }).waitFor();
  await page.close();
  await place.close();
});
