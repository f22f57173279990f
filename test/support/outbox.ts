import { onTestFinished } from "vitest";
import type { Db } from "../../src/db/sql.ts";
import { newLog } from "../../src/log.ts";
import type { Sandbox } from "../../src/sandbox/start.ts";
import { enqueue } from "../../src/slack/delivery.ts";
import type { DeliveryPace } from "../../src/slack/delivery-pacing.ts";
import { type DeliveryWorker, deliveryWorker } from "../../src/slack/delivery-worker.ts";
import { slackPort } from "../../src/slack/port.ts";
import { newWebClient, type SlackPort } from "../../src/slack/web.ts";
import { BOT_TOKEN, openWorkspace } from "../sandbox/workspace.ts";
import { quick } from "./house.ts";
import { tempDb } from "./temp.ts";

/** A database, a workspace, and workers that post from the one into the other. */
export type Outbox = {
  db: Db;
  sandbox: Sandbox;
  slack: SlackPort;
  log: string[];
  /** writes a message down under a key */
  write(key: string, target: string, text?: string): Promise<boolean>;
  worker(pace?: Partial<DeliveryPace>, slack?: Partial<SlackPort>): DeliveryWorker;
  row(key: string): ReturnType<Db["prisma"]["delivery"]["findUniqueOrThrow"]>;
  /** the keys that stand in the bot's conversation with a member, oldest first */
  keysIn(userId: string): Promise<(string | null)[]>;
};

export async function openOutbox(): Promise<Outbox> {
  const { db } = await tempDb();
  const sandbox = await openWorkspace();
  onTestFinished(() => sandbox.close());
  const log: string[] = [];
  const logger = newLog("info", { write: (line) => void log.push(line) });
  const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };
  const slack = slackPort(newWebClient(BOT_TOKEN, sandbox.apiUrl, quiet as never));
  return {
    db,
    sandbox,
    slack,
    log,
    write: (key, target, text = key) => enqueue(db.prisma, { key, target, message: { text, blocks: [] } }),
    worker: (pace, port) => deliveryWorker({ db, slack: { ...slack, ...port }, log: logger }, { ...quick, ...pace }),
    row: (key) => db.prisma.delivery.findUniqueOrThrow({ where: { key } }),
    async keysIn(userId) {
      const channel = await slack.openDirectMessage(userId);
      return (await slack.postedSince(channel, new Date(0))).map(({ deliveryKey }) => deliveryKey).reverse();
    },
  };
}
