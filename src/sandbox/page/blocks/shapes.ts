/**
 * The parts of Slack's blocks that the page reads. The server has validated them; still everything that may be missing is
 * optional here, and a block that breaks its drawing is caught by its guard.
 */
import type { Json } from "../../../lib/json.ts";
import type { Block } from "../../protocol.ts";

export type Text = { type: "plain_text" | "mrkdwn"; text: string; emoji?: boolean; verbatim?: boolean };
export type Option = { text: Text; value?: string; description?: Text; url?: string };
export type OptionGroup = { label: Text; options: Option[] };
export type Confirm = { title?: Text; text: Text; confirm?: Text; deny?: Text; style?: "primary" | "danger" };

export type Element = {
  type: string;
  action_id?: string;
  text?: Text;
  value?: string;
  url?: string;
  style?: "primary" | "danger";
  accessibility_label?: string;
  confirm?: Confirm;
  placeholder?: Text;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_user?: string;
  initial_users?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_value?: string;
  min_query_length?: number;
  filter?: { include?: string[]; exclude_bot_users?: boolean };
  max_selected_items?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  focus_on_load?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  image_url?: string;
  slack_file?: SlackFile;
  alt_text?: string;
  filetypes?: string[];
  max_files?: number;
};
/** An image that was uploaded, by its id or its private address. */
export type SlackFile = { id?: string; url?: string };

export type SectionBlock = { text?: Text; fields?: Text[]; accessory?: Element };
export type ContextBlock = { elements: (Text | Element)[] };
export type ActionsBlock = { elements: Element[] };
export type HeaderBlock = { text: Text; level?: number };
export type ImageBlock = { image_url?: string; slack_file?: SlackFile; alt_text: string; title?: Text };
export type InputBlock = { label: Text; hint?: Text; optional?: boolean; dispatch_action?: boolean; element: Element };
export type RichStyle = { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean; underline?: boolean };
export type RichLeaf = {
  type: string;
  text?: string;
  style?: RichStyle;
  url?: string;
  user_id?: string;
  channel_id?: string;
  name?: string;
  unicode?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
};
export type RichPart = {
  type: string;
  elements: (RichLeaf | RichPart)[];
  style?: "bullet" | "ordered";
  indent?: number;
  offset?: number;
  border?: number;
};
export type RichTextBlock = { elements: RichPart[] };
export type TableCell = { type: string; text?: string; value?: number; elements?: RichPart[] };
export type TableBlock = {
  rows: TableCell[][];
  column_settings?: ({ align?: "left" | "center" | "right"; is_wrapped?: boolean } | null)[];
  caption?: Text | string;
};
export type CardShape = {
  hero_image?: Element;
  icon?: Element;
  title?: Text;
  subtitle?: Text;
  body?: Text;
  subtext?: Text;
  actions?: Element[];
};
export type CarouselBlock = { elements: CardShape[] };
export type AlertBlock = { text: Text; level?: "default" | "info" | "warning" | "error" | "success" };
export type ContainerBlock = {
  title?: Text;
  rich_text_title?: RichTextBlock;
  subtitle?: Text;
  is_collapsible?: boolean;
  default_collapsed?: boolean;
  child_blocks: Block[];
};
export type VideoBlock = {
  title: Text;
  alt_text: string;
  thumbnail_url: string;
  video_url: string;
  title_url?: string;
  description?: Text;
};
export type FeedbackElement = Element & {
  positive_button?: { text: Text; value: string };
  negative_button?: { text: Text; value: string };
};
export type TaskShape = {
  title: string;
  status: "pending" | "in_progress" | "complete" | "error";
  details?: RichTextBlock;
  output?: RichTextBlock;
  sources?: { url: string; text: string }[];
};
export type PlanBlock = { title: string; tasks?: TaskShape[] };
export type DataTableBlock = { rows: TableCell[][]; caption: string; page_size?: number };
export type ChartPoint = { label: string; value: number };
export type ChartSeries = { name: string; data: ChartPoint[] };
export type Chart = {
  type: "pie" | "bar" | "line" | "area";
  segments?: ChartPoint[];
  series?: ChartSeries[];
  axis_config?: { categories: string[]; x_label?: string; y_label?: string };
};
export type ChartBlock = { title: string; chart: Chart };
export type MarkdownBlock = { text: string };

/** The block as one of the shapes above: its `type` has been looked at. */
export const shapeOf = <T>(block: Block): T => block as unknown as T;

/** An element or option as the plain JSON that goes to the server. */
export const jsonOf = (value: object): Json => value as Json;

/** A stable key of an element within its block. */
export const actionIdOf = (element: Element): string => element.action_id ?? element.type;

/** All options of an element, whether grouped or not. */
export const optionsOf = (element: Element): Option[] =>
  element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? [];
