import type { KnownBlock } from "@slack/web-api";
import type { Language } from "../lib/language.ts";
import { actions, button, context } from "./blocks.ts";
import { slackText } from "./text.ts";

export type Page = {
  /** from 1 */
  number: number;
  of: number;
};

/** The page asked for, or the nearest there is. */
export function pageOf(asked: number, total: number, perPage: number): Page {
  const of = Math.max(1, Math.ceil(total / perPage));
  const number = Number.isInteger(asked) ? Math.min(Math.max(1, asked), of) : 1;
  return { number, of };
}

/** Where one is and the buttons to the pages beside; nothing when there is one page. `valueFor` makes a button's value of a page. */
export function pageBlocks(
  { number, of }: Page,
  actionId: string,
  valueFor: (page: number) => string,
  language: Language,
): KnownBlock[] {
  if (of === 1) return [];
  const text = slackText[language];
  const buttons = [
    ...(number > 1 ? [button(text.previous, `${actionId}:previous`, valueFor(number - 1))] : []),
    ...(number < of ? [button(text.next, `${actionId}:next`, valueFor(number + 1))] : []),
  ];
  return [context(text.page(number, of)), actions(...buttons)];
}
