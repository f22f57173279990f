import type { Button, KnownBlock, Overflow, PlainTextElement, View } from "@slack/web-api";
import { escaped } from "./escape.ts";
import { fitted, limits, piecesOf } from "./limits.ts";

/** What is shown in a conversation: blocks, and the text that notifications and screen readers use. */
export type Message = { text: string; blocks: KnownBlock[] };
export type Modal = View & { type: "modal" };
export type HomeTab = View & { type: "home" };

/** The most common signs, looked at first: their classes by property take ten times as long. */
const plainlyHarmless = /^[\w\u4e00-\u9fff \n.,'&()（）、，。：；·%/+!?-]+$/;

/** Text shown exactly as it is, whatever signs it holds; no emoji names are read into it. */
const plain = (text: string): PlainTextElement =>
  // where no emoji can be nothing is said of them: a plan has a hundred texts, and its size is its cost
  plainlyHarmless.test(text) ? { type: "plain_text", text } : { type: "plain_text", text: text || " ", emoji: false };

/** What stands at the right of a section. */
export type Accessory = Button | Overflow;

export const header = (text: string): KnownBlock => ({ type: "header", text: plain(fitted(text, limits.headerText)) });

export const section = (text: string, accessory?: Accessory): KnownBlock => ({
  type: "section",
  text: plain(fitted(text, limits.sectionText)),
  ...(accessory && { accessory }),
});

/** What a person wrote, all of it: one section, or as many as its length needs. */
export const sections = (text: string): KnownBlock[] =>
  piecesOf(text, limits.sectionText).map((piece) => section(piece));

/**
 * Signs that mrkdwn gives no meaning of its own; a colon only where no emoji's name can begin: before a space, or in a time of
 * day such as 09:30.
 */
const harmless = /^(?:[\p{L}\p{M}\p{N}\p{Zs}\n.,;'’"“”&()（）、，。：；·–—%/+!?¥$€-]|: |(?<=\d):\d\d(?![\w:+'-]))*$/u;
const isHarmless = (text: string) => (!text.includes("_") && plainlyHarmless.test(text)) || harmless.test(text);

/** A bold title and what follows it. Bold needs mrkdwn: text with a sign that could format is shown plain, exactly as typed. */
export const titled = (title: string, rest: string, accessory?: Accessory): KnownBlock => {
  const text = fitted(`${title}${rest}`, limits.sectionText);
  if (text.length < title.length + rest.length || !isHarmless(text) || title.trim() === "")
    return section(text, accessory);
  return {
    type: "section",
    text: { type: "mrkdwn", text: escaped(`*${title.trim()}*${rest}`), verbatim: true },
    ...(accessory && { accessory }),
  };
};

/** Small grey lines under what they belong to. */
export const context = (...lines: string[]): KnownBlock => ({
  type: "context",
  elements: lines
    .filter((line) => line !== "")
    .slice(0, limits.contextElements)
    .map((line) => plain(fitted(line, limits.sectionText))),
});

/** A picture that Slack holds; `alt` is what is read out instead. */
export const image = (fileId: string, alt: string): KnownBlock => ({
  type: "image",
  slack_file: { id: fileId },
  alt_text: fitted(alt, limits.imageAlt),
});

export const divider: KnownBlock = { type: "divider" };

export const button = (text: string, actionId: string, value?: string, style?: "primary" | "danger"): Button => ({
  type: "button",
  text: plain(fitted(text, limits.buttonText)),
  action_id: actionId,
  ...(value !== undefined && { value }),
  ...(style && { style }),
});

/** A button that opens an address outside Slack; its action comes to us as well and has to be registered. */
export const linkButton = (text: string, actionId: string, url: string): Button => ({ ...button(text, actionId), url });

/** A menu behind "⋯" of at most five; the value that is chosen comes to the action's handler. */
export const overflow = (actionId: string, choices: { text: string; value: string }[]): Overflow => ({
  type: "overflow",
  action_id: actionId,
  options: choices
    .slice(0, limits.overflowOptions)
    .map(({ text, value }) => ({ text: plain(fitted(text, limits.optionText)), value })),
});

/** The action of every menu of an entry; the option says which action it presses. */
export const menuAction = "menu";

/** What an entry of a list can be asked to do: each choice presses its action with its value, as a button would. */
export type MenuChoice = { text: string; actionId: string; value: string };

/** The "⋯" of one entry of a list; `list` says which list it is (place.ts), `entry` tells it from its neighbours. */
export const menu = (list: string, entry: string | number, choices: MenuChoice[]): Overflow =>
  overflow(
    `${menuAction}:${list}:${entry}`,
    choices.map(({ text, actionId, value }) => ({ text, value: `${actionId} ${value}` })),
  );

/** A button of a list as a whole; it presses its action as a menu's choice does, so that the list is known. */
export const listButton = (text: string, list: string, entry: string, actionId: string, value: string): Button =>
  button(text, `${menuAction}:${list}:${entry}`, `${actionId} ${value}`);

export const actions = (...buttons: (Button | Overflow)[]): KnownBlock => ({ type: "actions", elements: buttons });

/** A line to type, of `most` characters at most. */
export const textInput = (
  blockId: string,
  label: string,
  options: { hint: string; most: number; initial?: string },
): KnownBlock => ({
  type: "input",
  block_id: blockId,
  label: plain(label),
  element: {
    type: "plain_text_input",
    action_id: "typed",
    placeholder: plain(options.hint),
    focus_on_load: true,
    max_length: options.most,
    ...(options.initial && { initial_value: options.initial }),
  },
});

/** A message of these blocks; `text` is what is read out and shown in the notification. */
export const message = (text: string, blocks: KnownBlock[]): Message => ({
  text: escaped(fitted(text, limits.messageText)),
  blocks: blocks.length > 0 ? blocks : [section(text)],
});

/** A message of plain lines. */
export const words = (...lines: string[]): Message =>
  message(
    lines.join("\n"),
    lines.map((line) => section(line)),
  );

export const modal = (title: string, blocks: KnownBlock[], rest: Omit<Partial<Modal>, "type"> = {}): Modal => ({
  type: "modal",
  title: plain(fitted(title, limits.modalTitle)),
  blocks,
  ...rest,
});

export const homeTab = (blocks: KnownBlock[]): HomeTab => ({ type: "home", blocks });

export const label = plain;
