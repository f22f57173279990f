import type { Deps } from "../deps.ts";
import type { Message } from "./blocks.ts";
import { type Claimed, claim, finish, giveBack, markDirty } from "./delivery-queue.ts";
import { type Outcome, outcomeOf } from "./post-outcome.ts";

export type DeliveryPace = {
  leaseMs: number;
  /** the most that a call to Slack takes, then it counts as unanswered */
  callTimeoutMs: number;
  /** Slack: "several hundred per minute" in a workspace */
  perMinute: number;
  /** Slack: about one a second in a channel */
  channelGapMs: number;
  idleMs: number;
};

export const slackPace: DeliveryPace = {
  leaseMs: 60_000,
  callTimeoutMs: 10_000,
  perMinute: 300,
  channelGapMs: 1000,
  idleMs: 500,
};

const batch = 10;
/** Looked up from a little before the first try: the clocks here and there may differ. */
const clockSkewMs = 60_000;
const marginMs = 500;
const longestBackoffMs = 300_000;

export type DeliveryWorker = {
  start(): void;
  /** Ends when what is in hand is posted and recorded. */
  stop(): Promise<void>;
  /** Posts what is due now, without waiting for the next look. Gives how many rows it handled. */
  drain(): Promise<number>;
};

/**
 * Posts what `enqueue` wrote: claims rows with a lease, posts with retries off and the key in the metadata, and when a post's
 * fate is unknown looks for the key in the channel before posting again (design.md, "What is posted, is posted once").
 */
export function deliveryWorker(
  deps: Pick<Deps, "db" | "slack" | "log">,
  pace: DeliveryPace = slackPace,
): DeliveryWorker {
  let running: Promise<void> | undefined;
  let stopping = false;
  const turn = pacing(pace);

  async function drain(): Promise<number> {
    const rows = await claim(deps.db, pace.leaseMs, batch);
    // side by side, but one after the other where they go to the same place: the order of what was said stays
    const byTarget = Map.groupBy(rows, ({ target }) => target);
    await Promise.all(
      [...byTarget.values()].map(async (line) => {
        for (const row of line) await deliver(deps, row, pace, turn);
      }),
    );
    return rows.length;
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        if ((await drain()) > 0) continue;
      } catch (error) {
        deps.log.error({ err: error }, "the outbox could not be read");
      }
      await new Promise((resolve) => setTimeout(resolve, pace.idleMs));
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping = true;
      await running;
    },
    drain,
  };
}

type Turn = { wait(target: string): Promise<void>; pause(ms: number): void };

/** Keeps under Slack's pace: gives each post its moment. A 429 pauses all. */
function pacing({ perMinute, channelGapMs }: DeliveryPace): Turn {
  let next = 0;
  const nextIn = new Map<string, number>();
  return {
    async wait(target) {
      const now = Date.now();
      const at = Math.max(now, next, nextIn.get(target) ?? 0);
      next = at + 60_000 / perMinute;
      if (nextIn.size > 10_000) nextIn.clear();
      nextIn.set(target, at + channelGapMs);
      if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
    },
    pause(ms) {
      next = Math.max(next, Date.now() + ms);
    },
  };
}

async function deliver(deps: Pick<Deps, "db" | "slack" | "log">, row: Claimed, pace: DeliveryPace, turn: Turn) {
  const canPost = () => Date.now() + pace.callTimeoutMs + marginMs < row.leaseUntil;
  try {
    const found = row.dirtySince === null ? undefined : await lookUp(deps, row, row.dirtySince);
    if (found) return await finish(deps.db, row, found);
    await turn.wait(row.target);
    if (!canPost() || !(await markDirty(deps.db, row))) return;
    const posted = await deps.slack.post(row.target, JSON.parse(row.payload) as Message, row.key);
    await finish(deps.db, row, posted);
  } catch (error) {
    await afterFailure(deps, row, outcomeOf(error), turn);
  }
}

/** Where the message stands, if an earlier try reached Slack. */
async function lookUp({ slack }: Pick<Deps, "slack">, row: Claimed, dirtySince: bigint) {
  const channel = row.channel ?? (row.target.startsWith("U") ? await slack.openDirectMessage(row.target) : row.target);
  const messages = await slack.postedSince(channel, new Date(Number(dirtySince) - clockSkewMs));
  const found = messages.find(({ deliveryKey }) => deliveryKey === row.key);
  return found && { channel, ts: found.ts };
}

async function afterFailure({ db, log }: Pick<Deps, "db" | "log">, row: Claimed, outcome: Outcome, turn: Turn) {
  const backoffMs = Math.min(longestBackoffMs, 1000 * 2 ** Math.min(row.attempts, 9));
  if (outcome.kind === "rateLimited") turn.pause(outcome.retryAfterMs);
  if (outcome.kind === "refused") log.error({ key: row.key, error: outcome.error }, "Slack refuses a message for good");
  else log.warn({ key: row.key, error: outcome.error }, "a message waits for another try");
  await giveBack(db, row, {
    delayMs: outcome.kind === "rateLimited" ? outcome.retryAfterMs : backoffMs,
    // what is certain not to stand in Slack leaves the row as it was before this try
    dirtySince: outcome.kind === "unknown" ? (row.dirtySince ?? BigInt(Date.now())) : row.dirtySince,
    error: outcome.error,
    failed: outcome.kind === "refused",
  });
}
