/** A workspace with an app that the test plays, and people who sit before browser windows. */
import { App, LogLevel } from "@slack/bolt";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/start.ts";
import { APP_TOKEN, BOT_TOKEN, pageSeed } from "./seed.ts";

/** A window of somebody; `errors` are what the page itself complained of. */
export type Window = Page & { errors: string[] };
export type Workplace = { sandbox: Sandbox; app: App; close(): Promise<void> };

/** Starts both; the listeners are the test's. */
export async function openWorkplace(
  listen: (app: App) => void,
  options: Pick<SandboxOptions, "seeds" | "reset"> = {},
): Promise<Workplace> {
  const sandbox = await startSandbox({ port: 0, stateFile: ":memory:", seed: pageSeed(), ...options });
  const app = new App({
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    socketMode: true,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  const close = async () => {
    await app.stop();
    await sandbox.close();
  };
  return { sandbox, app, close };
}

/** On a busy machine a browser is late: what has not come by then does not come. */
const PATIENCE_MS = 20_000;

/** Opens a window for somebody, in a room; it is closed when the test is over, however that ends. */
export async function openWindow(
  browser: Browser,
  {
    sandbox,
    as,
    room = "",
    ...options
  }: { sandbox: Pick<Sandbox, "url">; as: string; room?: string } & BrowserContextOptions,
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 780 }, locale: "en-US", ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on(
    "console",
    (message) =>
      message.type() === "error" && !/ERR_NAME|ERR_INTERNET|net::/.test(message.text()) && errors.push(message.text()),
  );
  await page.goto(`${sandbox.url}/?as=${as}${room ? `#${room}` : ""}`);
  await page.locator(".room").waitFor();
  return Object.assign(page, { errors });
}
