import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import type { BarSeriesOption, EChartsOption } from "echarts";
import { beside } from "../../../lib/beside.ts";
import { figure } from "../../../lib/language.ts";
import type { Chart } from "./chart-card.ts";

export type ChartsToDraw = { charts: Chart[]; fontFolder: string };

/** So narrow and in such large letters that a phone's 300 points show it legibly; twice the size, so that it is sharp. */
const widthPx = 600;
const rowPx = 66;
const headPx = 76;
const footPx = 56;
const namesPx = 176;
const scale = 2;
const family = "Noto Sans SC";
/** What the package's own folder calls the signs of simplified Chinese, and of Latin. */
const subsets = ["chinese-simplified", "latin"];
const heapMb = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 160 };

/** Draws the charts under each other as a PNG, in a thread of its own. Rejects with what the thread threw. */
export const drawCharts = async (wanted: ChartsToDraw): Promise<Buffer> =>
  Buffer.from(await beside<Uint8Array>(import.meta.url, wanted, heapMb));

async function drawHere({ charts, fontFolder }: ChartsToDraw): Promise<Uint8Array> {
  const fontFiles = await keepFonts(fontFolder);
  const svg = await svgOf(charts);
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: family };
  return new Resvg(svg, { fitTo: { mode: "width", value: widthPx * scale }, font, background: "#fff" })
    .render()
    .asPng();
}

/** Loaded only here: whoever draws nothing keeps 100 MB. */
async function svgOf(charts: Chart[]): Promise<string> {
  const echarts = await import("echarts");
  const places = placesOf(charts);
  const height = places.reduce((sum, { high }) => sum + high, 0);
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width: widthPx, height });
  drawing.setOption(optionOf(charts, places));
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

/** Where each chart begins, and how high it is: a row for each of its names, however many there are. */
type Place = { top: number; high: number };

function placesOf(charts: Chart[]): Place[] {
  let top = 0;
  return charts.map(({ labels }) => {
    const place = { top, high: headPx + labels.length * rowPx + footPx };
    top += place.high;
    return place;
  });
}

/** Told apart by lightness as well: who sees no colours reads them too. */
const colours = ["#1f4d4a", "#8cc3b5"];
const ink = "#1d1c1d";
const text = { fontFamily: family, color: ink, fontSize: 18 };

const optionOf = (charts: Chart[], places: Place[]): EChartsOption => ({
  animation: false,
  backgroundColor: "#fff",
  textStyle: text,
  title: charts.map(({ title }, i) => ({
    text: title,
    left: 16,
    top: topOf(places, i) + 16,
    textStyle: { ...text, fontSize: 22, fontWeight: "normal" },
  })),
  legend: charts.map(({ series }, i) => ({
    data: series.length > 1 ? series.map(({ name }) => name) : [],
    right: 16,
    top: topOf(places, i) + 18,
    itemGap: 24,
    textStyle: text,
  })),
  grid: charts.map(({ labels }, i) => ({
    left: namesPx + 20,
    right: 72,
    top: topOf(places, i) + headPx,
    height: labels.length * rowPx,
  })),
  xAxis: charts.map((_, i) => ({
    gridIndex: i,
    type: "value",
    minInterval: 1,
    splitNumber: 4,
    axisLabel: { ...text, hideOverlap: true },
  })),
  yAxis: charts.map(({ labels }, i) => ({
    gridIndex: i,
    type: "category",
    data: labels.map(fittedRow),
    inverse: true,
    axisTick: { show: false },
    // a long name goes on in the next line
    axisLabel: {
      ...text,
      ...{ interval: 0, width: namesPx, overflow: "break", lineHeight: 21 },
      ...{ height: rowPx - 2, lineOverflow: "truncate", ellipsis: "…" },
    },
  })),
  series: charts.flatMap(({ series }, i) => series.map((one, place) => barsOf(one, i, place))),
});

/** Three lines of seventeen letters, or of half as many Chinese signs, less what the breaking of lines leaves empty. */
const rowWide = 44;

/** What is too long for its row ends in "…", so that nobody takes it for whole. */
function fittedRow(label: string): string {
  let wide = 0;
  let fitting = "";
  for (const sign of label) {
    wide += sign > "\u2e7f" ? 2 : 1;
    if (wide > rowWide) return `${fitting}…`;
    fitting += sign;
  }
  return label;
}

const topOf = (places: Place[], i: number): number => places[i]?.top ?? 0;

const shown = ({ value }: { value?: unknown }) => figure(Number(value));

const barsOf = ({ name, values }: Chart["series"][number], panel: number, place: number): BarSeriesOption => ({
  name,
  type: "bar",
  data: values,
  xAxisIndex: panel,
  yAxisIndex: panel,
  barMaxWidth: 26,
  itemStyle: { color: colours[place] ?? ink },
  label: { show: true, position: "right", fontFamily: family, color: ink, fontSize: 17, formatter: shown },
});

/** The font's files as the drawing library reads them, made once from the package's compressed ones. */
async function keepFonts(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(subsets.map((subset) => keepFont(folder, subset)));
}

async function keepFont(folder: string, subset: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const source = resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${subset}-400-normal.woff2`);
  const packed = await readFile(source);
  const kept = path.join(folder, `noto-sans-sc-${subset}-${packed.length}.ttf`);
  if (await isThere(kept)) return kept;
  const { decompress } = (await import("wawoff2")).default;
  const part = `${kept}.${process.pid}.part`;
  await writeFile(part, await decompress(packed), { flush: true });
  // whole or not at all: another drawing may look for it now
  await rename(part, kept);
  return kept;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const wanted = workerData as Partial<ChartsToDraw> | null;
if (!isMainThread && parentPort && wanted?.charts) parentPort.postMessage(await drawHere(wanted as ChartsToDraw));
