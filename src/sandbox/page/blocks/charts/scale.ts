/** The arithmetic of charts. */

/** Round steps from at or below the smallest to at or above the greatest value, 0 always among them; of whole numbers, whole ones. */
export function ticksFor(values: number[], about = 4): number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (high - low || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const least = values.every(Number.isInteger) ? 1 : 0;
  const step = Math.max(least, ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  const first = Math.floor(low / step);
  return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** Where a share of a circle begins and ends, clockwise from the top, as an SVG path around the middle 0,0. */
export function slicePath(from: number, to: number, radius: number): string {
  if (to - from >= 1) return `M0 ${-radius}A${radius} ${radius} 0 1 1 -0.01 ${-radius}Z`;
  const at = (share: number) => {
    const angle = share * 2 * Math.PI;
    return `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;
  };
  return `M0 0L${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}

/** About how wide signs are in a plot's small letters: Latin ones, and those of East Asia. */
const SIGN = { narrow: 6.5, wide: 11.5 };

/** A category's name as far as its place under a plot holds it; "…" where it goes on. */
export function fittedName(name: string, width: number): string {
  let left = width - SIGN.narrow;
  let fitting = "";
  for (const sign of name) {
    left -= sign > "\u2e7f" ? SIGN.wide : SIGN.narrow;
    if (left < 0) return `${fitting.trimEnd()}…`;
    fitting += sign;
  }
  return name;
}
