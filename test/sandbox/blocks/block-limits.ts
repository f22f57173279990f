import type { Doc } from "../../../src/sandbox/doc.ts";
import { type Case, message } from "./element-limits.ts";
import { judged, judgedView, modal } from "./judged.ts";
import * as a from "./parts.ts";

const container = (more: Doc) =>
  message({ type: "container", title: a.plain("Box"), child_blocks: [a.section()], ...more });
const video = (more: Doc) => {
  const links = { thumbnail_url: "https://example.com", video_url: "https://example.com" };
  return message({ type: "video", alt_text: "A", title: a.plain("V"), ...links, ...more });
};
const list = (indent: number) =>
  message({ type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", indent, elements: [] }] });

/** The limits on tables, charts, newer blocks and views, as in element-limits.ts. */
export const BLOCK_LIMITS: Case[] = [
  {
    limit: "unixSeconds",
    least: 1_000_000_000,
    most: 9_999_999_999,
    of: (n) => message(a.actions({ type: "datetimepicker", initial_date_time: n })),
  },
  { limit: "listIndent", least: 0, most: 8, of: list },
  { limit: "markdownText", least: 1, most: 12_000, of: (n) => message({ type: "markdown", text: a.signs(n) }) },
  { limit: "tableRows", least: 1, most: 100, of: (n) => message(a.table(n)) },
  { limit: "tableCells", least: 1, most: 20, of: (n) => message(a.table(1, n)) },
  { limit: "tableColumns", most: 20, of: (n) => message({ ...a.table(1), column_settings: a.many(n, () => ({})) }) },
  { limit: "tableSigns", most: 10_000, of: (n) => message(a.table(1, 1, a.signs(n))) },
  { limit: "dataTableRows", least: 2, most: 201, of: (n) => message(a.dataTable(n)) },
  { limit: "dataTableCells", least: 1, most: 20, of: (n) => message(a.dataTable(2, n)) },
  { limit: "dataTableSigns", most: 20_000, step: 2, of: (n) => message(a.dataTable(2, 1, a.signs(n / 2))) },
  { limit: "dataTablePage", least: 1, most: 100, of: (n) => message({ ...a.dataTable(2), page_size: n }) },
  { limit: "chartTitle", least: 1, most: 50, of: (n) => message({ ...a.bar(), title: a.signs(n) }) },
  { limit: "charts", most: 2, of: (n) => message(...a.many(n, () => a.bar())) },
  {
    limit: "pieSegments",
    least: 1,
    most: 12,
    of: (n) => message(a.chart({ type: "pie", segments: a.many(n, (i) => a.point(`${i}`)) })),
  },
  { limit: "chartSeries", least: 1, most: 12, of: (n) => message(a.bar(n)) },
  { limit: "chartPoints", least: 1, most: 20, of: (n) => message(a.bar(1, n)) },
  {
    limit: "chartLabel",
    least: 1,
    most: 20,
    of: (n) => message(a.chart({ type: "pie", segments: [a.point(a.signs(n))] })),
  },
  {
    limit: "axisLabel",
    most: 50,
    of: (n) =>
      message(
        a.chart({
          type: "line",
          series: [{ name: "S", data: [a.point("P")] }],
          axis_config: { categories: ["P"], x_label: a.signs(n) },
        }),
      ),
  },
  { limit: "cardTitle", least: 1, most: 150, of: (n) => message(a.card({ title: a.mrkdwn(a.signs(n)) })) },
  { limit: "cardBody", least: 1, most: 200, of: (n) => message(a.card({ body: a.mrkdwn(a.signs(n)) })) },
  {
    limit: "cardButtons",
    least: 1,
    most: 3,
    of: (n) => message(a.card({ actions: a.many(n, (i) => a.button({ action_id: `${i}` })) })),
  },
  {
    limit: "carouselCards",
    least: 1,
    most: 10,
    of: (n) => message({ type: "carousel", elements: a.many(n, () => a.card()) }),
  },
  {
    limit: "containerBlocks",
    least: 1,
    most: 10,
    of: (n) => container({ child_blocks: a.many(n, () => a.section()) }),
  },
  { limit: "containerTitle", least: 1, most: 150, of: (n) => container({ title: a.plain(a.signs(n)) }) },
  {
    limit: "alertText",
    least: 1,
    most: 200,
    of: (n) => judged("modal", [{ type: "alert", text: a.plain(a.signs(n)) }]),
  },
  { limit: "videoTitle", least: 1, most: 199, of: (n) => video({ title: a.plain(a.signs(n)) }) },
  { limit: "videoAuthor", most: 49, of: (n) => video({ author_name: a.signs(n) }) },
  { limit: "modalTitle", least: 1, most: 24, of: (n) => judgedView(modal([], { title: a.plain(a.signs(n)) })) },
  { limit: "modalButton", least: 1, most: 24, of: (n) => judgedView(modal([], { submit: a.plain(a.signs(n)) })) },
  { limit: "privateMetadata", most: 3000, of: (n) => judgedView(modal([], { private_metadata: a.signs(n) })) },
  { limit: "callbackId", most: 255, of: (n) => judgedView(modal([], { callback_id: a.signs(n) })) },
  { limit: "externalId", most: 255, of: (n) => judgedView(modal([], { external_id: a.signs(n) })) },
  { limit: "viewBytes", most: 250_000, of: (n) => judgedView(sized(n)) },
  {
    limit: "messageSigns",
    most: 13_200,
    step: 6,
    of: (n) => message(...a.many(6, () => a.section({ text: a.plain(a.signs(n / 6)) }))),
  },
];

/** A Home of just so many bytes as JSON. */
function sized(bytes: number): Doc {
  const full = a.many(85, () => a.section({ text: a.plain(a.signs(2850)) }));
  const home = (last: number): Doc => ({
    type: "home",
    blocks: [...full, a.section({ text: a.plain(a.signs(last)) })],
  });
  return home(bytes - JSON.stringify(home(0)).length);
}
