import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { serveHealth } from "./health.ts";
import { boltLogger } from "./log.ts";
import { replayGuard } from "./slack/replay-guard.ts";
import { clientOptions, type RawAcks } from "./slack/web.ts";

type HealthRoute = Parameters<typeof serveHealth>[1];

/** How Slack's deliveries come in. */
export type Inlet = {
  receiver: Receiver;
  isConnected(): boolean;
  /** whether what is in hand can still be answered when the receiver has been stopped */
  answersAfterStop: boolean;
  /** opens what it needs beside the receiver itself */
  open(): Promise<void>;
  /** before the receiver is stopped */
  close(): Promise<void>;
};

/** Socket Mode. `health` on a port of its own, unless somebody else serves it. */
export function socketInlet(
  { appToken, slackApiUrl, log }: { appToken: string; slackApiUrl: string | undefined; log: Logger },
  health: { port: number; route: HealthRoute } | undefined,
): Inlet {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    installerOptions: { clientOptions: { ...clientOptions, ...(slackApiUrl && { slackApiUrl }) } },
  });
  let connected = false;
  receiver.client.on("connected", () => {
    connected = true;
  });
  for (const event of ["disconnected", "reconnecting", "close"]) {
    receiver.client.on(event, () => {
      connected = false;
    });
  }
  let server: Server | undefined;
  return {
    receiver,
    answersAfterStop: false,
    isConnected: () => connected,
    open: async () => {
      if (health) server = await serveHealth(health.port, health.route);
    },
    close: async () => {
      server?.close();
    },
  };
}

/** Signed requests to POST /slack/events on `port`, with the health route beside it. */
export function httpInlet(
  { signingSecret, log }: { signingSecret: string; log: Logger },
  health: { port: number; route: HealthRoute },
): Inlet {
  let listening = false;
  const responses = new WeakMap<IncomingMessage, ServerResponse>();
  const receiver = new HTTPReceiver({
    customPropertiesExtractor: (request): RawAcks => ({
      ackJson: (json) => {
        const response = responses.get(request);
        response?.setHeader("content-type", "application/json");
        if (response) response.end = response.end.bind(response, json) as typeof response.end;
      },
    }),
    signingSecret,
    port: health.port,
    logger: boltLogger(log),
    customRoutes: [
      { path: "/health", method: "GET", handler: (request, response) => void health.route(request, response) },
    ],
  });
  const isFresh = replayGuard();
  const take = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    // else a kept connection would hold up the stop until it times out
    response.once("finish", () => {
      if (!listening) request.socket.end();
    });
    responses.set(request, response);
    if (isFresh(request, response)) take(request, response);
  };
  return {
    receiver,
    answersAfterStop: true,
    isConnected: () => listening,
    open: async () => {
      listening = true;
    },
    close: async () => {
      listening = false;
    },
  };
}
