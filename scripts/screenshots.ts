// npm run screenshots: takes the pictures of the README from a fresh practice workspace. Needs Chromium (or set CHROMIUM).
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { readConfig } from "../src/config.ts";
import { openDb } from "../src/db/open.ts";
import { newLog } from "../src/log.ts";
import { openPractice } from "../src/practice.ts";

const target = path.join(import.meta.dirname, "..", "docs", "images");
const port = 3123;
const url = `http://localhost:${port}`;
const mostBytes = 150_000;
const desk = { width: 1180, height: 780 };
const phone = { viewport: { width: 375, height: 760 }, isMobile: true, hasTouch: true };

type Picture = { name: string; as: string; look?: BrowserContextOptions; go: (page: Page) => Promise<void> };

async function type(page: Page, text: string) {
  const composer = page.locator(".room textarea");
  await composer.fill(text);
  await composer.press("Escape");
  await composer.press("Enter");
}

async function askForPlan(page: Page, command: string, planned: RegExp) {
  await type(page, command);
  const answer = page.locator(".message-private", { hasText: planned }).last();
  await answer.waitFor();
  await answer.scrollIntoViewIfNeeded();
  await answer.evaluate("(answer) => answer.scrollIntoView({ block: 'start' })");
}

/** A choice of the menu beside the first client of the posted plan. */
async function openOnPlan(page: Page, choice: string) {
  await page.getByText("Rounds", { exact: true }).first().click();
  const plan = page.locator(".message", { hasText: "Plan for" }).first();
  await plan.locator('[aria-haspopup="menu"]').first().click();
  await page.getByRole("menuitem", { name: choice }).click();
  await page.getByRole("dialog").locator(".blocks").first().waitFor();
}

const pictures: Picture[] = [
  { name: "plan-en", as: "U0DANIEL", go: (page) => askForPlan(page, "/clients", /Plan for/) },
  {
    name: "brief-en",
    as: "U0DANIEL",
    async go(page) {
      await type(page, "/visit key");
      await page.getByRole("button", { name: "Brief" }).first().click();
      await page.getByRole("dialog").getByText("Talking points").first().waitFor();
    },
  },
  {
    name: "log-en",
    as: "U0EMILY",
    async go(page) {
      await openOnPlan(page, "Log it");
      const form = page.getByRole("dialog");
      await form.getByRole("textbox").first().fill("Agreed on the new rate; wants the papers by Friday");
      await form.getByRole("button", { name: "More" }).scrollIntoViewIfNeeded();
    },
  },
  { name: "follow-ups-zh", as: "U0MEI", go: (page) => askForPlan(page, "/followups", /我的待跟进事项/) },
  {
    name: "digest-en",
    as: "U0MARGARET",
    async go(page) {
      await page.goto(`${url}/?as=U0MARGARET#D0MARGARET`);
      await page.reload();
      const digest = page.locator(".message", { hasText: "Team digest" }).last();
      await digest.waitFor();
      // the page goes to the newest words first, and stays there until a person scrolls
      await page.waitForTimeout(1000);
      await digest.hover();
      await page.mouse.wheel(0, -5000);
    },
  },
  {
    name: "record-zh",
    as: "U0MEI",
    async go(page) {
      await type(page, "/clients 查 有限公司");
      await page.getByRole("button", { name: "查看" }).last().click();
      await page.getByRole("dialog").locator(".blocks").first().waitFor();
    },
  },
  {
    name: "home-en",
    as: "U0MARGARET",
    look: { viewport: { width: 1180, height: 640 } },
    async go(page) {
      await page.goto(`${url}/?as=U0MARGARET#home`);
      await page.reload();
      await page.locator(".home .blocks").waitFor();
    },
  },
  {
    name: "slack-sees-en",
    as: "U0SOPHIE",
    async go(page) {
      await page.getByRole("button", { name: "What Slack sees" }).click();
      await type(page, "/clients find Garcia");
      await page.locator(".traffic", { hasText: "/clients" }).first().locator("summary").first().click();
    },
  },
  {
    name: "dark-en",
    as: "U0ARJUN",
    look: { colorScheme: "dark" },
    go: (page) => askForPlan(page, "/clients", /Plan for/),
  },
  { name: "phone-zh", as: "U0WENBO", look: phone, go: (page) => askForPlan(page, "/clients 今日", /走访计划/) },
];

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
  for (const picture of pictures) await take(picture);
} finally {
  await browser.close();
  await end();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
