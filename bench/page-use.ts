import type { Browser, CDPSession, Page } from "playwright-core";
import type { Sandbox } from "../src/sandbox/start.ts";
import { BOT_TOKEN, SALES, TOM } from "../test/page/support/seed.ts";
import { asRatio, seconds } from "./figures.ts";
import type { Claim } from "./table.ts";

type Held = { heap: number; nodes: number; listeners: number };

async function heldBy(session: CDPSession): Promise<Held> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners") };
}

/** One round of everyday use, after which the page shows what it showed before. */
async function useOnce(page: Page, sandbox: Sandbox, round: number) {
  await page.locator(".row", { hasText: "east-team" }).click();
  await page.locator(".room-head", { hasText: "east-team" }).waitFor();
  await page.locator(".glass-button").click();
  await page.locator(".traffic").first().waitFor();
  await update(sandbox, `round ${round}`);
  await page
    .locator(".message", { hasText: `round ${round}` })
    .first()
    .waitFor();
  await page.locator(".glass-button").click();
  await page.locator(".clock-button").click();
  await page.locator(".clock-panel :focus").waitFor();
  await page.keyboard.press("Escape");
  const message = page.locator(".message").last();
  await message.hover();
  await message.getByRole("button", { name: "Reply in thread" }).click();
  await page.locator(".thread .room-head .quiet-icon").click();
  await page.locator(".row", { hasText: "Helper" }).click();
  await page.locator(".row", { hasText: "complaint-desk" }).click();
  await page.locator(".room-head", { hasText: "complaint-desk" }).waitFor();
}

/** What the page holds on to: measured at half time, when all is warm, and at the end. */
export async function leakClaims(browser: Browser, sandbox: Sandbox, useMs: number): Promise<Claim[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.goto(`${sandbox.url}/?as=${TOM}#${SALES}`);
  await page.locator(".room").waitFor();
  let round = 0;
  const useFor = async (ms: number) => {
    for (const end = performance.now() + ms; performance.now() < end; round += 1) await useOnce(page, sandbox, round);
  };
  await useFor(useMs / 2);
  const before = await heldBy(session);
  await useFor(useMs / 2);
  const after = await heldBy(session);
  await page.close();
  const claim = (what: string, was: number, is: number, shown: (value: number) => string): Claim => ({
    what: `${what} after ${seconds(useMs)} of use (${round} rounds)`,
    measured: shown(is),
    limit: `${shown(was)} at half time`,
    ratio: asRatio(is / was),
    target: "≤ 1.1",
  });
  return [
    claim("heap", before.heap, after.heap, (value) => `${(value / 1e6).toFixed(2)} MB`),
    claim("DOM nodes", before.nodes, after.nodes, String),
    claim("listeners", before.listeners, after.listeners, String),
  ];
}

/** Calls a method of the workspace as the app does. */
export const api = async <T>(sandbox: Sandbox, method: string, body: object): Promise<T> => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${BOT_TOKEN}` };
  const response = await fetch(`${sandbox.apiUrl}${method}`, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
};

let updated: { ts: string } | undefined;

async function update(sandbox: Sandbox, text: string) {
  updated ??= await api<{ ts: string }>(sandbox, "chat.postMessage", { channel: SALES, text });
  await api(sandbox, "chat.update", { channel: SALES, ts: updated.ts, text });
}
