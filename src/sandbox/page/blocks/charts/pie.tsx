import type { ChartPoint } from "../shapes.ts";
import { slicePath } from "./scale.ts";

/** Shares of a whole. */
export function Pie({ segments }: { segments: ChartPoint[] }) {
  const all = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  let from = 0;
  return (
    <g transform="translate(240 115)">
      {segments.map(({ label, value }, index) => {
        const start = from;
        from += value / all;
        return (
          <path key={index} class={`slice ink-${index % 12}`} d={slicePath(start, from, 105)}>
            <title>{`${label}: ${value}`}</title>
          </path>
        );
      })}
    </g>
  );
}
