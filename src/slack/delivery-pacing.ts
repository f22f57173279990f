export type DeliveryPace = {
  leaseMs: number;
  /** the most that a call to Slack takes, then it counts as unanswered */
  callTimeoutMs: number;
  /** Slack: "several hundred per minute" in a workspace */
  perMinute: number;
  /** Slack: about one a second in a channel */
  channelGapMs: number;
  idleMs: number;
  /** before a second try; doubled with each further one */
  backoffMs: number;
};

export const slackPace: DeliveryPace = {
  leaseMs: 60_000,
  callTimeoutMs: 10_000,
  perMinute: 300,
  channelGapMs: 1000,
  idleMs: 500,
  backoffMs: 2000,
};

export type Turn = {
  /** Waits for this target's moment. False when the worker is stopping: then it does not come. */
  wait(target: string): Promise<boolean>;
  /** Nobody's moment comes before that time has passed, nor that of those who wait already. */
  pause(ms: number): void;
};

const mostTargetsKept = 10_000;

/** Waits, or until the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}

/** Keeps under Slack's pace: gives each post its moment. */
export function pacing({ perMinute, channelGapMs }: DeliveryPace, stopping: AbortSignal): Turn {
  let next = 0;
  let pausedUntil = 0;
  const nextIn = new Map<string, number>();
  function reserve(target: string): number {
    const at = Math.max(Date.now(), next, nextIn.get(target) ?? 0);
    next = at + 60_000 / perMinute;
    if (nextIn.size > mostTargetsKept) nextIn.clear();
    nextIn.set(target, at + channelGapMs);
    return at;
  }
  return {
    async wait(target) {
      let at: number;
      do {
        at = reserve(target);
        if (at > Date.now()) await sleep(at - Date.now(), stopping);
        if (stopping.aborted) return false;
        // a pause that was told meanwhile: wait for a moment after it
      } while (at < pausedUntil);
      return true;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, Date.now() + ms);
      next = Math.max(next, pausedUntil);
    },
  };
}
