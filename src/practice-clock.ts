import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "./lib/clock.ts";

const answer = z.object({ aheadMs: z.number().nonnegative(), version: z.number() });
const retryMs = 1000;
/** Longer than the workspace holds a question that waits for the clock to be set. */
const heldMs = 40_000;

export type RemoteClock = Clock & { close(): void };

/**
 * The clock of a practice workspace in another process: its distance from the machine's clock is asked once at the start, and
 * then a question is held open until somebody sets it ahead. Rejects when the workspace is not there at the start.
 */
export async function practiceClock(url: string): Promise<RemoteClock> {
  const listeners = new Set<() => void>();
  const ending = new AbortController();
  let state = await ask(url, ending.signal);

  async function listen(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        const next = await ask(`${url}?after=${state.version}`, ending.signal);
        const isAhead = next.aheadMs > state.aheadMs;
        state = next;
        if (isAhead) for (const listener of listeners) listener();
      } catch {
        // the workspace is away for a moment: its clock goes on meanwhile as it did
        await sleep(retryMs, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }
  void listen();
  return {
    now: () => new Date(Date.now() + state.aheadMs),
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => ending.abort(),
  };
}

/** The time that it is in a practice workspace, asked once. Rejects when it does not answer within `waitMs`. */
export async function practiceTime(url: string, waitMs: number): Promise<Date> {
  const { aheadMs } = await ask(url, AbortSignal.timeout(waitMs));
  return new Date(Date.now() + aheadMs);
}

async function ask(url: string, ending: AbortSignal) {
  const response = await fetch(url, { signal: AbortSignal.any([ending, AbortSignal.timeout(heldMs)]) });
  if (!response.ok) throw new Error(`the practice clock answers ${response.status}`);
  return answer.parse(await response.json());
}
