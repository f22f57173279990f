import type { PlainDate } from "../../lib/dates.ts";
import { type Language, longDate } from "../../lib/language.ts";
import { button, context, divider, header, type Message, message, titled } from "../../slack/blocks.ts";
import { runCommandAction } from "../../slack/commands.ts";
import { complaintPart, complaintTitle } from "./complaint-digest.ts";
import { asBeforeWords, countParts, unmadePart } from "./count-digest.ts";
import { listValue, openTeamListAction } from "./ids.ts";
import { type DigestReader, lateParts, type Opens, type Part, passedUpPart, type ShownDigest } from "./late-digest.ts";
import { compare, countChanges, linesOf, tidingsOf } from "./rules.ts";
import { teamText } from "./text.ts";

/** The digest: what is new, worse and cleared in full, the rest as counts; one line when there is nothing new. */
export function digestMessage(shown: ShownDigest, reader: DigestReader): Message {
  const { facts, memory, notices } = shown;
  const tidings = tidingsOf(facts, memory?.lines);
  const text = teamText[reader.language];
  if (tidings !== "news") return oneLine(tidings, shown, reader);
  const date = longDate(facts.date, reader.language);
  const title = reader.channel ? text.titleOfTeam(reader.channel.teamName, date) : text.title(date);
  const note = memory ? text.since(longDate(memory.date, reader.language)) : text.first;
  const groups = newsOf(shown, reader).filter((group) => group.length > 0);
  const parts = groups.flat();
  const blocks = [
    header(title),
    context(note),
    ...(notices.length > 0 ? [context(...notices)] : []),
    ...groups.flatMap((group) => [divider, ...group.map((part) => blockOf(part, parts.indexOf(part), reader))]),
    ...(reader.channel ? [context(text.channelHint)] : []),
  ];
  const spoken = parts.map((one) => [one.title, ...(one.rest ?? [])].join(" · "));
  return message([title, note, ...notices, ...spoken].join("\n"), blocks);
}

const teamButton = (language: Language) => button(teamText[language].showTeam, `${runCommandAction}:team`, "/team");

/** The way to what is behind a line; `place` tells the buttons of a message apart. */
function openButton(opens: Opens, place: number, language: Language) {
  if (opens === "team") return teamButton(language);
  return button(teamText[language].open, `${openTeamListAction}:${place}`, listValue({ ...opens, page: 1 }));
}

function blockOf({ title, rest = [], opens }: Part, place: number, { language, channel }: DigestReader) {
  const way = opens && !channel ? openButton(opens, place, language) : undefined;
  return titled(title, rest.map((line) => `\n${line}`).join(""), way);
}

function oneLine(tidings: "clear" | "unchanged", { facts, memory, notices }: ShownDigest, reader: DigestReader) {
  const { language, channel } = reader;
  const text = teamText[language];
  const date = longDate(facts.date, language);
  const own = tidings === "clear" ? text.clear(date) : text.unchanged(date);
  const ofTeam = tidings === "clear" ? text.clearOfTeam : text.unchangedOfTeam;
  const line = channel ? ofTeam(channel.teamName, date) : own;
  const { cleared } = countChanges([], compare(memory?.lines ?? [], linesOf(facts)));
  const missed = facts.standards.reduce((sum, one) => sum + one.missed, 0);
  const quiet = facts.quiet.reduce((sum, one) => sum + one, 0);
  const complaints = facts.complaints.length > 0 ? `${complaintTitle(facts.complaints, language)} · ` : "";
  const late = facts.late.length + facts.passedUp.length;
  const rest =
    tidings === "clear"
      ? cleared > 0
        ? text.clearedSince(cleared)
        : ""
      : complaints + asBeforeWords({ late, quiet, missed }, language);
  const team = channel ? undefined : teamButton(language);
  const blocks = [titled(line, rest && `\n${rest}`, team), ...(notices.length > 0 ? [context(...notices)] : [])];
  return message([line, rest, ...notices].filter(Boolean).join("\n"), blocks);
}

/** What belongs together stands together, the most pressing first. */
function newsOf(shown: ShownDigest, reader: DigestReader): Part[][] {
  const { facts, memory } = shown;
  const changes = compare(memory?.lines ?? [], linesOf(facts));
  return [
    complaintPart(facts, changes, reader.language),
    passedUpPart(shown, changes, reader),
    lateParts(shown, changes, reader),
    unmadePart(shown, reader),
    ...countParts(facts, memory, reader.language),
  ];
}

/** A lead with nobody below. */
export const nobodyMessage = (date: PlainDate, notices: string[], language: Language): Message => {
  const line = teamText[language].nobody(longDate(date, language));
  return message([line, ...notices].join("\n"), [
    titled(line, ""),
    ...(notices.length > 0 ? [context(...notices)] : []),
  ]);
};
