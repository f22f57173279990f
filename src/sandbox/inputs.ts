import type { Json } from "../lib/json.ts";
import { type Doc, docsIn, isDoc, kindOf, textOf } from "./doc.ts";
import type { Block, StateValues } from "./protocol.ts";

/** The field in which an element's value stands, in actions and in `state.values`; elements without one hold no value. */
const VALUE_FIELD: Record<string, string> = {
  plain_text_input: "value",
  number_input: "value",
  email_text_input: "value",
  url_text_input: "value",
  rich_text_input: "rich_text_value",
  file_input: "files",
  static_select: "selected_option",
  external_select: "selected_option",
  radio_buttons: "selected_option",
  overflow: "selected_option",
  users_select: "selected_user",
  conversations_select: "selected_conversation",
  channels_select: "selected_channel",
  multi_static_select: "selected_options",
  multi_external_select: "selected_options",
  checkboxes: "selected_options",
  multi_users_select: "selected_users",
  multi_conversations_select: "selected_conversations",
  multi_channels_select: "selected_channels",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
};

/** Which field of an element holds the value that it starts with. */
const INITIAL_FIELD: Record<string, string> = {
  value: "initial_value",
  rich_text_value: "initial_value",
  selected_option: "initial_option",
  selected_options: "initial_options",
  selected_user: "initial_user",
  selected_users: "initial_users",
  selected_conversation: "initial_conversation",
  selected_conversations: "initial_conversations",
  selected_channel: "initial_channel",
  selected_channels: "initial_channels",
  selected_date: "initial_date",
  selected_time: "initial_time",
  selected_date_time: "initial_date_time",
};

export type Placed = { block: Block; element: Doc; blockId: string; actionId: string };

/** Every element of the blocks that a person can act on, with where it stands. */
export function elementsOf(blocks: Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const inner = block.type === "carousel" ? docsIn(block.elements) : docsIn(block.child_blocks);
    const elements = [block.accessory, block.element, ...listed(block), ...inner.flatMap(partsOf)].filter(isDoc);
    return elements
      .filter((element) => typeof element.action_id === "string")
      .map((element) => ({ block, element, blockId: block.block_id ?? "", actionId: textOf(element.action_id) ?? "" }));
  });
}

const partsOf = (part: Doc): Doc[] => [part.accessory, part.element, ...listed(part)].filter(isDoc);
const listed = (part: Doc): Doc[] => [...docsIn(part.elements), ...docsIn(part.actions)];

/** The field that holds the element's value; nothing for elements without one, such as buttons. */
export const valueField = (element: Doc): string | undefined => VALUE_FIELD[kindOf(element)];

/** What an element holds before anybody touches it, in the shape of `state.values`. */
export function untouched(element: Doc): Doc {
  const field = valueField(element) ?? "value";
  const initial = element[INITIAL_FIELD[field] ?? ""];
  return { type: element.type, [field]: initial ?? emptyFor(field) };
}

/** `state.values` of the blocks: what the person put in, else what each element starts with. */
export function valuesOf(blocks: Block[], given: StateValues): StateValues {
  // a block may be called "__proto__": what is written to an object under that name is written to every object
  const held = new Map<string, Map<string, Doc>>();
  for (const { element, blockId, actionId } of elementsOf(blocks)) {
    const field = valueField(element);
    // An overflow menu acts at once and holds nothing.
    if (!field || element.type === "overflow") continue;
    const put = given[blockId]?.[actionId];
    const actions = held.get(blockId) ?? new Map<string, Doc>();
    actions.set(
      actionId,
      isDoc(put) ? { type: element.type, [field]: put[field] ?? emptyFor(field) } : untouched(element),
    );
    held.set(blockId, actions);
  }
  return Object.fromEntries([...held].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

const emptyFor = (field: string): Json => (field === "files" || /^selected_.*s$/.test(field) ? [] : null);
