import type { Surface } from "../../../src/sandbox/blocks/fields.ts";
import type { Doc } from "../../../src/sandbox/doc.ts";
import {
  actions,
  button,
  card,
  cell,
  chart,
  image,
  input,
  mrkdwn,
  plain,
  point,
  richText,
  section,
  table,
} from "./parts.ts";

const leaves: Doc[] = [
  { type: "text", text: "a", style: { bold: true } },
  { type: "link", url: "https://example.com", text: "here" },
  { type: "user", user_id: "U1" },
  { type: "usergroup", usergroup_id: "S1" },
  { type: "team", team_id: "T1" },
  { type: "channel", channel_id: "C1" },
  { type: "emoji", name: "wave" },
  { type: "broadcast", range: "here" },
  { type: "color", value: "#00ff00" },
  { type: "date", timestamp: 1_720_710_212, format: "{date_num}" },
];

/** One of every block, and the surfaces on which it may stand. */
export const BLOCKS: Record<string, { block: Doc; on: Surface[] }> = {
  section: {
    block: section({ fields: [plain("a")], accessory: button(), block_id: "s" }),
    on: ["message", "modal", "home"],
  },
  header: { block: { type: "header", text: plain("Title"), level: 2 }, on: ["message", "modal", "home"] },
  divider: { block: { type: "divider" }, on: ["message", "modal", "home"] },
  image: { block: { ...image, title: plain("A picture") }, on: ["message", "modal", "home"] },
  context: {
    block: { type: "context", elements: [image, mrkdwn("by"), plain("me")] },
    on: ["message", "modal", "home"],
  },
  actions: { block: actions(button()), on: ["message", "modal", "home"] },
  input: {
    block: input({ type: "plain_text_input" }, { hint: plain("h"), optional: true }),
    on: ["message", "modal", "home"],
  },
  rich_text: {
    block: {
      type: "rich_text",
      elements: [
        { type: "rich_text_section", elements: leaves },
        {
          type: "rich_text_list",
          style: "bullet",
          indent: 1,
          elements: [{ type: "rich_text_section", elements: leaves }],
        },
        { type: "rich_text_quote", elements: leaves, border: 1 },
        { type: "rich_text_preformatted", elements: leaves },
      ],
    },
    on: ["message", "modal", "home"],
  },
  file: { block: { type: "file", source: "remote", external_id: "1" }, on: [] },
  call: { block: { type: "call", call_id: "R1" }, on: ["message"] },
  video: {
    block: {
      type: "video",
      alt_text: "A video",
      title: plain("Video"),
      thumbnail_url: "https://example.com/t.png",
      video_url: "https://example.com/v",
      author_name: "Someone",
    },
    on: ["message", "modal", "home"],
  },
  markdown: { block: { type: "markdown", text: "**bold**" }, on: ["message"] },
  context_actions: {
    block: { type: "context_actions", elements: [{ type: "icon_button", icon: "trash", text: plain("Delete") }] },
    on: ["message"],
  },
  task_card: {
    block: {
      type: "task_card",
      task_id: "1",
      title: "Look",
      status: "complete",
      details: richText(),
      sources: [{ type: "url", url: "https://example.com", text: "there" }],
    },
    on: ["message"],
  },
  plan: {
    block: { type: "plan", title: "Plan", tasks: [{ type: "task_card", task_id: "1", title: "A", status: "pending" }] },
    on: ["message"],
  },
  card: {
    block: card({ body: mrkdwn("b"), actions: [button()], hero_image: image }),
    on: ["message", "modal", "home"],
  },
  carousel: { block: { type: "carousel", elements: [card()] }, on: ["message", "home"] },
  alert: { block: { type: "alert", text: mrkdwn("Careful"), level: "warning" }, on: ["modal"] },
  container: {
    block: {
      type: "container",
      title: plain("Box"),
      child_blocks: [section()],
      is_collapsible: true,
      default_collapsed: true,
    },
    on: ["message", "modal", "home"],
  },
  table: {
    block: { ...table(2, 2), column_settings: [{ align: "right", is_wrapped: true }] },
    on: ["message", "home"],
  },
  data_table: {
    block: {
      type: "data_table",
      caption: "Numbers",
      page_size: 5,
      rows: [[cell("A")], [{ type: "raw_number", value: 1, text: "1" }], [richText()]],
    },
    on: ["message", "home"],
  },
  data_visualization: { block: chart({ type: "pie", segments: [point()] }), on: ["message"] },
};
