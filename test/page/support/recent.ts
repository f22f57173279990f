/** What came to Slack since 2025, as an app would send it. */
import type { types } from "@slack/bolt";

type KnownBlock = types.KnownBlock;

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: true });
const cell = (text: string) => ({ type: "raw_text" as const, text });
const words = (text: string) => ({ type: "mrkdwn" as const, text });
const richText = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const card = (title: string) => ({
  type: "card",
  title: words(`*${title}*`),
  subtitle: words("Gold"),
  body: words("Not seen for 41 days"),
  actions: [{ type: "button", action_id: `card-${title}`, text: plain("Open"), value: title }],
});
const point = (label: string, value: number) => ({ label, value });
const months = ["Sep", "Oct", "Nov"];
const axis_config = { categories: months, y_label: "visits" };
const series = [
  { name: "Mei", data: months.map((month, at) => point(month, 12 + at * 5)) },
  { name: "Tom", data: months.map((month, at) => point(month, 20 - at * 3)) },
];
const chart = (title: string, drawn: object) => ({ type: "data_visualization", title, chart: drawn });

/** In messages that keep its limits: one table and two charts each. */
export const recentMessages = [
  [
    { type: "markdown", text: "## Week 47\n\n- **Mei**: 3\n- *Tom*: 12\n\n> as of today" },
    card("Lin Trading"),
    { type: "carousel", elements: [card("Bao Steel"), card("Lindner AG")] },
    {
      type: "container",
      title: plain("Details"),
      is_collapsible: true,
      child_blocks: [{ type: "section", text: words("Inside") }],
    },
    { type: "task_card", task_id: "t1", title: "Look up the client", status: "complete", output: richText("Found") },
    {
      type: "plan",
      title: "The plan",
      tasks: [{ type: "task_card", task_id: "t2", title: "Call", status: "pending" }],
    },
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "judge",
          positive_button: { text: plain("Good"), value: "good" },
          negative_button: { text: plain("Bad"), value: "bad" },
        },
      ],
    },
    {
      type: "data_table",
      caption: "Overdue by manager",
      page_size: 2,
      rows: [
        [cell("Manager"), cell("Overdue")],
        ...[
          ["Mei", 3],
          ["Tom", 12],
          ["Ana", 7],
        ].map(([name, value]) => [
          cell(String(name)),
          { type: "raw_number", value: Number(value), text: String(value) },
        ]),
      ],
    },
  ],
  [chart("Visits", { type: "bar", series, axis_config }), chart("Trend", { type: "line", series, axis_config })],
  [
    chart("Reasons", { type: "pie", segments: [point("Overdue", 6), point("Birthday", 3), point("Maturity", 2)] }),
    chart("Book", { type: "area", series: series.slice(0, 1), axis_config }),
  ],
] as unknown as KnownBlock[][];
