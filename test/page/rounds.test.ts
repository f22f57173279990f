import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDb } from "../../src/db/open.ts";
import { newLog } from "../../src/log.ts";
import { openPractice } from "../../src/practice.ts";
import { freePort } from "../support/processes.ts";
import { openBrowser } from "./support/chromium.ts";
import { openWindow, type Window } from "./support/desk.ts";

let browser: Browser;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-page-"));
  const port = await freePort();
  const config = readConfig({ DATA_DIR: folder, PORT: String(port) });
  const db = await openDb(config.databaseFile);
  const end = await openPractice(config, newLog("silent"), db);
  url = `http://localhost:${port}`;
  browser = await openBrowser();
  close = async () => {
    await browser.close();
    await end();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());

const windowOf = (as: string): Promise<Window> => openWindow(browser, { sandbox: { url }, as });

async function types(page: Window, text: string): Promise<void> {
  await page.locator("textarea").last().click();
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
}

test("a manager types /clients in the demo, reads the plan, and opens a client's record", async () => {
  const page = await windowOf("U0DANIEL");
  await types(page, "/clients");
  await page
    .getByText("Plan for Mon,")
    .or(page.getByText(/^Plan for \w{3}, /))
    .first()
    .waitFor();
  await page.getByText("Not posted yet").waitFor();
  await page.getByRole("button", { name: "Open", exact: true }).first().click();
  await page.getByRole("dialog").getByText("Key people").waitFor();
  expect(page.errors).toEqual([]);
});

test("at 08:00 the plan arrives in Chinese, while one watches", async () => {
  const page = await windowOf("U0MEI");
  await fetch(`${url}/practice/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advanceMs: 6 * 60_000 }),
  });
  await page.getByText("Rounds", { exact: true }).first().click();
  await page
    .getByRole("tab", { name: "消息" })
    .or(page.getByText("消息", { exact: true }))
    .first()
    .click();
  await page
    .getByText(/^走访计划：/)
    .first()
    .waitFor();
  expect(page.errors).toEqual([]);
});

test("a member of staff is told kindly that client records are not theirs", async () => {
  const page = await windowOf("U0TOM");
  await types(page, "/clients all");
  await page.getByText("Client records are for client managers and their leads").first().waitFor();
  expect(page.errors).toEqual([]);
});
