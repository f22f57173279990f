import {
  among,
  anything,
  DATE_LIKE,
  type Field,
  flag,
  like,
  list,
  NUMBER_LIKE,
  number,
  part,
  plain,
  type Shape,
  shape,
  TIME_LIKE,
  text,
  URL_LIKE,
} from "../fields.ts";

const ACTS: Record<string, Field> = { action_id: text("actionId") };
const CONFIRMS = { ...ACTS, confirm: part("confirm") };
const FOCUSES = { ...CONFIRMS, focus_on_load: flag };
const PICKS = { ...FOCUSES, placeholder: plain("placeholder") };
const PICKS_MANY = { ...PICKS, max_selected_items: number("chosenItems") };
const TYPES = {
  ...ACTS,
  focus_on_load: flag,
  placeholder: plain("placeholder"),
  dispatch_action_config: part("dispatch_action_config"),
};

const OPTIONS = { options: list(part("option"), "options"), option_groups: list(part("option_group"), "optionGroups") };
const ONE_SOURCE = { one: [["options", "option_groups"]] };
const STYLE = among("primary", "danger");
const IMAGE = { image_url: like(URL_LIKE, "imageUrl"), slack_file: part("slack_file") };
const ROOMS = { filter: part("conversation_filter"), default_to_current_conversation: flag };
const LABELLED = { accessibility_label: text("accessibilityLabel") };
const CHOICES = { options: list(part("choice"), "choices") };

/** The elements that choose one or several of something. */
const SELECTS: Record<string, Shape> = {
  static_select: shape({}, { ...PICKS, ...OPTIONS, initial_option: part("option") }, ONE_SOURCE),
  multi_static_select: shape(
    {},
    { ...PICKS_MANY, ...OPTIONS, initial_options: list(part("option"), "options") },
    ONE_SOURCE,
  ),
  external_select: shape({}, { ...PICKS, initial_option: part("option"), min_query_length: number("queryLength") }),
  multi_external_select: shape(
    {},
    { ...PICKS_MANY, initial_options: list(part("option"), "options"), min_query_length: number("queryLength") },
  ),
  users_select: shape({}, { ...PICKS, initial_user: text() }),
  multi_users_select: shape({}, { ...PICKS_MANY, initial_users: list(text()) }),
  conversations_select: shape({}, { ...PICKS, ...ROOMS, initial_conversation: text(), response_url_enabled: flag }),
  multi_conversations_select: shape({}, { ...PICKS_MANY, ...ROOMS, initial_conversations: list(text()) }),
  channels_select: shape({}, { ...PICKS, initial_channel: text(), response_url_enabled: flag }),
  multi_channels_select: shape({}, { ...PICKS_MANY, initial_channels: list(text()) }),
  checkboxes: shape(CHOICES, { ...FOCUSES, initial_options: list(part("choice"), "choices") }),
  radio_buttons: shape(CHOICES, { ...FOCUSES, initial_option: part("choice") }),
  overflow: shape({ options: list(part("option"), "overflowOptions") }, CONFIRMS),
};

/** The elements that are typed into or pick a moment. */
const INPUTS: Record<string, Shape> = {
  plain_text_input: shape(
    {},
    {
      ...TYPES,
      initial_value: text(),
      multiline: flag,
      min_length: number("typedMinLength"),
      max_length: number("typedMaxLength"),
    },
  ),
  number_input: shape(
    { is_decimal_allowed: flag },
    { ...TYPES, initial_value: like(NUMBER_LIKE), min_value: like(NUMBER_LIKE), max_value: like(NUMBER_LIKE) },
  ),
  email_text_input: shape({}, { ...TYPES, initial_value: text() }),
  url_text_input: shape({}, { ...TYPES, initial_value: text() }),
  rich_text_input: shape(
    {},
    { ...TYPES, initial_value: part("rich_text"), min_lines: number("inputLines"), max_lines: number("inputLines") },
  ),
  file_input: shape({}, { ...ACTS, filetypes: list(text()), max_files: number("inputFiles") }, { on: ["modal"] }),
  datepicker: shape({}, { ...PICKS, initial_date: like(DATE_LIKE) }),
  timepicker: shape({}, { ...PICKS, initial_time: like(TIME_LIKE), timezone: text() }),
  datetimepicker: shape({}, { ...FOCUSES, initial_date_time: number("unixSeconds") }),
};

/** The elements that are pressed or looked at. */
const BUTTONS: Record<string, Shape> = {
  button: shape(
    { text: plain("buttonText") },
    { ...CONFIRMS, ...LABELLED, value: text("buttonValue"), url: like(URL_LIKE, "buttonUrl"), style: STYLE },
  ),
  workflow_button: shape(
    { text: plain("buttonText"), workflow: anything },
    { ...CONFIRMS, ...LABELLED, style: STYLE },
    { on: ["message"] },
  ),
  feedback_buttons: shape(
    { positive_button: part("feedback_button"), negative_button: part("feedback_button") },
    ACTS,
    { on: ["message"] },
  ),
  feedback_button: shape({ text: plain("buttonText"), value: text("buttonValue") }, LABELLED),
  icon_button: shape(
    { icon: text(), text: plain("buttonText") },
    { ...CONFIRMS, ...LABELLED, value: text("buttonValue"), visible_to_user_ids: list(text()) },
    { on: ["message"] },
  ),
  image_element: shape({ alt_text: text("altText") }, IMAGE, { one: [["image_url", "slack_file"]] }),
  url_source: shape({ url: like(URL_LIKE), text: text() }),
};

/** Every element that a block may hold. */
export const ELEMENT_SHAPES: Record<string, Shape> = { ...SELECTS, ...INPUTS, ...BUTTONS };

export const SELECT_TYPES = Object.keys(SELECTS).filter((type) => type.endsWith("_select"));
export const IMAGE_FIELDS = IMAGE;
