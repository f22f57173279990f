import type { KnownBlock } from "@slack/web-api";
import type { Language } from "../lib/language.ts";
import type { Page } from "../lib/pages.ts";
import { actions, button, context } from "./blocks.ts";
import { slackText } from "./text.ts";

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
