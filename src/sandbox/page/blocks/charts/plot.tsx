import { useReader } from "../../state/reader.tsx";
import type { Chart, ChartSeries } from "../shapes.ts";
import { fittedName, ticksFor } from "./scale.ts";

/** The plot's frame within the drawing of 480 by 230. */
const FRAME = { left: 46, right: 470, top: 10, bottom: 196 };

type Marks = {
  series: ChartSeries;
  index: number;
  of: number;
  x: (at: number) => number;
  y: (value: number) => number;
  slot: number;
};

/** Bars, lines or areas over categories. */
export function Plot({ chart, series }: { chart: Chart; series: ChartSeries[] }) {
  const categories = chart.axis_config?.categories ?? series[0]?.data.map(({ label }) => label) ?? [];
  const ticks = ticksFor(series.flatMap(({ data }) => data.map(({ value }) => value)));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const slot = (FRAME.right - FRAME.left) / Math.max(categories.length, 1);
  const x = (at: number) => FRAME.left + slot * (at + 0.5);
  const y = (value: number) => FRAME.bottom - ((value - low) / (high - low || 1)) * (FRAME.bottom - FRAME.top);
  const Draw = chart.type === "bar" ? Bars : Line;
  return (
    <>
      <Axes ticks={ticks} categories={categories} x={x} y={y} slot={slot} axis={chart.axis_config} />
      {series.map((each, index) => (
        <g key={index} class={chart.type}>
          <Draw series={each} index={index} of={series.length} x={x} y={y} slot={slot} />
        </g>
      ))}
    </>
  );
}

type AxesProps = Pick<Marks, "x" | "y" | "slot"> & {
  ticks: number[];
  categories: string[];
  axis: Chart["axis_config"];
};

/** At most this many category names fit under a plot. */
const MOST_NAMES = 10;

function Axes({ ticks, categories, x, y, slot, axis }: AxesProps) {
  const { locale } = useReader();
  const number = new Intl.NumberFormat(locale, { notation: "compact" });
  const every = Math.ceil(categories.length / MOST_NAMES);
  return (
    <g class="axes">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={FRAME.left} x2={FRAME.right} y1={y(tick)} y2={y(tick)} />
          <text x={FRAME.left - 6} y={y(tick) + 4} text-anchor="end">
            {number.format(tick)}
          </text>
        </g>
      ))}
      {categories.map(
        (name, at) =>
          at % every === 0 && (
            <text key={at} x={x(at)} y={FRAME.bottom + 15} text-anchor="middle">
              <title>{name}</title>
              {fittedName(name, slot * every)}
            </text>
          ),
      )}
      <text x={FRAME.right} y={226} text-anchor="end">
        {[axis?.y_label, axis?.x_label].filter(Boolean).join(" / ")}
      </text>
    </g>
  );
}

function Bars({ series, index, of, x, y, slot }: Marks) {
  const width = (slot * 0.72) / of;
  return (
    <>
      {series.data.map(({ label, value }, at) => (
        <rect
          key={at}
          class={`ink-${index % 12}`}
          x={x(at) - slot * 0.36 + width * index}
          y={Math.min(y(value), y(0))}
          width={Math.max(width - 1, 1)}
          height={Math.abs(y(value) - y(0))}
        >
          <title>{`${series.name}, ${label}: ${value}`}</title>
        </rect>
      ))}
    </>
  );
}

function Line({ series, index, x, y }: Marks) {
  const points = series.data.map(({ value }, at) => `${x(at)} ${y(value)}`);
  const ink = `ink-${index % 12}`;
  return (
    <>
      <path class={`under ${ink}`} d={`M${x(0)} ${y(0)}L${points.join("L")}L${x(points.length - 1)} ${y(0)}Z`} />
      <path class={`stroke ${ink}`} d={`M${points.join("L")}`} />
      {series.data.map(({ label, value }, at) => (
        <circle key={at} class={ink} cx={x(at)} cy={y(value)} r={3}>
          <title>{`${series.name}, ${label}: ${value}`}</title>
        </circle>
      ))}
    </>
  );
}
