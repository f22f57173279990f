import {
  among,
  type Field,
  flag,
  like,
  list,
  mrkdwn,
  number,
  part,
  plain,
  type Shape,
  type Surface,
  shape,
  text,
  URL_LIKE,
  words,
} from "../fields.ts";
import { IMAGE_FIELDS, SELECT_TYPES } from "./elements.ts";

const CHOOSES = ["checkboxes", "radio_buttons", "datepicker", "timepicker", ...SELECT_TYPES];
const IN_SECTION = ["button", "overflow", "workflow_button", "image_element", ...CHOOSES];
const IN_ACTIONS = ["button", "overflow", "workflow_button", "datetimepicker", "rich_text_input", ...CHOOSES];
const TYPED = ["plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"];
const IN_INPUT = [...TYPED, "file_input", "datetimepicker", ...CHOOSES];
const IN_CONTAINER = [
  "actions",
  "context",
  "divider",
  "header",
  "image",
  "input",
  "rich_text",
  "section",
  "table",
  "video",
];

const NAMED: Record<string, Field> = { block_id: text("blockId") };
const block = (
  needs: Record<string, Field>,
  may: Record<string, Field> = {},
  more: Parameters<typeof shape>[2] = {},
): Shape => shape(needs, { ...NAMED, ...may }, more);

const IN_MESSAGE: { on: Surface[] } = { on: ["message"] };
const PICTURE = part("image_element");

/** The blocks that have been there for years. */
const CLASSIC: Record<string, Shape> = {
  section: block(
    {},
    {
      text: words("sectionText"),
      fields: list(words("sectionField"), "sectionFields"),
      accessory: part(...IN_SECTION),
      expand: flag,
    },
    { some: [["text", "fields"]] },
  ),
  header: block({ text: plain("headerText") }, { level: number("headerLevel") }),
  divider: block({}),
  image: block(
    { alt_text: text("altText") },
    { ...IMAGE_FIELDS, title: plain("imageTitle") },
    { one: [["image_url", "slack_file"]] },
  ),
  context: block({ elements: list(part("plain_text", "mrkdwn", "image_element"), "contextElements") }),
  actions: block({ elements: list(part(...IN_ACTIONS), "actionsElements") }),
  input: block(
    { label: plain("inputLabel"), element: part(...IN_INPUT) },
    { hint: plain("inputHint"), optional: flag, dispatch_action: flag },
  ),
  rich_text: block({
    elements: list(part("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")),
  }),
  // Slack shows file and call blocks; an app cannot put them anywhere itself.
  file: block({ source: text(), external_id: text() }, {}, { on: [] }),
  call: block({ call_id: text() }, {}, IN_MESSAGE),
  video: block(
    { alt_text: text("altText"), title: plain("videoTitle"), thumbnail_url: like(URL_LIKE), video_url: like(URL_LIKE) },
    {
      author_name: text("videoAuthor"),
      description: plain("words"),
      provider_icon_url: like(URL_LIKE),
      provider_name: text(),
      title_url: like(URL_LIKE),
    },
  ),
};

/** The blocks that came since 2025. */
const RECENT: Record<string, Shape> = {
  markdown: block({ text: text("markdownText") }, {}, IN_MESSAGE),
  context_actions: block(
    { elements: list(part("feedback_buttons", "icon_button"), "contextActionsElements") },
    {},
    IN_MESSAGE,
  ),
  task_card: block(
    { task_id: text(), title: text(), status: among("pending", "in_progress", "complete", "error") },
    { details: part("rich_text"), output: part("rich_text"), sources: list(part("url_source")), icon: text() },
    IN_MESSAGE,
  ),
  plan: block({ title: text() }, { tasks: list(part("task_card")) }, IN_MESSAGE),
  card: block(
    {},
    {
      hero_image: PICTURE,
      icon: PICTURE,
      title: mrkdwn("cardTitle"),
      subtitle: mrkdwn("cardTitle"),
      body: mrkdwn("cardBody"),
      subtext: mrkdwn("cardBody"),
      slack_icon: text(),
      actions: list(part("button"), "cardButtons"),
    },
    { some: [["hero_image", "title", "actions", "body"]] },
  ),
  carousel: block({ elements: list(part("card"), "carouselCards") }, {}, { on: ["message", "home"] }),
  alert: block(
    { text: words("alertText") },
    { level: among("default", "info", "warning", "error", "success") },
    { on: ["modal"] },
  ),
  container: block(
    { child_blocks: list(part(...IN_CONTAINER), "containerBlocks") },
    {
      title: plain("containerTitle"),
      rich_text_title: part("rich_text"),
      subtitle: words("containerTitle"),
      width: among("narrow", "standard", "wide", "full"),
      icon: PICTURE,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
    { some: [["title", "rich_text_title"]] },
  ),
};

/** Every block but tables and charts. */
export const BLOCK_SHAPES: Record<string, Shape> = { ...CLASSIC, ...RECENT };
