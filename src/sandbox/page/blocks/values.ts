/** What the inputs of a surface hold, in the shape of Slack's `state.values`. */
import type { Json } from "../../../lib/json.ts";
import type { Block, StateValues } from "../../protocol.ts";
import { actionIdOf, type Element, jsonOf, shapeOf } from "./shapes.ts";

export type Value = { [key: string]: Json | undefined };

const listJson = (list: object[] | undefined): Json => (list ?? []).map(jsonOf);

/** By element type: the key its value stands under, and what it holds before anybody touched it. */
const initialOf: Record<string, (element: Element) => Value> = {
  plain_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  email_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  url_text_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  number_input: ({ initial_value }) => ({ value: initial_value ?? null }),
  static_select: ({ initial_option }) => ({ selected_option: initial_option ? jsonOf(initial_option) : null }),
  external_select: ({ initial_option }) => ({ selected_option: initial_option ? jsonOf(initial_option) : null }),
  radio_buttons: ({ initial_option }) => ({ selected_option: initial_option ? jsonOf(initial_option) : null }),
  users_select: ({ initial_user }) => ({ selected_user: initial_user ?? null }),
  conversations_select: ({ initial_conversation }) => ({ selected_conversation: initial_conversation ?? null }),
  channels_select: ({ initial_channel }) => ({ selected_channel: initial_channel ?? null }),
  multi_static_select: ({ initial_options }) => ({ selected_options: listJson(initial_options) }),
  multi_external_select: ({ initial_options }) => ({ selected_options: listJson(initial_options) }),
  checkboxes: ({ initial_options }) => ({ selected_options: listJson(initial_options) }),
  multi_users_select: ({ initial_users }) => ({ selected_users: initial_users ?? [] }),
  multi_conversations_select: ({ initial_conversations }) => ({ selected_conversations: initial_conversations ?? [] }),
  multi_channels_select: ({ initial_channels }) => ({ selected_channels: initial_channels ?? [] }),
  datepicker: ({ initial_date }) => ({ selected_date: initial_date ?? null }),
  timepicker: ({ initial_time }) => ({ selected_time: initial_time ?? null }),
  datetimepicker: ({ initial_date_time }) => ({ selected_date_time: initial_date_time ?? null }),
  rich_text_input: ({ initial_value }) => ({ rich_text_value: (initial_value as Json | undefined) ?? null }),
  file_input: () => ({ files: [] }),
};

/** What an untouched element holds, without its type; undefined for elements that hold nothing (buttons, overflow). */
export function initialValue(element: Element): Value | undefined {
  return initialOf[element.type]?.(element);
}

type Holder = { element?: Element; accessory?: Element; elements?: Element[]; child_blocks?: Block[] };

/** The elements of a block that can hold a value; those of a container's blocks count as its own. */
export function inputsIn(block: Block): Element[] {
  const { element, accessory, elements, child_blocks } = shapeOf<Holder>(block);
  const own = block.type === "actions" ? (elements ?? []) : [element, accessory];
  const inner = child_blocks?.flatMap(inputsIn) ?? [];
  return [...own, ...inner].filter((each): each is Element => each !== undefined && each.type in initialOf);
}

/** `state.values` of the blocks: what was entered, else what stands there at first. */
export function stateOf(blocks: Block[], entered: Record<string, Record<string, Value>>): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of inputsIn(block)) {
      const id = block.block_id ?? "";
      const held = entered[id]?.[actionIdOf(element)] ?? initialValue(element);
      values[id] = { ...values[id], [actionIdOf(element)]: { type: element.type, ...held } };
    }
  }
  return values;
}
