import type { BrowserContextOptions, Page } from "playwright-core";

export const port = 3123;
export const url = `http://localhost:${port}`;
const phone = { viewport: { width: 375, height: 760 }, isMobile: true, hasTouch: true };

/** A picture of the README: whose window, how it looks, and what they do first. */
export type Picture = { name: string; as: string; look?: BrowserContextOptions; go: (page: Page) => Promise<void> };

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

/** The form as its first half is filled: what depends on a choice is there. */
async function fillComplaint(page: Page) {
  await type(page, "/complaint");
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "Client" }).fill("Garcia");
  await page.getByRole("option").first().click();
  await form.getByRole("combobox", { name: "What is it about?" }).click();
  await page.getByRole("option", { name: "Fees and interest" }).click();
  await form.getByRole("combobox", { name: "More exactly" }).waitFor();
  await form.getByText("S3", { exact: false }).first().click();
  await form.getByRole("textbox", { name: "What happened" }).fill("A fee for the card that nobody had announced");
  await form.getByRole("combobox", { name: "What is it about?" }).scrollIntoViewIfNeeded();
}

export const pictures: Picture[] = [
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
  { name: "complaint-form-en", as: "U0DANIEL", look: { viewport: { width: 1180, height: 900 } }, go: fillComplaint },
  {
    name: "complaint-card-zh",
    as: "U0WUMIN",
    look: { viewport: { width: 1180, height: 640 } },
    async go(page) {
      await page.goto(`${url}/?as=U0WUMIN#C0DESK`);
      await page.reload();
      const card = page.locator(".message", { hasText: "S1 特别重大" }).last();
      await card.getByRole("button", { name: /条回复/ }).click();
      await page.waitForTimeout(1000);
      await card.hover();
      await page.mouse.wheel(0, -150);
    },
  },
  {
    name: "complaint-report-en",
    as: "U0MARGARET",
    look: { viewport: { width: 1180, height: 900 } },
    async go(page) {
      await type(page, "/complaint report month");
      await page.locator(".message-private", { hasText: "is being made" }).waitFor();
      await page.goto(`${url}/?as=U0MARGARET#D0MARGARET`);
      await page.reload();
      const report = page.locator(".message", { hasText: /Complaints: \w/ }).last();
      await report.waitFor();
      await page.waitForTimeout(1000);
      await report.hover();
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(500);
    },
  },
  { name: "phone-zh", as: "U0WENBO", look: phone, go: (page) => askForPlan(page, "/clients 今日", /走访计划/) },
];
