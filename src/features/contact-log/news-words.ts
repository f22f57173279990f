import { type Language, listed } from "../../lib/language.ts";
import { type Money, showMoney } from "../../lib/money.ts";
import { actions, button, context, type Message, message, section } from "../../slack/blocks.ts";
import { fitted } from "../../slack/limits.ts";
import { openClientAction } from "../clients/ids.ts";
import { logText } from "./text.ts";

export type Win = {
  who: string;
  what: string;
  /** undefined: the channel shows no clients' names */
  clientName: string | undefined;
  /** undefined: none was written down, or the team does not tell it */
  amount: Money | undefined;
  helperNames: readonly string[];
};

/** A win as the team reads it: who, what, the amount where the team wants it, and thanks. */
export function winMessage({ who, what, amount, clientName, helperNames }: Win, language: Language): Message {
  const text = logText[language];
  const lines = [
    text.winIn(who, what),
    ...(amount ? [text.winAmount(showMoney(amount, language))] : []),
    ...(clientName ? [text.winFor(clientName)] : []),
    ...(helperNames.length > 0 ? [text.thanksTo(listed(helperNames, language))] : []),
  ];
  return message(lines.join("\n"), [section(lines.join("\n"))]);
}

export type Suggested = {
  who: string;
  suggestion: string;
  client: { id: number; name: string };
  /** whether the client's name may stand there; its record opens for those alone who may see it */
  isNamed: boolean;
};

/** A client's own suggestion as a lead or the team's channel reads it. */
export function suggestionMessage({ who, suggestion, client, isNamed }: Suggested, language: Language): Message {
  const text = logText[language];
  const title = [text.suggestionTitle, ...(isNamed ? [client.name] : [])].join(" · ");
  return message(`${title}\n${suggestion}`, [
    section(title),
    section(suggestion),
    context(text.suggestionFrom(who)),
    actions(button(text.openClient, openClientAction, String(client.id))),
  ]);
}

const lineMost = 300;

/** The same in a line of the lead's next plan or digest. */
export function suggestionLine({ who, suggestion, client }: Suggested, language: Language): string {
  const text = logText[language];
  return `${text.suggestionTitle} · ${client.name}${language === "zh" ? "：" : ": "}${fitted(suggestion, lineMost)} (${text.suggestionFrom(who)})`;
}
