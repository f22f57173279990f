import type { Block } from "../../../protocol.ts";
import { useReader } from "../../state/desk.ts";
import { type Chart, type ChartBlock, type ChartSeries, shapeOf } from "../shapes.ts";
import { Pie } from "./pie.tsx";
import { Plot } from "./plot.tsx";

/** A chart with its title and legend; a screen reader is told its numbers. */
export function ChartView({ block }: { block: Block }) {
  const { title, chart } = shapeOf<ChartBlock>(block);
  const { locale } = useReader();
  const number = new Intl.NumberFormat(locale);
  const series = seriesOf(chart, title);
  const told = series.map(
    ({ name, data }) => `${name}: ${data.map((each) => `${each.label} ${number.format(each.value)}`).join(", ")}`,
  );
  const names =
    chart.type === "pie" ? (chart.segments ?? []).map(({ label }) => label) : series.map(({ name }) => name);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 480 230" role="img" aria-label={`${title}. ${told.join("; ")}`}>
        {chart.type === "pie" ? <Pie segments={chart.segments ?? []} /> : <Plot chart={chart} series={series} />}
      </svg>
      {names.length > 1 && <Legend names={names} />}
    </figure>
  );
}

const seriesOf = (chart: Chart, title: string): ChartSeries[] =>
  chart.type === "pie" ? [{ name: title, data: chart.segments ?? [] }] : (chart.series ?? []);

function Legend({ names }: { names: string[] }) {
  return (
    <ul class="legend">
      {names.map((name, index) => (
        <li key={index}>
          <span class={`swatch ink-${index % 12}`} /> {name}
        </li>
      ))}
    </ul>
  );
}
