import type { Deps } from "../deps.ts";
import type { Message } from "./blocks.ts";
import { type DeliveryPace, pacing, slackPace, sleep, type Turn } from "./delivery-pacing.ts";
import { type Claimed, claim, finish, giveBack, isOutdated, markDirty, messageOf } from "./delivery-queue.ts";
import { type Outcome, outcomeOf } from "./post-outcome.ts";

const batch = 10;
/** Looked up from a little before the first try: the clocks here and there may differ. */
const clockSkewMs = 60_000;
const marginMs = 500;
const longestBackoffMs = 300_000;

type DeliveryDeps = Pick<Deps, "db" | "slack" | "log">;

export type DeliveryWorker = {
  start(): void;
  /** Ends when what is in hand is posted and recorded; what still waits for its turn is left to the next start. */
  stop(): Promise<void>;
  /** Posts what is due now, without waiting for the next look. Gives how many rows it handled. */
  drain(): Promise<number>;
};

/**
 * Posts what `enqueue` wrote: claims rows with a lease, posts with retries off and the key in the metadata, and when a post's
 * fate is unknown looks for the key in the channel before posting again (design.md, "What is posted, is posted once").
 */
export function deliveryWorker(deps: DeliveryDeps, pace: DeliveryPace = slackPace): DeliveryWorker {
  let running: Promise<void> | undefined;
  const stopping = new AbortController();
  const turn = pacing(pace, stopping.signal);

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
    while (!stopping.signal.aborted) {
      try {
        if ((await drain()) > 0) continue;
      } catch (error) {
        deps.log.error({ err: error }, "the outbox could not be read");
      }
      await sleep(pace.idleMs, stopping.signal);
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    drain,
  };
}

async function deliver(deps: DeliveryDeps, row: Claimed, pace: DeliveryPace, turn: Turn): Promise<void> {
  const canPost = () => Date.now() + pace.callTimeoutMs + marginMs < row.leaseUntil;
  try {
    const to = await addressOf(deps.db, row);
    if (to === "gone") return await giveBack(deps.db, row, never);
    const isThere = to.edits && (await isOutdated(deps.db, row)) ? to.edits : undefined;
    const found = isThere ?? (row.dirtySince === null ? undefined : await lookUp(deps, row, row.dirtySince, to));
    if (found) return await finish(deps.db, row, found);
    if (!(await turn.wait(row.target)) || !canPost()) {
      return await giveBack(deps.db, row, { delayMs: 0, dirtySince: row.dirtySince, error: null });
    }
    if (!(await markDirty(deps.db, row))) return;
    await finish(deps.db, row, await send(deps.slack, row, to));
  } catch (error) {
    await afterFailure(deps, row, outcomeOf(error), pace, turn);
  }
}

type Standing = { channel: string; ts: string };
/** The message under which a row stands, or that it replaces; neither for a message of its own. */
type Address = { under?: Standing; edits?: Standing };

/** A message that never stood can neither be answered nor replaced. */
const never = { delayMs: 0, dirtySince: null, error: "nothing to answer", failed: true };

async function addressOf(db: Deps["db"], { threadOf, editOf }: Claimed): Promise<Address | "gone"> {
  const first = threadOf ?? editOf;
  if (first === null) return {};
  const at = await messageOf(db, first);
  if (!at) return "gone";
  return threadOf === null ? { edits: at } : { under: at };
}

async function send(slack: Deps["slack"], { target, payload, key }: Claimed, { under, edits }: Address) {
  const message = JSON.parse(payload) as Message;
  if (!edits) return slack.post(under?.channel ?? target, message, key, under?.ts);
  await slack.update(edits, message);
  return edits;
}

/** Where the message stands, if an earlier try reached Slack. To replace one again does no harm. */
async function lookUp({ slack }: Pick<Deps, "slack">, row: Claimed, dirtySince: bigint, { under, edits }: Address) {
  if (edits) return undefined;
  const since = new Date(Number(dirtySince) - clockSkewMs);
  if (under) {
    const found = (await slack.repliesSince(under, since)).find(({ deliveryKey }) => deliveryKey === row.key);
    return found && { channel: under.channel, ts: found.ts };
  }
  const channel = row.channel ?? (row.target.startsWith("U") ? await slack.openDirectMessage(row.target) : row.target);
  const messages = await slack.postedSince(channel, since);
  const found = messages.find(({ deliveryKey }) => deliveryKey === row.key);
  return found && { channel, ts: found.ts };
}

async function afterFailure(
  { db, log }: DeliveryDeps,
  row: Claimed,
  outcome: Outcome,
  pace: DeliveryPace,
  turn: Turn,
): Promise<void> {
  const backoffMs = Math.min(longestBackoffMs, pace.backoffMs * 2 ** Math.min(row.attempts - 1, 9));
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
