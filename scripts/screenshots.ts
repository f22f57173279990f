// npm run screenshots: takes the pictures of the README from a fresh practice workspace. Needs Chromium (or set CHROMIUM).
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { readConfig } from "../src/config.ts";
import { openDb } from "../src/db/open.ts";
import { newLog } from "../src/log.ts";
import { openPractice } from "../src/practice.ts";

const target = path.join(import.meta.dirname, "..", "docs", "images");
const port = 3123;
const url = `http://localhost:${port}`;

async function picture(
  page: Page,
  name: string,
  size: { width: number; height: number },
  as: string,
  go: (page: Page) => Promise<void>,
) {
  await page.setViewportSize(size);
  await page.goto(`${url}/?as=${as}`);
  await page.waitForTimeout(1500);
  await go(page);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}

const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-pictures-"));
const config = readConfig({ DATA_DIR: folder, PORT: String(port) });
const db = await openDb(config.databaseFile);
const end = await openPractice(config, newLog("error"), db);
await fetch(`${url}/practice/clock`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ advanceMs: 360_000 }),
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
mkdirSync(target, { recursive: true });
try {
  const page = await browser.newPage();
  const type = async (text: string) => {
    await page.locator("textarea").last().click();
    await page.keyboard.type(text);
    await page.waitForTimeout(300);
    await page.keyboard.press("Enter");
  };
  const toTop = () => page.mouse.wheel(0, -100_000);
  await page.waitForTimeout(6000);
  await picture(page, "plan-en", { width: 1280, height: 860 }, "U0DANIEL", async () => {
    await type("/clients");
    await page.waitForTimeout(1000);
    await page.mouse.move(640, 400);
    await toTop();
  });
  await picture(page, "record-zh", { width: 1280, height: 860 }, "U0MEI", async () => {
    await type("/clients 查 有限公司");
    await page.waitForTimeout(1000);
    await page.getByRole("button", { name: "查看" }).last().click();
  });
  await picture(page, "phone-zh", { width: 375, height: 760 }, "U0WENBO", async () => {
    await type("/clients 今日");
    await page.waitForTimeout(1000);
    await page.mouse.move(180, 400);
    await toTop();
  });
} finally {
  await browser.close();
  await end();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
