import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Json } from "../../lib/json.ts";
import type { Doc } from "../doc.ts";
import type { Disconnection } from "../protocol.ts";

export type Delivery = {
  kind: "slash_commands" | "interactive" | "events_api";
  payload: Doc;
  /** which re-sending this is, of events only */
  retry?: { attempt: number; reason: string };
  /** sent once more though it was acknowledged: trouble that was ordered */
  isCopy?: true;
};

/**
 * What came of a delivery: acknowledged (with or without a body), not within 3 s or with an error (`noRetry` when the app
 * asked to be spared), or nobody there to take it.
 */
export type Outcome =
  | { state: "acked"; body: Json | undefined }
  | { state: "silent"; reason: string; noRetry?: true }
  | { state: "unreachable" };

/** Real milliseconds within which the app must acknowledge (platform.md, section 2). */
export const ACK_WITHIN_MS = 3000;

/** What is to befall the connection that a delivery goes by. */
export type Mishap = { breaks?: boolean; renews?: boolean };

/** The way to the app: Socket Mode or HTTP. */
export type Wire = {
  send(delivery: Delivery, mishap?: Mishap): Promise<Outcome>;
  /** Ends every open connection; the app may come again. */
  disconnect(how: Disconnection): void;
  /** Where a Socket Mode client may connect to, for one connection. */
  mintTicket(): string;
  /** Takes over a WebSocket that comes in with a ticket. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connected(): boolean;
  onChange(listener: (connected: boolean) => void): void;
  close(): void;
};
