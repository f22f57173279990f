/** Slack's rate tier: calls a minute 1+, 20+, 50+, 100+; 5 stands for a limit of its own. */
export type Tier = 1 | 2 | 3 | 4 | 5;

type Allowance = { perMinute: number; burst: number };

/** Calls a minute of each method by its tier: platform.md, "Rate limits". The tiers are given as "1+", "20+" … : the least is held. */
const OF_TIER: Record<Tier, Allowance> = {
  1: { perMinute: 1, burst: 1 },
  2: { perMinute: 20, burst: 20 },
  3: { perMinute: 50, burst: 50 },
  4: { perMinute: 100, burst: 100 },
  // "Hundreds of requests per minute", and for chat.postMessage "several hundred" a workspace; 300 is unverified.
  5: { perMinute: 300, burst: 300 },
};

/** About one message a second in a channel, short bursts tolerated; how long a burst may be is unverified. */
const POST_IN_CHANNEL: Allowance = { perMinute: 60, burst: 5 };

/** Slack's limits on how often an app may call. */
export type RateLimits = {
  /** Counts the call; the whole seconds after which to come again when it is one too many, else nothing. */
  take(method: string, tier: Tier, channel?: string): number | undefined;
};

/** Opens the limits; `now` gives the machine's milliseconds. */
export function openRateLimits(now: () => number): RateLimits {
  const buckets = new Map<string, { left: number; at: number }>();
  const take = (key: string, { perMinute, burst }: Allowance) => {
    const [at, perMs] = [now(), perMinute / 60_000];
    const bucket = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + (at - bucket.at) * perMs);
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
    return left >= 1 ? undefined : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
  };
  return {
    take(method, tier, channel) {
      const inChannel = method === "chat.postMessage" && channel ? take(`in ${channel}`, POST_IN_CHANNEL) : undefined;
      return inChannel ?? take(method, OF_TIER[tier]);
    },
  };
}
