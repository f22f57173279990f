import type { Logger } from "pino";
import { createBot } from "./bot.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/sql.ts";
import type { Deps } from "./deps.ts";
import { peoplePort } from "./features/people/who.ts";
import { showUnshown } from "./features/visits/stale-job.ts";
import { healthRoute } from "./health.ts";
import { type Jobs, startJobs } from "./jobs.ts";
import type { Clock } from "./lib/clock.ts";
import { boltLogger } from "./log.ts";
import { httpInlet, type Inlet, socketInlet } from "./receivers.ts";
import type { DeliveryPace } from "./slack/delivery-pacing.ts";
import { type DeliveryWorker, deliveryWorker } from "./slack/delivery-worker.ts";
import { identityOf, slackPort } from "./slack/port.ts";
import { newWebClient } from "./slack/web.ts";

/** Everything that runs for one bot, on a database that is open. */
export type RunningBot = {
  deps: Deps;
  jobs: Jobs;
  /** resolves when what the process before has changed is shown where it was posted */
  shown: Promise<void>;
  deliveries: DeliveryWorker;
  health: ReturnType<typeof healthRoute>;
  /** Takes no more work, finishes what is in hand, lets go of Slack; the database stays open. */
  stop(): Promise<void>;
};

export type BotSettings = {
  config: Config;
  connection: Exclude<Config["connection"], { kind: "practice" }>;
  db: Db;
  log: Logger;
  clock: Clock;
  /** whether somebody else serves /health */
  isHealthServed?: boolean;
  pace?: DeliveryPace;
};

/** Work in hand is given this long at a stop. */
const finishWithinMs = 10_000;

/** Starts the bot on its connection to Slack: deliveries, jobs, health. Rejects when Slack or the port is not to be had. */
export async function startBot(settings: BotSettings): Promise<RunningBot> {
  const { config, connection, db, log, clock } = settings;
  const client = newWebClient(connection.botToken, config.slackApiUrl, boltLogger(log));
  const slack = slackPort(client);
  const identity = await identityOf(client);
  const deps: Deps = { db, slack, people: peoplePort(db, slack, clock.now), now: clock.now, log, config };
  let inlet: Inlet | undefined;
  const health = healthRoute({ db, isSlackConnected: () => inlet?.isConnected() ?? false });
  inlet = inletFor(settings, health);
  const bot = createBot(deps, { ...identity, botToken: connection.botToken }, inlet.receiver);
  const inHand = countInHand(bot.app);
  await inlet.open();
  await bot.app.start();
  const deliveries = deliveryWorker(deps, settings.pace);
  deliveries.start();
  const jobs = startJobs(deps, clock);
  const shown = showUnshown(deps).catch((error: unknown) => {
    log.warn({ err: error }, "what was changed before could not be shown anew");
  });
  return {
    deps,
    jobs,
    shown,
    deliveries,
    health,
    stop: async () => {
      await jobs.stop();
      await shown;
      // over a socket that is closed no answer goes out any more
      if (!inlet.answersAfterStop) await inHand.ended(finishWithinMs);
      await inlet.close();
      await bot.app.stop();
      await inHand.ended(finishWithinMs);
      await deliveries.stop();
    },
  };
}

function inletFor({ config, connection, log, isHealthServed }: BotSettings, route: RunningBot["health"]): Inlet {
  const health = { port: config.port, route };
  if (connection.kind === "http") return httpInlet({ signingSecret: connection.signingSecret, log }, health);
  const { appToken } = connection;
  return socketInlet({ appToken, slackApiUrl: config.slackApiUrl, log }, isHealthServed ? undefined : health);
}

/** Counts the requests that are being answered, so that a stop can wait for them. */
function countInHand(app: ReturnType<typeof createBot>["app"]) {
  let count = 0;
  app.use(async ({ next }) => {
    count++;
    try {
      await next();
    } finally {
      count--;
    }
  });
  return {
    ended: async (withinMs: number) => {
      const until = Date.now() + withinMs;
      while (count > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
