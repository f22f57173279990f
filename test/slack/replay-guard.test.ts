import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { replayGuard } from "../../src/slack/replay-guard.ts";

const noon = Date.parse("2026-11-23T12:00:00Z");
const minute = 60_000;

/** A guard, the clock it goes by, and requests that it lets pass or refuses; `answer` is what those are answered that pass. */
function gate() {
  let now = noon;
  const guard = replayGuard(() => now);
  return {
    wait: (ms: number) => {
      now += ms;
    },
    takes(signature: string | undefined, { sentAt = now, answer = 200 } = {}): boolean {
      const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": `${sentAt / 1000}` };
      let finish = () => {};
      const response = {
        statusCode: answer,
        writeHead: () => ({ end() {} }),
        once: (_: string, listener: () => void) => {
          finish = listener;
        },
      };
      const isTaken = guard({ headers } as unknown as IncomingMessage, response as unknown as ServerResponse);
      finish();
      return isTaken;
    },
  };
}

test("a copy of a request is refused as long as its signature is good", () => {
  const { takes, wait } = gate();
  expect(takes("v0=a")).toBe(true);
  expect(takes("v0=b")).toBe(true);
  wait(4.9 * minute);
  expect(takes("v0=a", { sentAt: noon })).toBe(false);
  expect(takes("v0=b", { sentAt: noon })).toBe(false);
});

test("a request from more than a minute ahead is refused: it would outlive what is remembered", () => {
  const { takes } = gate();
  expect(takes("v0=a", { sentAt: noon + minute })).toBe(true);
  expect(takes("v0=b", { sentAt: noon + minute + 1000 })).toBe(false);
});

test("even one from a minute ahead is remembered until it is too old for Bolt", () => {
  const { takes, wait } = gate();
  expect(takes("v0=a", { sentAt: noon + minute })).toBe(true);
  wait(5.99 * minute);
  expect(takes("v0=a", { sentAt: noon + minute })).toBe(false);
});

test.each([401, 404, 500])("what was answered %i was not taken, and may come again", (answer) => {
  const { takes } = gate();
  expect(takes("v0=a", { answer })).toBe(true);
  expect(takes("v0=a")).toBe(true);
  expect(takes("v0=a")).toBe(false);
});

test("requests without a signature are not its business", () => {
  const { takes } = gate();
  expect([takes(undefined), takes(undefined)]).toEqual([true, true]);
});
