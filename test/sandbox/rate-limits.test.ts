import { LogLevel, WebAPIRateLimitedError, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { METHODS } from "../../src/sandbox/api/methods.ts";
import { openRateLimits } from "../../src/sandbox/api/rate-limits.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await w.openWorkspace();
});
afterEach(() => sandbox.close());

/** How many calls are let through at once, and when to come again after that. */
function calls(method: string, tier: 1 | 2 | 3 | 4 | 5, channel?: string) {
  let now = 1000;
  const limits = openRateLimits(() => now);
  const passes = () => {
    for (let n = 0; ; n++) {
      const retryAfter = limits.take(method, tier, channel);
      if (retryAfter !== undefined) return { passed: n, retryAfter };
    }
  };
  const first = passes();
  now += first.retryAfter * 1000;
  return { ...first, later: passes().passed };
}

test.each([
  [1, 1, 60],
  [2, 20, 3],
  [3, 50, 2],
  [4, 100, 1],
] as const)("tier %i: %i calls a minute, then to come again after %i s", (tier, passed, retryAfter) => {
  const seen = calls("any.method", tier);
  expect(seen).toMatchObject({ passed, retryAfter });
  // Who waits as long as was said is let in.
  expect(seen.later).toBeGreaterThanOrEqual(1);
});

test("messages: about one a second in each channel, a burst tolerated; other channels are not kept back", () => {
  expect(calls("chat.postMessage", 5, w.GENERAL)).toEqual({ passed: 5, retryAfter: 1, later: 1 });
  const limits = openRateLimits(() => 0);
  for (let n = 0; n < 6; n++) limits.take("chat.postMessage", 5, "C1");
  expect(limits.take("chat.postMessage", 5, "C1")).toBe(1);
  expect(limits.take("chat.postMessage", 5, "C2")).toBeUndefined();
});

test("without being asked for, nobody is limited", async () => {
  const client = w.clientOf(sandbox);
  for (let n = 0; n < 60; n++) await client.bots.info({ bot: "B0HELPER01" });
  expect(METHODS["bots.info"]?.tier).toBe(3);
  for (let n = 0; n < 10; n++) await client.chat.postMessage({ channel: w.GENERAL, text: `${n}` });
});

test("switched on, one call too many is refused with 429 and when to come again, and changes nothing", async () => {
  sandbox.trouble({ rateLimits: true });
  const client = new WebClient(w.BOT_TOKEN, {
    slackApiUrl: sandbox.apiUrl,
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const post = (text: string) => client.chat.postMessage({ channel: w.GENERAL, text });
  for (let n = 0; n < 5; n++) await post(`${n}`);
  const refusal = await post("too much").catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(WebAPIRateLimitedError);
  expect(refusal).toMatchObject({ retryAfter: 1 });
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toHaveLength(5);
});

test("Slack's own client waits and comes through", async () => {
  sandbox.trouble({ rateLimits: true });
  const retryConfig = { retries: 3, minTimeout: 1, maxTimeout: 2 };
  const client = new WebClient(w.BOT_TOKEN, { slackApiUrl: sandbox.apiUrl, retryConfig, logLevel: LogLevel.ERROR });
  for (let n = 0; n < 6; n++) await client.chat.postMessage({ channel: w.GENERAL, text: `${n}` });
  expect(sandbox.as(w.TOM).messages(w.GENERAL)).toHaveLength(6);
});
