import { type Language, shortDate } from "../../lib/language.ts";
import { button, context, type Message, message, section, titled } from "../../slack/blocks.ts";
import { fitted, fittedLine } from "../../slack/limits.ts";
import { handOverAction } from "./ids.ts";
import type { LateFollowUp } from "./ladder-queries.ts";
import { followUpsText } from "./text.ts";

/** More stand in the list that the message names. */
const followUpsTold = 10;
const textTold = 300;
const textInLine = 80;

export type Late = LateFollowUp & { daysLate: number };

/** The line of a reminder in the owner's next plan. */
export const reminderLine = ({ daysLate, clientName, text, isPromised }: Late, language: Language): string =>
  followUpsText[language].lines.reminder(daysLate, clientName, fittedLine(text, textInLine), isPromised);

export const escalationLine = (n: number, language: Language): string => followUpsText[language].lines.escalated(n);

/** What is very late, for the lead of the lead: each can be handed over from here. */
export function escalationMessage(late: readonly Late[], today: string, language: Language): Message {
  const text = followUpsText[language];
  const title = text.escalation(late.length);
  const beyond = late.length - followUpsTold;
  return message(title, [
    titled(title, ""),
    ...late.slice(0, followUpsTold).map((one) => {
      const facts = [
        one.ownerName,
        text.due(shortDate(one.dueOn, today, language)),
        text.late(one.daysLate),
        one.isPromised ? text.promised : "",
      ];
      const rest = `\n${fitted(one.text, textTold)}\n${facts.filter(Boolean).join(" · ")}`;
      return titled(one.clientName, rest, button(text.acts.handOver, `${handOverAction}:${one.id}`, String(one.id)));
    }),
    ...(beyond > 0 ? [section(text.escalationMore(beyond))] : []),
    context(text.escalationNote),
  ]);
}
