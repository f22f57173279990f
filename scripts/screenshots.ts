// npm run screenshots [-- NAME …]: takes the pictures of the README, or those named, from a fresh practice workspace. Needs
// Chromium (or set CHROMIUM).
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { readConfig } from "../src/config.ts";
import { openDb } from "../src/db/open.ts";
import { newLog } from "../src/log.ts";
import { openPractice } from "../src/practice.ts";
import { type Picture, pictures, port, url } from "./pictures.ts";

const target = path.join(import.meta.dirname, "..", "docs", "images");
const mostBytes = 150_000;
const desk = { width: 1180, height: 780 };

const folder = mkdtempSync(path.join(os.tmpdir(), "rounds-pictures-"));
const config = readConfig({ DATA_DIR: folder, PORT: String(port) });
const db = await openDb(config.databaseFile);
const end = await openPractice(config, newLog("error"), db);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

const advance = (advanceMs: number) =>
  fetch(`${url}/practice/clock`, { method: "POST", body: JSON.stringify({ advanceMs }) });

/** The morning's plans and digests: the clock is set past 08:00, then past 08:30, and they have come when one of each is there. */
async function waitForMorning() {
  const page = await browser.newPage();
  await page.goto(`${url}/?as=U0DANIEL#D0DANIEL`);
  await page.locator(".room").waitFor();
  await advance(360_000);
  await page.locator(".message", { hasText: "Plan for" }).first().waitFor();
  await advance(1_800_000);
  await page.goto(`${url}/?as=U0MARGARET#D0MARGARET`);
  await page.locator(".message", { hasText: "Team digest" }).first().waitFor();
  await page.close();
}

async function take({ name, as, look = {}, go }: Picture) {
  const context = await browser.newContext({ viewport: desk, locale: "en-US", ...look });
  const page = await context.newPage();
  await page.goto(`${url}/?as=${as}#C0GENERAL`);
  await page.locator(".room textarea").waitFor();
  await go(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  const file = path.join(target, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  process.stdout.write(`${name}: ${Math.round(size / 1000)} kB${size > mostBytes ? ", too large" : ""}\n`);
  await context.close();
}

mkdirSync(target, { recursive: true });
try {
  await waitForMorning();
  const named = process.argv.slice(2);
  for (const picture of pictures) if (named.length === 0 || named.includes(picture.name)) await take(picture);
} finally {
  await browser.close();
  await end();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
