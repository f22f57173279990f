import type { ServerResponse } from "node:http";
import { LogLevel } from "@slack/bolt";
import webApi from "@slack/web-api";
import { expect, test } from "vitest";
import { type Outcome, outcomeOf } from "../../src/slack/post-outcome.ts";
import { clientOptions } from "../../src/slack/web.ts";
import { tinyServer } from "../support/tiny-server.ts";

/** What is known of a post, told by the real client's error against a server that answers so. */
async function outcomeAgainst(slackApiUrl: string): Promise<Outcome> {
  const client = new webApi.WebClient("xoxb-practice-test", {
    ...clientOptions,
    timeout: 150,
    slackApiUrl,
    logLevel: LogLevel.ERROR,
  });
  return client.chat.postMessage({ channel: "U1", text: "hello" }).then(
    () => {
      throw new Error("the post went well");
    },
    (error: unknown) => outcomeOf(error),
  );
}

async function outcomeOfAnswer(answer: (response: ServerResponse) => void): Promise<Outcome> {
  let posts = 0;
  const server = await tinyServer((request, response) => {
    posts++;
    request.resume().on("end", () => answer(response));
  });
  const outcome = await outcomeAgainst(server.url);
  // a client that tried again by itself would have posted twice
  expect(posts).toBe(1);
  return outcome;
}

const refusal = (error: string) => (response: ServerResponse) =>
  void response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: false, error }));

function breakOff(response: ServerResponse) {
  response.write("{");
  response.socket?.destroy();
}

test.each<[string, (response: ServerResponse) => void, Outcome["kind"]]>([
  ["cuts the connection", (response) => response.socket?.destroy(), "unknown"],
  ["resets the connection", (response) => response.socket?.resetAndDestroy(), "unknown"],
  ["breaks off in its answer", breakOff, "unknown"],
  ["does not answer in time", () => {}, "unknown"],
  ["answers 500", (response) => void response.writeHead(500).end(), "unknown"],
  ["answers 503", (response) => void response.writeHead(503).end("busy"), "unknown"],
  ["answers with what is no JSON", (response) => void response.end("<html>"), "unknown"],
  ["answers 429", (response) => void response.writeHead(429, { "retry-after": "7" }).end(), "rateLimited"],
  ["does not know itself", refusal("internal_error"), "unknown"],
  ["failed fatally", refusal("fatal_error"), "unknown"],
  ["says too slow", refusal("request_timeout"), "unknown"],
  ["does not know the channel", refusal("channel_not_found"), "refused"],
  ["does not take the blocks", refusal("invalid_blocks"), "refused"],
  ["finds it too long", refusal("msg_too_long"), "refused"],
  ["does not know the token", refusal("invalid_auth"), "notPosted"],
  ["misses a scope", refusal("missing_scope"), "notPosted"],
  ["says a word unheard of", refusal("something_new"), "unknown"],
])("a Slack that %s", async (_, answer, kind) => {
  expect((await outcomeOfAnswer(answer)).kind).toBe(kind);
});

test("what is no answer of Slack's is not repeated in the log", async () => {
  const outcome = await outcomeOfAnswer((response) => void response.end("<p>You sent: Client P1, 13800000000"));
  expect(outcome.error).toBe("no answer of Slack's");
});

test("a 429 is waited out as long as it says", async () => {
  const outcome = await outcomeOfAnswer((response) => void response.writeHead(429, { "retry-after": "7" }).end());
  expect(outcome).toMatchObject({ kind: "rateLimited", retryAfterMs: 7000 });
});

test("a refusal names Slack's own reason", async () => {
  expect(await outcomeOfAnswer(refusal("is_archived"))).toEqual({ kind: "refused", error: "is_archived" });
});

test("where nobody listens, nothing was posted", async () => {
  const server = await tinyServer(() => {});
  await server.close();
  expect(await outcomeAgainst(server.url)).toEqual({ kind: "notPosted", error: "ECONNREFUSED" });
});

test.each([["nothing"], [null], [undefined], [new Error("boom")], [{ code: 42 }]])(
  "%s thrown counts as unknown",
  (thrown) => {
    expect(outcomeOf(thrown).kind).toBe("unknown");
  },
);
