/** The middle one of the figures, or the mean of the two in the middle. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** The figure that this part (0.99: 99 of 100) of all figures do not pass. */
export function percentile(figures: number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export const whole = (figure: number): string => Math.round(figure).toLocaleString("en");
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const megabytes = (bytes: number): string => `${whole(bytes / 1024 ** 2)} MB`;
export const asRatio = (figure: number): string => figure.toFixed(2);
