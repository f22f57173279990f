import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { type Acks, openAcks, readAck } from "./acks.ts";
import { openTickets } from "./tickets.ts";
import type { Delivery, Outcome, Wire } from "./wire.ts";

const PING_EVERY_MS = 10_000;
const FAREWELL_MS = 250;

/** Slack warns about this long before it renews a connection (platform.md, section 2, "Socket Mode"). */
const WARN_MS = 10_000;

/** At most this many connections at once (platform.md, section 2, "Socket Mode"). */
const MOST_CONNECTIONS = 10;

/** Slack's side of Socket Mode: each payload goes to one of the open connections, in turn. */
export function openSocketMode(appId: () => string): Wire {
  const server = new WebSocketServer({ noServer: true });
  const tickets = openTickets();
  const acks = openAcks<WebSocket>();
  const sockets = new Set<WebSocket>();
  let turn = 0;
  let changed: (connected: boolean) => void = () => {};
  const join = (socket: WebSocket) => {
    if (sockets.size >= MOST_CONNECTIONS) return dismiss(socket, "too_many_websockets");
    sockets.add(socket);
    greet(socket, appId(), sockets.size);
    listen(socket, acks, () => {
      sockets.delete(socket);
      changed(sockets.size > 0);
    });
    changed(true);
  };
  return {
    async send(delivery, { breaks = false, renews = false } = {}) {
      const open = [...sockets].filter((socket) => socket.readyState === socket.OPEN);
      const socket = open[turn++ % Math.max(open.length, 1)];
      if (!socket) return { state: "unreachable" };
      if (breaks) return lose(socket);
      const id = randomUUID();
      socket.send(JSON.stringify(envelopeOf(id, delivery)));
      const outcome = await acks.await(id, socket);
      if (renews) renew(socket);
      return outcome;
    },
    disconnect({ reason = "refresh_requested", warnMs }) {
      for (const socket of sockets) {
        if (reason === "lost") lose(socket);
        else if (reason === "link_disabled") dismiss(socket, reason);
        else renew(socket, warnMs);
      }
    },
    mintTicket: tickets.mint,
    accept(request, socket, head) {
      if (tickets.spend(ticketOf(request))) server.handleUpgrade(request, socket, head, join);
      else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    },
    connected: () => sockets.size > 0,
    onChange: (listener) => {
      changed = listener;
    },
    close() {
      for (const socket of sockets) dismiss(socket, "refresh_requested");
      server.close();
    },
  };
}

function listen(socket: WebSocket, acks: Acks<WebSocket>, leave: () => void) {
  socket.on("message", (data: Buffer) => {
    const ack = readAck(data.toString("utf8"));
    if (ack) acks.settle(ack.envelopeId, { state: "acked", body: ack.body });
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    acks.abandon(socket);
    leave();
  });
}

function greet(socket: WebSocket, appId: string, connections: number) {
  const debug = { host: "practice", build_number: 1, approximate_connection_time: 18_060 };
  const hello = { type: "hello", num_connections: connections, debug_info: debug, connection_info: { app_id: appId } };
  socket.send(JSON.stringify(hello));
  const timer = setInterval(() => socket.ping(`ping from practice ${Date.now()}`), PING_EVERY_MS).unref();
  socket.on("close", () => clearInterval(timer));
}

/** Warns the app, and after a while tells it to come again. Meanwhile the connection works as before. */
function renew(socket: WebSocket, warnMs = WARN_MS) {
  socket.send(disconnectFrame("warning"));
  setTimeout(() => {
    if (socket.readyState === socket.OPEN) dismiss(socket, "refresh_requested");
  }, warnMs).unref();
}

function lose(socket: WebSocket): Outcome {
  socket.terminate();
  return { state: "silent", reason: "connection_lost" };
}

const disconnectFrame = (reason: string) =>
  JSON.stringify({ type: "disconnect", reason, debug_info: { host: "practice" } });

function dismiss(socket: WebSocket, reason: string) {
  socket.send(disconnectFrame(reason));
  socket.close(1000);
  // A bot that does not answer the farewell must not hold up the workspace.
  setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
}

const ticketOf = (request: IncomingMessage): string =>
  new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";

function envelopeOf(id: string, { kind, payload, retry }: Delivery) {
  return {
    envelope_id: id,
    payload,
    type: kind,
    accepts_response_payload: kind !== "events_api",
    ...(kind === "events_api" && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" }),
  };
}
