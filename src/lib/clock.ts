/** The business time that the bot lives in. Only the practice workspace has one that differs from the machine's. */
export type Clock = {
  now(): Date;
  /** how far it was set ahead of the machine's clock */
  aheadMs(): number;
  /** Calls back after the clock was set ahead (never for the passing of time itself); gives a function that stops that. */
  onJump(listener: () => void): () => void;
};

/** The machine's own clock: it never jumps. */
export const systemClock: Clock = { now: () => new Date(), aheadMs: () => 0, onJump: () => () => {} };
