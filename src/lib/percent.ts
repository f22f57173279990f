/**
 * A part as a percentage, rounded to the nearest `step` (1: whole percent; 0.1: a tenth). 100 is said of all alone and 0 of none:
 * what rounding would make either is one step away from it. Nothing of nothing is 0.
 */
export function percentage(part: number, of: number, step: 1 | 0.1 = 1): number {
  if (part <= 0 || of <= 0) return 0;
  if (part >= of) return 100;
  const perPercent = step === 1 ? 1 : 10;
  const rounded = Math.round((100 * perPercent * part) / of);
  return Math.min(Math.max(rounded, 1), 100 * perPercent - 1) / perPercent;
}
