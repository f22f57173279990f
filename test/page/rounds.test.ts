import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDb } from "../../src/db/open.ts";
import { newLog } from "../../src/log.ts";
import { openPractice } from "../../src/practice.ts";
import { freePort } from "../support/free-port.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, type Window } from "./support/desk.ts";

let browser: Browser;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-page-"));
  const port = await freePort();
  const config = readConfig({ DATA_DIR: folder, PORT: String(port) });
  const db = await openDb(config.databaseFile);
  const end = await openPractice(config, newLog("silent"), db);
  url = `http://localhost:${port}`;
  close = async () => {
    await end();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterEach(() => close());

const windowOf = (as: string): Promise<Window> => openWindow(browser, { sandbox: { url }, as });

async function types(page: Window, text: string): Promise<void> {
  await page.locator("textarea").last().click();
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
}

test("a manager types /clients in the demo, reads the plan, and opens a client's brief and record", async () => {
  const page = await windowOf("U0DANIEL");
  await types(page, "/clients");
  await page
    .getByText("Plan for Mon,")
    .or(page.getByText(/^Plan for \w{3}, /))
    .first()
    .waitFor();
  await page.getByText("Not posted yet").waitFor();
  await page.getByRole("button", { name: "More actions" }).first().click();
  await page.getByRole("menuitem", { name: "Brief" }).click();
  const brief = page.getByRole("dialog");
  await brief.getByText("Who is who").waitFor();
  await brief.getByRole("button", { name: "Client record" }).click();
  await page.getByRole("dialog").last().getByText("Key people").waitFor();
  expect(page.errors).toEqual([]);
});

test("the clock is set to the next working morning, and the plan arrives in Chinese while one watches", async () => {
  const page = await windowOf("U0MEI");
  await page.getByRole("button", { name: /工作区时钟/ }).click();
  await page.getByRole("button", { name: "下个工作日早上08:00" }).click();
  const notice = page.getByRole("region", { name: "新消息" });
  await notice.getByText(/走访计划：走访\d+户/).waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(1\) /);
  await notice.getByRole("button", { name: /^Rounds/ }).click();
  await page.locator(".message", { hasText: /走访\d+户 · 电话联系\d+户/ }).waitFor();
  await expect.poll(() => page.locator(".count").count()).toBe(0);
  expect(page.errors).toEqual([]);
});

test("a member of staff is told kindly that client records are not theirs", async () => {
  const page = await windowOf("U0TOM");
  await types(page, "/clients all");
  await page.getByText("Client records are for client managers and their leads").first().waitFor();
  expect(page.errors).toEqual([]);
});
