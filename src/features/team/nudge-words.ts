import type { PlainDate } from "../../lib/dates.ts";
import { type Language, named, shortDate } from "../../lib/language.ts";
import { button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { openFollowUpAction } from "../follow-ups/ids.ts";
import type { NudgedItem } from "./item-queries.ts";
import { teamText } from "./text.ts";

export type ShownNudge = { items: NudgedItem[]; leadName: string; today: PlainDate };

const itemsShown = 20;
const signsOfName = 80;
const signsOfText = 300;
const signsOfLine = 60;

/** What a manager is reminded of by the lead: a message, and the line when it rides in the next plan. */
export function nudgeWords(
  { items, leadName, today }: ShownNudge,
  language: Language,
): { message: Message; line: string } {
  const text = teamText[language];
  const title = text.nudgeTitle(leadName, items.length);
  const shown = items.slice(0, itemsShown);
  const left = items.length - shown.length;
  const wordsOf = (item: NudgedItem) =>
    named(fitted(item.clientName, signsOfName), fitted(item.text, signsOfText), language);
  const blocks = shown.flatMap((item) => [
    section(wordsOf(item), button(text.open, `${openFollowUpAction}:${item.id}`, String(item.id))),
    context(text.due(shortDate(item.dueOn, today, language))),
  ]);
  const [first] = items;
  const line =
    first && items.length === 1
      ? text.nudgeLine(leadName, fitted(first.clientName, signsOfLine), fitted(first.text, signsOfLine))
      : text.nudgeLines(leadName, items.length);
  return {
    message: message([title, ...shown.map(wordsOf)].join("\n"), [
      titled(title, ""),
      ...blocks,
      ...(left > 0 ? [context(text.moreNudged(left))] : []),
    ]),
    line,
  };
}
