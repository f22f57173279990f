import type { KnownBlock } from "@slack/web-api";
import { type Language, listed } from "../../../lib/language.ts";
import { image } from "../../../slack/blocks.ts";
import { fitted, limits } from "../../../slack/limits.ts";
import { categoryCounts, firstOf, isBare, type Report } from "./report-card.ts";
import { reportText } from "./text.ts";

/** A bar chart: of each series one value for each label. */
export type Chart = {
  title: string;
  labels: string[];
  series: { name: string; values: number[] }[];
  axes: { x: string; y: string };
};

/** The charts of a report, in the order in which they stand; none when there is nothing to draw. */
export function chartsOf(report: Report, language: Language): Chart[] {
  if (isBare(report)) return [];
  const text = reportText[language];
  const categories = firstOf(categoryCounts(report, language), limits.chartPoints, language);
  const byCategory: Chart = {
    title: text.byCategory,
    labels: categories.map(({ name }) => name),
    series: [
      { name: text.seriesNow, values: categories.map(({ now }) => now) },
      { name: text.seriesBefore, values: categories.map(({ before }) => before) },
    ],
    axes: { x: text.categoryAxis, y: text.countAxis },
  };
  const byAge: Chart = {
    title: text.byAge,
    labels: text.shortAges,
    series: [{ name: text.open, values: report.open.byAge }],
    axes: { x: text.ageAxis, y: text.countAxis },
  };
  return [...(categories.length > 0 ? [byCategory] : []), ...(report.open.total > 0 ? [byAge] : [])];
}

/** Slack tells the points of a series apart by their labels, which are short. */
function distinct(labels: string[]): string[] {
  const given = new Set<string>();
  return labels.map((label) => {
    let short = fitted(label || "–", limits.chartLabel);
    for (let n = 2; given.has(short); n++) short = `${fitted(label, limits.chartLabel - 4)} ${n}`;
    given.add(short);
    return short;
  });
}

/** The charts as Slack's own blocks, which its types do not know yet (docs.slack.dev, "data_visualization"; messages only). */
export const chartBlocks = (charts: Chart[]): KnownBlock[] =>
  charts.slice(0, limits.charts).map(({ title, labels, series, axes }) => {
    const categories = distinct(labels);
    const block = {
      type: "data_visualization",
      title: fitted(title, limits.chartTitle),
      chart: {
        type: "bar",
        series: series.map(({ name, values }) => ({
          name: fitted(name, limits.chartLabel),
          data: categories.map((label, i) => ({ label, value: values[i] ?? 0 })),
        })),
        axis_config: {
          categories,
          x_label: fitted(axes.x, limits.axisLabel),
          y_label: fitted(axes.y, limits.axisLabel),
        },
      },
    };
    return block as unknown as KnownBlock;
  });

/** The charts as one picture that Slack holds, told in words to who cannot see it. */
export function pictureBlocks(charts: Chart[], fileId: string, language: Language): KnownBlock[] {
  const text = reportText[language];
  const told = charts.map(({ title, labels, series }) => {
    const points = labels.map((label, i) => `${label} ${series.map(({ values }) => values[i] ?? 0).join(" / ")}`);
    const names = series.map(({ name }) => name).join(" / ");
    return text.chartAlt(`${title} (${names})`, listed(points, language));
  });
  return charts.length === 0 ? [] : [image(fileId, text.pictureAlt(told.join(" ")))];
}
