/** What the composer completes, and what it sends. */
import type { Command, Member } from "../../protocol.ts";

export type Completion = { key: string; label: string; note: string; insert: string; from: number; mention?: string };

/** Commands for a text that so far is only (the beginning of) one; people for an `@word` before the caret. */
export function completionsFor(text: string, caret: number, commands: Command[], members: Member[]): Completion[] {
  const command = text.match(/^\/\S*$/);
  if (command) return commandsLike(text, commands);
  const mention = text.slice(0, caret).match(/(?:^|\s)@([\p{L}\p{N}._-]*)$/u);
  return mention ? peopleLike(mention[1] ?? "", caret, members) : [];
}

function commandsLike(typed: string, commands: Command[]): Completion[] {
  return commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, usageHint, description }) => ({
      key: command,
      label: [command, usageHint].filter(Boolean).join(" "),
      note: description,
      insert: `${command} `,
      from: 0,
    }));
}

const MOST_PEOPLE = 8;

function peopleLike(typed: string, caret: number, members: Member[]): Completion[] {
  const wanted = typed.toLowerCase();
  return members
    .filter(({ realName, name }) => `${realName} ${name}`.toLowerCase().includes(wanted))
    .slice(0, MOST_PEOPLE)
    .map(({ id, realName, name, title }) => ({
      key: id,
      label: realName || name,
      note: title,
      insert: `@${realName || name} `,
      from: caret - typed.length - 1,
      mention: id,
    }));
}

/** The command that a text runs: its first word, if that begins with a slash; a slash alone runs none. */
export function commandIn(text: string): { command: string; text: string } | undefined {
  const found = text.match(/^(\/\S+)\s*([\s\S]*)$/);
  return found ? { command: found[1] ?? "", text: (found[2] ?? "").trim() } : undefined;
}

/** What was typed, with the chosen people as `<@U…>`; `mentions` is by the inserted `@Name`. The server escapes the rest. */
export function wireText(typed: string, mentions: Map<string, string>): string {
  let text = typed;
  const longestFirst = [...mentions].sort(([a], [b]) => b.length - a.length);
  for (const [name, id] of longestFirst) text = text.replaceAll(name, `<@${id}>`);
  return text;
}
