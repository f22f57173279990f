import type { IncomingMessage, ServerResponse } from "node:http";

/** A signature is good for five minutes (docs.slack.dev, "Verifying requests from Slack"); Bolt refuses older ones. */
const goodForMs = 300_000;
/** Clocks differ; a request from further ahead would be good for longer than its five minutes. */
const aheadMs = 60_000;

/**
 * Refuses (401) what a valid signature alone lets through: the same request a second time, and one dated in the future. Gives
 * whether the request may go on to the check of its signature. Slack signs each sending anew, so that only a copy is refused.
 * What was not taken (any answer but 2xx) may be sent again. Remembered in this process: after a restart a copy younger than
 * five minutes passes, as an event that is known by its id, or as a command or form that its sender could press again.
 */
export function replayGuard(
  now: () => number = Date.now,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const seen = remembered(goodForMs + aheadMs, now);
  return (request, response) => {
    const { "x-slack-signature": signature, "x-slack-request-timestamp": seconds } = request.headers;
    // without a signature it is no delivery of Slack's, or one that Bolt refuses
    if (typeof signature !== "string") return true;
    const mark = markOf(signature);
    if (seen.has(mark) || Number(seconds) * 1000 > now() + aheadMs) {
      response.writeHead(401).end();
      return false;
    }
    // before it is verified, so that two copies at once do not both pass
    seen.add(mark);
    response.once("finish", () => {
      if (response.statusCode >= 300) seen.delete(mark);
    });
    return true;
  };
}

/** Twelve of a signature's hexadecimal signs as a number, so that a busy five minutes take little memory; other texts as they are. */
function markOf(signature: string): number | string {
  const hex = /^v0=([0-9a-f]{12})/.exec(signature)?.[1];
  return hex ? Number.parseInt(hex, 16) : signature;
}

/** A set that keeps what was added for `forMs` and at most twice as long: two halves, the older of which is dropped whole. */
function remembered(forMs: number, now: () => number) {
  let [younger, older] = [new Set<number | string>(), new Set<number | string>()];
  let turnsAt = now() + forMs;
  function turn() {
    if (now() < turnsAt) return;
    older = now() < turnsAt + forMs ? younger : new Set();
    younger = new Set();
    turnsAt = now() + forMs;
  }
  return {
    has: (mark: number | string) => {
      turn();
      return younger.has(mark) || older.has(mark);
    },
    add: (mark: number | string) => younger.add(mark),
    delete: (mark: number | string) => younger.delete(mark) || older.delete(mark),
  };
}
