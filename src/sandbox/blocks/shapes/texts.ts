import { among, flag, list, plain, type Shape, shape, text, words } from "../fields.ts";

const option = (limitOfText: "words" | "plain"): Shape =>
  shape(
    { text: limitOfText === "plain" ? plain("optionText") : words("optionText") },
    { value: text("optionValue"), description: words("optionDescription"), url: text("optionUrl") },
  );

/** Texts, options and confirmations: the parts that elements are made of. */
export const TEXT_SHAPES: Record<string, Shape> = {
  plain_text: shape({ text: text("words") }, { emoji: flag }),
  mrkdwn: shape({ text: text("words") }, { verbatim: flag }),
  option: option("plain"),
  choice: option("words"),
  option_group: shape({ label: plain("optionGroupLabel"), options: list({ is: "part", of: ["option"] }, "options") }),
  confirm: shape(
    { text: words("confirmText") },
    {
      title: plain("confirmTitle"),
      confirm: plain("confirmButton"),
      deny: plain("confirmButton"),
      style: among("primary", "danger"),
    },
  ),
  dispatch_action_config: shape({}, { trigger_actions_on: list(among("on_enter_pressed", "on_character_entered")) }),
  conversation_filter: shape(
    {},
    {
      include: list(among("im", "mpim", "private", "public")),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
    { some: [["include", "exclude_external_shared_channels", "exclude_bot_users"]] },
  ),
  slack_file: shape({}, { id: text(), url: text() }, { one: [["id", "url"]] }),
};
