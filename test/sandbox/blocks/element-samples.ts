import type { Doc } from "../../../src/sandbox/doc.ts";
import { button, confirm, image, mrkdwn, named, option, plain, richText } from "./parts.ts";

/** One of every element, as full as it may be, with the kind of block that holds it. */
export const ELEMENTS: Record<string, { element: Doc; inside: "actions" | "input" | "section" | "context_actions" }> = {
  button: { element: button({ value: "1", url: "https://example.com", style: "primary", confirm }), inside: "actions" },
  workflow_button: { element: { type: "workflow_button", text: plain("Go"), workflow: {} }, inside: "actions" },
  static_select: {
    element: { type: "static_select", ...named, options: [option()], initial_option: option() },
    inside: "actions",
  },
  multi_static_select: {
    element: {
      type: "multi_static_select",
      ...named,
      option_groups: [{ label: plain("Group"), options: [option()] }],
      max_selected_items: 2,
    },
    inside: "section",
  },
  external_select: { element: { type: "external_select", ...named, min_query_length: 0 }, inside: "actions" },
  multi_external_select: {
    element: { type: "multi_external_select", ...named, initial_options: [option()] },
    inside: "section",
  },
  users_select: { element: { type: "users_select", ...named, initial_user: "U1" }, inside: "actions" },
  multi_users_select: { element: { type: "multi_users_select", ...named, initial_users: ["U1"] }, inside: "section" },
  conversations_select: {
    element: {
      type: "conversations_select",
      ...named,
      filter: { include: ["im"] },
      default_to_current_conversation: true,
    },
    inside: "actions",
  },
  multi_conversations_select: { element: { type: "multi_conversations_select", ...named }, inside: "section" },
  channels_select: { element: { type: "channels_select", ...named, response_url_enabled: true }, inside: "input" },
  multi_channels_select: { element: { type: "multi_channels_select", ...named }, inside: "section" },
  checkboxes: {
    element: { type: "checkboxes", options: [{ text: mrkdwn("*A*"), value: "a", description: mrkdwn("d") }] },
    inside: "actions",
  },
  radio_buttons: {
    element: { type: "radio_buttons", options: [option()], initial_option: option() },
    inside: "actions",
  },
  overflow: {
    element: { type: "overflow", options: [{ ...option(), url: "https://example.com" }] },
    inside: "section",
  },
  plain_text_input: {
    element: {
      type: "plain_text_input",
      ...named,
      multiline: true,
      min_length: 1,
      max_length: 9,
      focus_on_load: true,
      dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    },
    inside: "input",
  },
  number_input: {
    element: { type: "number_input", is_decimal_allowed: true, min_value: "-1.5", max_value: "2", initial_value: "1" },
    inside: "input",
  },
  email_text_input: { element: { type: "email_text_input", ...named }, inside: "input" },
  url_text_input: { element: { type: "url_text_input", ...named }, inside: "input" },
  rich_text_input: { element: { type: "rich_text_input", initial_value: richText(), min_lines: 2 }, inside: "input" },
  file_input: { element: { type: "file_input", filetypes: ["csv"], max_files: 3 }, inside: "input" },
  datepicker: { element: { type: "datepicker", ...named, initial_date: "2026-02-28" }, inside: "actions" },
  timepicker: {
    element: { type: "timepicker", ...named, initial_time: "08:00", timezone: "Asia/Shanghai" },
    inside: "actions",
  },
  datetimepicker: { element: { type: "datetimepicker", initial_date_time: 1_628_633_820 }, inside: "actions" },
  image: { element: image, inside: "section" },
  feedback_buttons: {
    element: {
      type: "feedback_buttons",
      positive_button: { text: plain("Good"), value: "1" },
      negative_button: { text: plain("Bad"), value: "0", accessibility_label: "Bad answer" },
    },
    inside: "context_actions",
  },
  icon_button: {
    element: { type: "icon_button", icon: "trash", text: plain("Delete"), value: "1" },
    inside: "context_actions",
  },
};
