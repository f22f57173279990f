import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { afterAll, expect, test } from "vitest";
import type { Chart } from "../../../src/features/complaints/report/chart-card.ts";
import { drawCharts } from "../../../src/features/complaints/report/draw-charts.ts";

const fontFolder = mkdtempSync(path.join(os.tmpdir(), "rounds-fonts-"));
afterAll(() => rmSync(fontFolder, { recursive: true, force: true }));

const chart = (label: string): Chart => ({
  title: "",
  labels: [label],
  series: [{ name: "n", values: [1] }],
  axes: { x: "", y: "" },
});
const draw = (...charts: Chart[]) => drawCharts({ charts, fontFolder });

/** Width and height as the PNG's head says them. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

/** The picture's points; Resvg reads a PNG that stands in an SVG. */
function pointsOf(png: Buffer): Buffer {
  const [width, height] = sizeOf(png);
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  return Buffer.from(new Resvg(svg).render().pixels);
}

function differing(a: Buffer, b: Buffer): number {
  const [one, other] = [pointsOf(a), pointsOf(b)];
  let points = 0;
  for (let i = 0; i < one.length; i += 4) if (one.subarray(i, i + 4).compare(other.subarray(i, i + 4)) !== 0) points++;
  return points;
}

test("the picture is a PNG of twice 600 points' width, and as high as its names need", async () => {
  const one = await draw(chart("服务质量"));
  expect(one.subarray(1, 4).toString()).toBe("PNG");
  expect(sizeOf(one)).toEqual([1200, 396]);
  expect(sizeOf(await draw({ ...chart("a"), labels: ["a", "b"] }, chart("c")))).toEqual([1200, 924]);
});

test("Chinese signs are drawn, each as itself, and none as an empty box", async () => {
  // of the private use area, which no font has: what a missing sign looks like
  const missing = await draw(chart("\uE000\uE001\uE002\uE003"));
  const service = await draw(chart("服务质量"));
  const other = await draw(chart("资金交易"));
  expect(differing(service, missing)).toBeGreaterThan(1000);
  expect(differing(service, other)).toBeGreaterThan(1000);
  expect(differing(service, await draw(chart("服务质量")))).toBe(0);
});

test("signs of markup in a name are drawn as they are, and the background is white", async () => {
  const png = await draw(chart(`<b>&"'</b><script>`));
  expect(differing(png, await draw(chart("b")))).toBeGreaterThan(500);
  expect([...pointsOf(png).subarray(0, 4)]).toEqual([255, 255, 255, 255]);
});
