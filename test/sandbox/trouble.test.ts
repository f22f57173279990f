import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/start.ts";
import * as w from "./workspace.ts";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await w.openWorkspace();
});
afterEach(() => sandbox.close());

const post = (text: string) => w.clientOf(sandbox).chat.postMessage({ channel: w.GENERAL, text });
const texts = () =>
  sandbox
    .as(w.TOM)
    .messages(w.GENERAL)
    .map(({ text }) => text);

/** The outcome of each of twenty posts, as one sign: kept or failed. */
async function run(): Promise<string> {
  const outcomes: string[] = [];
  for (let i = 0; i < 20; i++)
    outcomes.push(
      await post("x").then(
        () => "k",
        () => "f",
      ),
    );
  return outcomes.join("");
}

test("a dropped answer: the message is there, and the client does not know", async () => {
  sandbox.trouble({ dropAnswer: 1 });
  await expect(post("stored")).rejects.toThrow();
  expect(texts()).toEqual(["stored"]);
});

test("a server error stores nothing", async () => {
  sandbox.trouble({ serverError: 1 });
  await expect(post("lost")).rejects.toMatchObject({ code: "slack_webapi_http_error", statusCode: 500 });
  expect(texts()).toEqual([]);
});

test("a rate limit says when to come again, and is waited for by Slack's own client", async () => {
  sandbox.trouble({ rateLimited: 1 });
  const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, { method: "POST" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "1"]);
  expect(texts()).toEqual([]);
});

test("slowness waits before it stores", async () => {
  sandbox.trouble({ slow: 1, slowMs: 120 });
  const start = Date.now();
  await post("slow");
  expect(Date.now() - start).toBeGreaterThanOrEqual(110);
});

test("reading is spared, unless it is named", async () => {
  sandbox.trouble({ serverError: 1 });
  await w.clientOf(sandbox).users.info({ user: w.MEI });
  sandbox.trouble({ serverError: 1, methods: ["users.info"] });
  await expect(w.clientOf(sandbox).users.info({ user: w.MEI })).rejects.toThrow();
  await post("fine");
});

test("the same seed makes the same run of faults, and {} ends them", async () => {
  const runs: string[] = [];
  for (const seed of [7, 7, 8]) {
    sandbox.trouble({ serverError: 0.5, seed });
    runs.push(await run());
  }
  expect(runs[0]).toBe(runs[1]);
  expect(runs[0]).not.toBe(runs[2]);
  expect(runs[0]).toMatch(/k.*f|f.*k/);
  sandbox.trouble({});
  expect(await run()).toBe("k".repeat(20));
});

test("where charts are not given, a message with one is refused, and one without is not", async () => {
  const point = { label: "a", value: 1 };
  const chart = { type: "bar", series: [{ name: "n", data: [point] }], axis_config: { categories: ["a"] } };
  const blocks = [{ type: "data_visualization", title: "t", chart }] as never;
  const draw = () => w.clientOf(sandbox).chat.postMessage({ channel: w.GENERAL, text: "drawn", blocks });
  sandbox.trouble({ noCharts: true });
  await expect(draw()).rejects.toMatchObject({ data: { error: "invalid_blocks" } });
  await post("said");
  sandbox.trouble({});
  await draw();
  expect(texts()).toEqual(["said", "drawn"]);
});
