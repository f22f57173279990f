import type { Json } from "../lib/json.ts";
import type { Doc } from "./doc.ts";

type Details = { messages?: string[]; errors?: Json[]; needed?: string; provided?: string };

/** What Slack refuses: thrown where the rule is, answered as `{ok: false, error: code}` where the request came in. */
export class Refused extends Error {
  readonly code: string;
  readonly details: Details;

  constructor(code: string, details: Details = {}) {
    super(details.messages ? `${code}: ${details.messages.join("; ")}` : code);
    this.name = "Refused";
    this.code = code;
    this.details = details;
  }

  /** The answer in Slack's shape. */
  answer(): Doc {
    const { messages, ...rest } = this.details;
    return { ok: false, error: this.code, ...rest, ...(messages && { response_metadata: { messages } }) };
  }
}

/** Refuses a call that lacks a required argument, as Slack does. */
export function missingField(name: string): Refused {
  return new Refused("invalid_arguments", { messages: [`[ERROR] missing required field: ${name}`] });
}
