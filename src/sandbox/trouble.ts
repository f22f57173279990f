import type { Trouble } from "./protocol.ts";

const NONE: Trouble = { dropAnswer: 0, serverError: 0, rateLimited: 0, slow: 0, slowMs: 500 };

/** What befalls one call. */
type Fate = { dropAnswer: boolean; serverError: boolean; rateLimited: boolean; waitMs: number };

/** Faults on demand, the same run of them for the same seed. */
export type Troubles = {
  /** Replaces the faults; what is not named is without fault. */
  set(faults: Partial<Trouble>): void;
  get(): Trouble;
  fateOf(method: string, writes: boolean): Fate;
};

export function openTroubles(): Troubles {
  let faults = NONE;
  let random = randomFrom(1);
  return {
    set(next) {
      faults = { ...NONE, ...next };
      random = randomFrom(next.seed ?? 1);
    },
    get: () => faults,
    fateOf(method, writes) {
      const meant = faults.methods ? faults.methods.includes(method) : writes;
      if (!meant) return { dropAnswer: false, serverError: false, rateLimited: false, waitMs: 0 };
      const meets = (share: number) => random() < share;
      return {
        dropAnswer: meets(faults.dropAnswer),
        serverError: meets(faults.serverError),
        rateLimited: meets(faults.rateLimited),
        waitMs: meets(faults.slow) ? faults.slowMs : 0,
      };
    },
  };
}

/** The generator mulberry32: numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
