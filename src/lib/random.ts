/** A source of chance that runs the same way every time for the same seed: for demos and tests, never for secrets. */
export type Random = {
  /** from 0 up to, without, 1 */
  next(): number;
  /** a whole number from `least` to `most`, both included */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
};

/** Mulberry32, a small public-domain generator of 32-bit state: even enough for picking names and days. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
