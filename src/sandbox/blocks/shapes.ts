import type { Shape } from "./fields.ts";
import { BLOCK_SHAPES } from "./shapes/blocks.ts";
import { DATA_SHAPES } from "./shapes/data.ts";
import { ELEMENT_SHAPES } from "./shapes/elements.ts";
import { RICH_TEXT_SHAPES } from "./shapes/rich-text.ts";
import { TEXT_SHAPES } from "./shapes/texts.ts";
import { viewShapes } from "./shapes/views.ts";

const DATA_BLOCKS = ["table", "data_table", "data_visualization"];

/** The blocks that a message or view may be made of. */
export const BLOCK_TYPES: readonly string[] = [...Object.keys(BLOCK_SHAPES), ...DATA_BLOCKS];

/** Every shape by its name: the `type` of its objects, but for those that have none or share it (see `typeOf`). */
export const SHAPES: Record<string, Shape> = {
  ...TEXT_SHAPES,
  ...ELEMENT_SHAPES,
  ...RICH_TEXT_SHAPES,
  ...BLOCK_SHAPES,
  ...DATA_SHAPES,
  ...viewShapes(BLOCK_TYPES),
};

const UNTYPED = new Set([
  "option",
  "choice",
  "option_group",
  "confirm",
  "dispatch_action_config",
  "conversation_filter",
  "slack_file",
  "feedback_button",
  "rich_text_style",
  "column_setting",
  "chart_series",
  "chart_point",
  "axis_config",
]);

const SHARED_TYPES: Record<string, string> = { image_element: "image", url_source: "url" };

/** What an object of the shape has in its field `type`; nothing for objects without that field. */
export function typeOf(shapeName: string): string | undefined {
  if (UNTYPED.has(shapeName)) return undefined;
  return SHARED_TYPES[shapeName] ?? shapeName.slice(shapeName.indexOf(":") + 1);
}
