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
  const seen = new Map<string, number>();
  function forgetOld() {
    for (const [signature, until] of seen) {
      if (until > now()) return;
      seen.delete(signature);
    }
  }
  return (request, response) => {
    const { "x-slack-signature": signature, "x-slack-request-timestamp": seconds } = request.headers;
    // without a signature it is no delivery of Slack's, or one that Bolt refuses
    if (typeof signature !== "string") return true;
    forgetOld();
    if (seen.has(signature) || Number(seconds) * 1000 > now() + aheadMs) {
      response.writeHead(401).end();
      return false;
    }
    // before it is verified, so that two copies at once do not both pass
    seen.set(signature, now() + goodForMs + aheadMs);
    response.once("finish", () => {
      if (response.statusCode >= 300) seen.delete(signature);
    });
    return true;
  };
}
