/** The fields of a form. Each stands in a block of its own, whose id names it: see entered.ts for what comes back. */
import type { InputBlock } from "@slack/web-api";
import { label } from "./blocks.ts";
import { fitted, limits } from "./limits.ts";

/** `value` comes back in the form's state. */
export type Choice = { text: string; value: string; note?: string };

type Rest = {
  /** an empty field is refused by Slack unless it is optional */
  isOptional?: boolean;
  hint?: string;
  /** a change is told at once, as a press of `field_<block id>` (onField) */
  tellsChange?: boolean;
};

type BeginsWith = Rest & { initial?: string | undefined };

/** The action by which a field tells its change. */
export const fieldAction = "field";

const actionOf = (blockId: string) => `${fieldAction}:${blockId}`;

const input = (blockId: string, name: string, element: InputBlock["element"], rest: Rest): InputBlock => ({
  type: "input",
  block_id: blockId,
  label: label(fitted(name, limits.inputLabel)),
  element,
  optional: rest.isOptional ?? false,
  ...(rest.hint && { hint: label(fitted(rest.hint, limits.inputLabel)) }),
  ...(rest.tellsChange && { dispatch_action: true }),
});

/** A choice as Slack wants it. */
export const option = ({ text, value, note }: Choice) => ({
  text: label(fitted(text, limits.optionText)),
  value,
  ...(note && { description: label(fitted(note, limits.optionText)) }),
});

/** A line to type, or several. */
export const textField = (
  blockId: string,
  name: string,
  {
    initial,
    most,
    isLong,
    placeholder,
    ...rest
  }: Rest & { initial?: string | undefined; most: number; isLong?: boolean; placeholder?: string },
): InputBlock =>
  input(
    blockId,
    name,
    {
      type: "plain_text_input",
      action_id: actionOf(blockId),
      multiline: isLong ?? false,
      max_length: Math.min(most, limits.textInput),
      // Enter makes a new line here: each sign tells
      ...(isLong && rest.tellsChange && { dispatch_action_config: { trigger_actions_on: ["on_character_entered"] } }),
      ...(placeholder && { placeholder: label(fitted(placeholder, limits.placeholder)) }),
      ...(initial && { initial_value: fitted(initial, most) }),
    },
    rest,
  );

type OneOf = Rest & { choices: Choice[]; initial?: string | undefined };
type AnyOf = Rest & { choices: Choice[]; initial?: string[] | undefined };

const oneField =
  (type: "static_select" | "radio_buttons") =>
  (blockId: string, name: string, { choices, initial, ...rest }: OneOf): InputBlock => {
    // Slack refuses to begin with what is not among the options
    const begun = choices.find(({ value }) => value === initial);
    const element = { type, action_id: actionOf(blockId), options: choices.map(option) };
    return input(blockId, name, { ...element, ...(begun && { initial_option: option(begun) }) }, rest);
  };

const anyField =
  (type: "checkboxes" | "multi_static_select") =>
  (blockId: string, name: string, { choices, initial = [], ...rest }: AnyOf): InputBlock => {
    const begun = choices.filter(({ value }) => initial.includes(value)).map(option);
    const element = { type, action_id: actionOf(blockId), options: choices.map(option) };
    return input(blockId, name, { ...element, ...(begun.length > 0 && { initial_options: begun }) }, rest);
  };

/** One of at most a hundred, from a menu. */
export const selectField = oneField("static_select");
/** One of at most ten, all to be seen. */
export const radioField = oneField("radio_buttons");
/** Any of at most ten, all to be seen. */
export const checkField = anyField("checkboxes");
/** Any of at most a hundred, from a menu. */
export const multiField = anyField("multi_static_select");

/** One found by typing: what is typed is asked of `onSuggest(bot, actionId, …)`; of few, all are shown before. */
export const searchField = (
  blockId: string,
  name: string,
  {
    actionId,
    initial,
    placeholder,
    showsAll,
    ...rest
  }: Rest & { actionId: string; initial?: Choice | undefined; placeholder?: string; showsAll?: boolean },
): InputBlock =>
  input(
    blockId,
    name,
    {
      type: "external_select",
      action_id: actionId,
      // two Chinese signs, or one, are enough to look by
      min_query_length: showsAll ? 0 : 1,
      ...(placeholder && { placeholder: label(fitted(placeholder, limits.placeholder)) }),
      ...(initial && { initial_option: option(initial) }),
    },
    rest,
  );

/** Files of one's own, of any kind: what they are is looked at when they are fetched. */
export const filesField = (blockId: string, name: string, rest: Rest = {}): InputBlock =>
  input(blockId, name, { type: "file_input", action_id: actionOf(blockId), max_files: limits.inputFiles }, rest);

export const dateField = (blockId: string, name: string, { initial, ...rest }: BeginsWith): InputBlock =>
  input(
    blockId,
    name,
    { type: "datepicker", action_id: actionOf(blockId), ...(initial && { initial_date: initial }) },
    rest,
  );

/** A moment, shown in the person's own time zone. */
export const momentField = (
  blockId: string,
  name: string,
  { initial, ...rest }: Rest & { initial?: Date | undefined },
): InputBlock =>
  input(
    blockId,
    name,
    {
      type: "datetimepicker",
      action_id: actionOf(blockId),
      ...(initial && { initial_date_time: Math.floor(initial.getTime() / 1000) }),
    },
    rest,
  );

/** A member of the workspace; whether the house knows them is for the handler to see. */
export const memberField = (blockId: string, name: string, { initial, ...rest }: BeginsWith): InputBlock =>
  input(
    blockId,
    name,
    { type: "users_select", action_id: actionOf(blockId), ...(initial && { initial_user: initial }) },
    rest,
  );

/** Any members of the workspace. */
export const membersField = (
  blockId: string,
  name: string,
  { initial = [], ...rest }: Rest & { initial?: string[] | undefined },
): InputBlock =>
  input(
    blockId,
    name,
    {
      type: "multi_users_select",
      action_id: actionOf(blockId),
      ...(initial.length > 0 && { initial_users: initial }),
    },
    rest,
  );

/** A channel, public or private; whether the bot is in it only a post will tell. */
export const channelField = (blockId: string, name: string, { initial, ...rest }: BeginsWith): InputBlock =>
  input(
    blockId,
    name,
    {
      type: "conversations_select",
      action_id: actionOf(blockId),
      filter: { include: ["public", "private"], exclude_bot_users: true },
      ...(initial && { initial_conversation: initial }),
    },
    rest,
  );
