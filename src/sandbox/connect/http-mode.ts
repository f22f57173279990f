import { createHmac } from "node:crypto";
import type { Json } from "../../lib/json.ts";
import type { Doc } from "../doc.ts";
import type { SeedApp } from "../seed.ts";
import { ACK_WITHIN_MS, type Delivery, type Outcome, type Wire } from "./wire.ts";

/** Slack's side of HTTP mode: signed requests to the app's address. Signatures use the machine's real clock. */
export function openHttpMode(app: () => SeedApp): Wire {
  return {
    async send(delivery, { breaks = false } = {}) {
      const { requestUrl, signingSecret } = app();
      if (!requestUrl || breaks) return { state: "unreachable" };
      try {
        const response = await fetch(requestUrl, { ...requestOf(delivery, signingSecret), redirect: "manual" });
        if (response.status !== 200) return failureOf(response);
        return { state: "acked", body: await bodyOf(response) };
      } catch (error) {
        const late = error instanceof Error && error.name === "TimeoutError";
        return late ? { state: "silent", reason: "http_timeout" } : { state: "unreachable" };
      }
    },
    mintTicket: () => "",
    accept: (_request, socket) => void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n"),
    connected: () => true,
    onChange: () => {},
    disconnect: () => {},
    close: () => {},
  };
}

function failureOf({ status, headers }: Response): Outcome {
  const spared = headers.get("x-slack-no-retry") === "1";
  return { state: "silent", reason: `http_error ${status}`, ...(spared && { noRetry: true }) };
}

/** The signature of a body sent at that time (seconds since 1970), as Slack makes it: v0, HMAC-SHA256. */
function signatureOf(signingSecret: string, seconds: number, body: string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${seconds}:${body}`).digest("hex")}`;
}

function requestOf(delivery: Delivery, signingSecret: string) {
  const { body, contentType } = bodyFor(delivery);
  const seconds = Math.floor(Date.now() / 1000);
  return {
    method: "POST",
    body,
    headers: {
      // Bolt takes exactly this content type: with a charset behind it, it answers 400 (platform.md, section 1.5).
      "content-type": contentType,
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": signatureOf(signingSecret, seconds, body),
      ...(delivery.retry && {
        "x-slack-retry-num": String(delivery.retry.attempt),
        "x-slack-retry-reason": delivery.retry.reason.split(" ")[0] ?? "unknown_error",
      }),
    },
    signal: AbortSignal.timeout(ACK_WITHIN_MS),
  };
}

function bodyFor({ kind, payload }: Delivery): { body: string; contentType: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  if (kind === "interactive") {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: form };
  }
  return { body: new URLSearchParams(textsOf(payload)).toString(), contentType: form };
}

const textsOf = (payload: Doc): [string, string][] =>
  Object.entries(payload).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === "string" ? value : JSON.stringify(value)]],
  );

async function bodyOf(response: Response): Promise<Json | undefined> {
  const text = await response.text();
  if (text === "") return undefined;
  if (!response.headers.get("content-type")?.includes("application/json")) return { text };
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { text };
  }
}
