import { actions, button, context, type Message, message, section, titled } from "../../../slack/blocks.ts";
import { fittedLine } from "../../../slack/limits.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import type { ShownAct } from "../archive/act-queries.ts";
import { isToldToReporter } from "../archive/history-rules.ts";
import { type ClockReader, clockLines, momentWords } from "../clocks/clock-words.ts";
import { type Act, isAct } from "../given-rules.ts";
import { actClaimValue, complaintActAction, deskDetailsAction, openClaimValue } from "../ids.ts";
import type { ComplaintFacts } from "../queries.ts";
import { type Audience, type State, steps } from "../workflow.ts";
import { actWords, movedLines, wordsToldWith } from "./act-words.ts";
import { deskText } from "./text.ts";

/** The acts that lead on from a state, for the card's buttons; those beside them are in the details. */
const nextActs = (state: State): Act[] =>
  steps.filter(({ from, to, act }) => from.includes(state) && to !== "same" && !aside.has(act)).map(({ act }) => act);
const aside = new Set<Act>(["withdraw", "waitForClient", "giveInformation"]);

export const actButton = (
  act: Act,
  { id, version }: { id: number; version: number },
  language: ClockReader["language"],
  isFirst = false,
) =>
  button(
    deskText[language].acts[act],
    `${complaintActAction}:${act}`,
    actClaimValue({ act, id, version }),
    act === "withdraw" || act === "judgeNotValid" ? "danger" : isFirst ? "primary" : undefined,
  );

export const openButton = (id: number, language: ClockReader["language"]) =>
  button(deskText[language].details, deskDetailsAction, openClaimValue({ id, page: 1 }));

/** Whose it is; of who has left, that another is to be found. */
export function handsWords(
  { responsible, department }: Pick<ComplaintFacts, "responsible" | "department">,
  language: ClockReader["language"],
): string {
  const text = deskText[language];
  if (!responsible) return text.nobodyYet;
  const words = text.responsible(responsible.name, department?.name ?? "");
  return responsible.active ? words : `${words}\n${text.responsibleLeft(responsible.name)}`;
}

/** A category's name and its part's. */
export function categoryWords(
  { category, subCategory }: Pick<ComplaintFacts, "category" | "subCategory">,
  policy: ComplaintPolicy,
  language: ClockReader["language"],
): string {
  const found = policy.categories.find(({ id }) => id === category);
  const sub = found?.sub.find(({ id }) => id === subCategory);
  return [found?.[language] ?? category, sub?.[language]].filter(Boolean).join(" · ");
}

/**
 * The card of the desk: where it stands, whose it is, both clocks, and what comes next. Neither the client nor what happened: who
 * is in the channel is not the house's to say, and the details open for those who may see them.
 */
export function deskCard(facts: ComplaintFacts, policy: ComplaintPolicy, reader: ClockReader): Message {
  const { language } = reader;
  const text = deskText[language];
  const { number, severity, state, extensionById, repeatOf } = facts;
  const title = text.cardTitle(number, text.severities[severity]);
  const next = nextActs(state).map((act, index) => actButton(act, facts, language, index === 0));
  return message(text.cardRead(number, text.states[state]), [
    titled(title, `\n${categoryWords(facts, policy, language)}`),
    section(`${text.states[state]}\n${handsWords(facts, language)}`),
    context(
      ...clockLines(facts.reading, reader),
      extensionById === null ? "" : text.extensionAsked,
      repeatOf ? text.repeat : "",
      text.asOf(momentWords(reader.now, reader)),
    ),
    actions(...next, openButton(facts.id, language)),
  ]);
}

/** One line of the thread under a card. */
export function threadLine(act: ShownAct, state: State, reader: ClockReader): Message {
  const text = deskText[reader.language];
  const said = [`${actWords(act, reader.language)} → ${text.states[state]}`, ...movedLines(act, reader)].join("\n");
  return message(said, [section(said), context(momentWords(act.at, reader))]);
}

/** Of what was said so much rides in a plan's line; the whole stands in the message, and in the details. */
const quotedInLine = 300;

/** The news of an act for one person: the line that can ride in a plan, and the message. */
export function newsOf(
  act: ShownAct,
  facts: ComplaintFacts,
  policy: ComplaintPolicy,
  { as, ...reader }: ClockReader & { as: Audience },
): { line: string; message: Message } {
  const { language } = reader;
  const text = deskText[language];
  const head = text.newsHead(facts.number, categoryWords(facts, policy, language), text.severities[facts.severity]);
  const news = text.news(facts.number, actWords(act, language), text.states[facts.state]);
  const moved = movedLines(act, reader);
  const isForThem = as !== "reporter" || (isAct(act.act) && isToldToReporter(act.act, null, 0));
  const words = isForThem ? wordsToldWith(act) : "";
  const quoted = words ? [text.quoted(fittedLine(words, quotedInLine))] : [];
  const line = [news, ...moved, ...quoted].join(" · ");
  const blocks = [section(head), section([news, ...moved].join("\n")), ...(words ? [section(text.quoted(words))] : [])];
  return { line, message: message(line, [...blocks, actions(openButton(facts.id, language))]) };
}
