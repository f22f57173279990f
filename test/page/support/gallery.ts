/** One of everything that the page draws, as an app would send it. */
import type { KnownBlock } from "@slack/types";

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: true });
const option = (text: string, value: string) => ({ text: plain(text), value });

const texts: KnownBlock[] = [
  { type: "header", text: plain("Today, three to see") },
  {
    type: "section",
    text: {
      type: "mrkdwn",
      text: "*Bold*, _italic_, ~struck~, `code`, <https://example.com/a?b=1&amp;c=2|a link>, <@U0TOM00001>, <#C0GENERAL1>, :tada:\n> a quote\n> of two lines\n```pre  formatted```\nDue <!date^1793000000^{date_short_pretty} at {time}|soon> &amp; &lt;here&gt;",
    },
  },
  {
    type: "section",
    text: {
      type: "mrkdwn",
      text: "*Lin Trading Co.* · 黑金级\nVisit overdue by 12 days; birthday of Mrs Lin on Friday",
    },
    accessory: { type: "button", action_id: "open", text: plain("Open card"), value: "1" },
  },
  {
    type: "section",
    fields: ["*Tier*\nGold", "*Last contact*\n41 days ago", "*Assets*\n¥12,300,000", "*Phone*\n138 0000 0000"].map(
      (text) => ({
        type: "mrkdwn" as const,
        text,
      }),
    ),
  },
  { type: "context", elements: [{ type: "mrkdwn", text: "Data as of 20 November 2026" }, plain("Branch: Pudong")] },
  { type: "divider" },
];

const pressables: KnownBlock[] = [
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "done", text: plain("Done"), style: "primary", value: "1" },
      { type: "button", action_id: "later", text: plain("Later"), value: "2" },
      {
        type: "button",
        action_id: "drop",
        text: plain("Drop"),
        style: "danger",
        value: "3",
        confirm: {
          title: plain("Drop this visit?"),
          text: plain("It will not come back today."),
          confirm: plain("Drop"),
          deny: plain("Keep"),
        },
      },
      {
        type: "overflow",
        action_id: "rest",
        options: [option("Move to tomorrow", "move"), option("Hand over", "hand")],
      },
      {
        type: "static_select",
        action_id: "pick",
        placeholder: plain("Outcome"),
        options: [option("Reached", "r"), option("Not reached", "n")],
      },
      { type: "datepicker", action_id: "day", placeholder: plain("Next contact") },
    ],
  },
];

const rich: KnownBlock[] = [
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "Rich " },
          { type: "text", text: "bold", style: { bold: true } },
          { type: "text", text: " and " },
          { type: "link", url: "https://example.com", text: "linked" },
          { type: "text", text: " for " },
          { type: "user", user_id: "U0TOM00001" },
        ],
      },
      {
        type: "rich_text_list",
        style: "ordered",
        elements: ["First", "Second"].map((text) => ({
          type: "rich_text_section" as const,
          elements: [{ type: "text" as const, text }],
        })),
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: "Quoted" }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "as  it is" }] },
    ],
  },
  {
    type: "image",
    image_url: "https://example.invalid/chart.png",
    alt_text: "Visits by week, rising",
    title: plain("Visits"),
  },
];

const cell = (text: string) => ({ type: "raw_text" as const, text });
const table = {
  type: "table",
  column_settings: [{}, { align: "right" }],
  rows: [
    [cell("Manager"), cell("Overdue")],
    [cell("王小梅"), cell("3")],
    [cell("Tom Archer"), cell("12")],
  ],
};

export const gallery: KnownBlock[] = [...texts, ...pressables, ...rich, table as unknown as KnownBlock];

const input = (block_id: string, label: string, element: object, rest: object = {}) =>
  ({ type: "input", block_id, label: plain(label), element: { action_id: "it", ...element }, ...rest }) as KnownBlock;

const kinds = [option("Service", "service"), option("Fees", "fees"), option("Product", "product")];

/** A form with every kind of input. */
export const formBlocks: KnownBlock[] = [
  { type: "section", text: { type: "mrkdwn", text: "What happened, and to whom? *Stars* are not needed." } },
  input("client", "Client", { type: "external_select", min_query_length: 1, placeholder: plain("Name or number") }),
  input("kind", "Category", { type: "static_select", placeholder: plain("Choose one"), options: kinds }),
  input("severity", "Severity", { type: "radio_buttons", options: [option("Minor", "4"), option("Grave", "1")] }),
  input(
    "what",
    "What happened",
    { type: "plain_text_input", multiline: true, max_length: 500 },
    { hint: plain("In the client's words.") },
  ),
  input("when", "When", { type: "datetimepicker" }, { optional: true }),
  input("reply", "Reply to", { type: "email_text_input", placeholder: plain("name@example.com") }, { optional: true }),
  input("amount", "Amount", { type: "number_input", is_decimal_allowed: true }, { optional: true }),
  input("who", "Handlers", { type: "multi_users_select" }, { optional: true }),
  input(
    "tell",
    "Tell",
    { type: "checkboxes", options: [option("Team lead", "lead"), option("Desk", "desk")] },
    { optional: true },
  ),
];

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

/** What came to Slack since 2025, in messages that keep its limits (one table and two charts each). */
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
