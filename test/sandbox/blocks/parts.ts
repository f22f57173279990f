import type { Doc } from "../../../src/sandbox/doc.ts";

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const signs = (count: number) => "x".repeat(count);
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const option = (value = "a", text = "A"): Doc => ({ text: plain(text), value });
export const button = (more: Doc = {}): Doc => ({ type: "button", action_id: "press", text: plain("Press"), ...more });
export const section = (more: Doc = {}): Doc => ({ type: "section", text: mrkdwn("words"), ...more });
export const input = (element: Doc, more: Doc = {}): Doc => ({ type: "input", label: plain("What"), element, ...more });
export const actions = (...elements: Doc[]): Doc => ({ type: "actions", elements });
export const image: Doc = { type: "image", image_url: "https://example.com/a.png", alt_text: "A" };
export const richText = (text = "words"): Doc => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
export const confirm: Doc = { title: plain("Sure?"), text: mrkdwn("Really"), confirm: plain("Yes"), deny: plain("No") };
export const named: Doc = { action_id: "act", placeholder: plain("Choose") };
export const point = (label = "Mon", value = 1): Doc => ({ label, value });
export const chart = (more: Doc): Doc => ({ type: "data_visualization", title: "Chart", chart: more });
export const bar = (series = 1, points = 1): Doc =>
  chart({
    type: "bar",
    series: many(series, (i) => ({ name: `S${i}`, data: many(points, (j) => point(`P${j}`)) })),
    axis_config: { categories: many(points, (j) => `P${j}`), x_label: "Day", y_label: "Count" },
  });
export const cell = (text = "1"): Doc => ({ type: "raw_text", text });
export const table = (rows: number, cells = 1, text = "1"): Doc => ({
  type: "table",
  rows: many(rows, () => many(cells, () => cell(text))),
});
export const dataTable = (rows: number, cells = 1, text = "1"): Doc => ({
  type: "data_table",
  caption: "Numbers",
  rows: many(rows, () => many(cells, () => cell(text))),
});
export const card = (more: Doc = {}): Doc => ({ type: "card", title: mrkdwn("Card"), ...more });

/** The element inside a block that may hold it. */
export function holding({ element, inside }: { element: Doc; inside: string }): Doc {
  if (inside === "input") return input(element);
  if (inside === "section") return section({ accessory: element });
  return { type: inside, elements: [element] };
}
