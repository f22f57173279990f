import { begun, type Language, shortDate } from "../../../lib/language.ts";
import { type MomentReader, momentWords } from "../../../lib/moments.ts";
import { actions, button, context, type Message, message, section, sections, titled } from "../../../slack/blocks.ts";
import { fittedLine } from "../../../slack/limits.ts";
import type { ComplaintPolicy } from "../../policy/complaint-rules.ts";
import { actWords, movedLines, wordsToldWith } from "../act-words.ts";
import type { PastAct } from "../archive/history-queries.ts";
import { isToldToReporter } from "../archive/history-rules.ts";
import { recordText } from "../archive/text.ts";
import { clockLines } from "../clocks/clock-words.ts";
import { categoryWords } from "../form-words.ts";
import type { Act } from "../given-rules.ts";
import { actClaimValue, complaintActAction, openComplaintAction } from "../ids.ts";
import type { ComplaintFacts } from "../queries.ts";
import { complaintsText } from "../text.ts";
import { type Audience, type State, steps } from "../workflow.ts";
import { deskText } from "./text.ts";

/** The acts that lead on from a state, for the card's buttons; those beside them are in the details. */
export const nextActs = (state: State): Act[] =>
  steps.filter(({ from, to, act }) => from.includes(state) && to !== "same" && !aside.has(act)).map(({ act }) => act);
const aside = new Set<Act>(["withdraw", "waitForClient", "giveInformation"]);

export const actButton = (
  act: Act,
  { id, version }: { id: number; version: number },
  language: Language,
  isFirst = false,
) =>
  button(
    complaintsText[language].acts[act],
    `${complaintActAction}:${act}`,
    actClaimValue({ act, id, version }),
    act === "withdraw" || act === "judgeNotValid" ? "danger" : isFirst ? "primary" : undefined,
  );

export const openButton = (number: string, language: Language) =>
  button(recordText[language].details, openComplaintAction, number);

/** Whose it is; of who has left, that another is to be found. */
function handsWords({ responsible, department }: ComplaintFacts, language: Language): string {
  const text = deskText[language];
  if (!responsible) return text.nobodyYet;
  const words = text.responsible(responsible.name, department?.name ?? "");
  return responsible.active ? words : `${words}\n${text.responsibleLeft(responsible.name)}`;
}

/**
 * The card of the desk: where it stands, whose it is, both clocks, and what comes next. Neither the client nor what happened: who
 * is in the channel is not the house's to say, and the details open for those who may see them.
 */
export function deskCard(
  facts: ComplaintFacts,
  policy: ComplaintPolicy,
  reader: MomentReader & { now: Date },
): Message {
  const { language } = reader;
  const { states, severities } = complaintsText[language];
  const text = deskText[language];
  const { number, severity, state, extensionById, repeatOf } = facts;
  const title = `${number} · ${severities[severity]}`;
  const next = nextActs(state).map((act, index) => actButton(act, facts, language, index === 0));
  return message(text.cardRead(number, states[state]), [
    titled(title, `\n${categoryWords(facts, policy, language)}`),
    section(`${begun(states[state])}\n${handsWords(facts, language)}`),
    context(
      ...clockLines(facts.reading, reader),
      extensionById === null ? "" : recordText[language].extensionAsked,
      repeatOf ? text.repeat : "",
      text.asOf(momentWords(reader.now, reader)),
    ),
    actions(...next, openButton(facts.number, language)),
  ]);
}

/** One line of the thread under a card. */
export function threadLine(act: PastAct, state: State, reader: MomentReader): Message {
  const said = [
    `${actWords(act, reader.language)} → ${complaintsText[reader.language].states[state]}`,
    ...movedLines(act, reader),
  ].join("\n");
  return message(said, [section(said), context(momentWords(act.at, reader))]);
}

/** So long a plan shows a line (visits/round-words.ts), and so much of what was said is quoted in it at least. */
const lineMost = 200;
const quotedLeast = 20;

/** What was said, as far as a line has room for it; where the whole is read when it has not. */
function quotedIn(line: string, said: string, { number }: ComplaintFacts, language: Language): string[] {
  const text = deskText[language];
  const whole = fittedLine(said, said.length);
  const joined = (...parts: string[]) => parts.filter(Boolean).join(" · ");
  if (joined(line, text.quoted(whole)).length <= lineMost) return whole === "" ? [] : [text.quoted(whole)];
  const room = lineMost - joined(line, text.quoted(""), text.allOfIt(number)).length;
  return [text.quoted(fittedLine(whole, Math.max(room, quotedLeast))), text.allOfIt(number)];
}

const handing = new Set<string>(["assign", "reassign"] satisfies Act[]);

/** What is expected of who has just become responsible, and until when by both clocks; first what is next. */
export function expectedLines(
  { state, reading: { steps: clocks, house, legal } }: Pick<ComplaintFacts, "state" | "reading">,
  reader: MomentReader,
): string[] {
  const { expected } = deskText[reader.language];
  const remedyBy = clocks.find(({ clock }) => clock === "propose")?.endsAt;
  const next = isBeforeRemedy(state)
    ? expected.propose(remedyBy ? momentWords(remedyBy, reader) : "")
    : state === "approved"
      ? expected.carryOut
      : "";
  return [
    next,
    house?.endsAt ? expected.tell(momentWords(house.endsAt, reader)) : "",
    legal ? expected.legal(shortDate(legal.dueOn, reader.today, reader.language)) : "",
  ].filter(Boolean);
}

const isBeforeRemedy = (state: State) => state === "assigned" || state === "analysed" || state === "returned";

/** The news of an act for one person: the line that can ride in a plan, with the number, and the message, headed by it. */
export function newsOf(
  act: PastAct,
  facts: ComplaintFacts,
  policy: ComplaintPolicy,
  { as, ...reader }: MomentReader & { as: Audience },
): { line: string; message: Message } {
  const { language } = reader;
  const text = deskText[language];
  const { states, severities } = complaintsText[language];
  const head = text.newsHead(facts.number, categoryWords(facts, policy, language), severities[facts.severity]);
  const news = text.news(actWords(act, language), states[facts.state]);
  const moved = movedLines(act, reader);
  const isForThem = as !== "reporter" || isToldToReporter(act.act);
  const words = isForThem ? wordsToldWith(act) : "";
  const expected = as === "responsible" && handing.has(act.act) ? expectedLines(facts, reader) : [];
  const plainly = [text.newsOf(facts.number, news), ...moved, ...expected.slice(0, 1)].join(" · ");
  const line = [plainly, ...quotedIn(plainly, words, facts, language)].join(" · ");
  const blocks = [
    section(head),
    section([news, ...moved, ...expected].join("\n")),
    ...(words ? sections(text.quoted(words)) : []),
  ];
  return { line, message: message(line, [...blocks, actions(openButton(facts.number, language))]) };
}
