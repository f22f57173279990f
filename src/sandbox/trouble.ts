import type { Trouble } from "./protocol.ts";

const NO_CALL_FAULTS = { dropAnswer: 0, serverError: 0, rateLimited: 0, slow: 0, slowMs: 500 };
const NO_DELIVERY_FAULTS = { duplicate: 0, lostAck: 0, slowDelivery: 0, disconnect: 0, loseConnection: 0 };
const NONE: Trouble = { ...NO_CALL_FAULTS, ...NO_DELIVERY_FAULTS, rateLimits: false, noCharts: false };

/** What befalls one call. */
type CallFate = { dropAnswer: boolean; serverError: boolean; rateLimited: boolean; waitMs: number };

/** What befalls one delivery to the app. */
export type DeliveryFate = {
  duplicate: boolean;
  lostAck: boolean;
  disconnect: boolean;
  loseConnection: boolean;
  waitMs: number;
};

/** Faults on demand, the same run of them for the same seed. */
export type Troubles = {
  /** Replaces the faults; what is not named is without fault. */
  set(faults: Partial<Trouble>): void;
  get(): Trouble;
  fateOf(method: string, writes: boolean): CallFate;
  fateOfDelivery(): DeliveryFate;
};

export function openTroubles(): Troubles {
  let faults = NONE;
  let calls = randomFrom(1);
  let deliveries = randomFrom(2);
  return {
    set(next) {
      faults = { ...NONE, ...next };
      // Of their own each, so that what the one meets does not depend on how often the other is asked.
      calls = randomFrom(next.seed ?? 1);
      deliveries = randomFrom((next.seed ?? 1) + 1);
    },
    get: () => faults,
    fateOf(method, writes) {
      const meant = faults.methods ? faults.methods.includes(method) : writes;
      if (!meant) return { dropAnswer: false, serverError: false, rateLimited: false, waitMs: 0 };
      const meets = (share: number) => calls() < share;
      return {
        dropAnswer: meets(faults.dropAnswer),
        serverError: meets(faults.serverError),
        rateLimited: meets(faults.rateLimited),
        waitMs: meets(faults.slow) ? faults.slowMs : 0,
      };
    },
    fateOfDelivery() {
      const meets = (share: number) => deliveries() < share;
      return {
        duplicate: meets(faults.duplicate),
        lostAck: meets(faults.lostAck),
        disconnect: meets(faults.disconnect),
        loseConnection: meets(faults.loseConnection),
        waitMs: meets(faults.slowDelivery) ? faults.slowMs : 0,
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
