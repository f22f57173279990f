/**
 * Slack's mrkdwn as a tree. Nothing here makes markup: text stays text, and the drawing side puts it into text nodes.
 * Rules as Slack's clients have them: a style's marks stand at a space, an ASCII punctuation mark or the text's edge
 * (Chinese characters and full-width punctuation do not count, so `余额*100*元` stays as typed), and never span lines.
 */
import { emojiOf } from "./emoji.ts";
import { decodeEntities } from "./entities.ts";
import { parseTag } from "./tags.ts";
import type { Inline, Piece } from "./tree.ts";

const edge = /[\s!-/:-@[-`{-~]/;
const styles = { "*": "bold", _: "italic", "~": "strike" } as const;
type Mark = keyof typeof styles;

/** Whole text: paragraphs, quotes and preformatted pieces in their order. `verbatim` leaves bare addresses alone. */
export function parseMrkdwn(text: string, verbatim = false): Piece[] {
  const pieces: Piece[] = [];
  const fence = /```([\s\S]+?)```/g;
  let from = 0;
  for (let found = fence.exec(text); found; found = fence.exec(text)) {
    pieces.push(...parseLines(trimBreak(text.slice(from, found.index), "end"), verbatim));
    pieces.push({ kind: "pre", text: decodeTags(trimBreak(found[1] ?? "", "both")) });
    from = fence.lastIndex;
    if (text[from] === "\n") from += 1;
  }
  pieces.push(...parseLines(text.slice(from), verbatim));
  return pieces;
}

const trimBreak = (text: string, where: "end" | "both") =>
  (where === "both" ? text.replace(/^\n/, "") : text).replace(/\n$/, "");

/** Inside code, tags are shown by their words. */
function decodeTags(text: string): string {
  return decodeEntities(
    text.replace(/<([^<>\n|]+)(?:\|([^<>\n]*))?>/g, (_, target: string, label?: string) => label ?? target),
  );
}

function parseLines(text: string, verbatim: boolean): Piece[] {
  if (text === "") return [];
  const pieces: Piece[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const rest = line.match(/^(?:&gt;|>){3} ?(.*)$/);
    if (rest) {
      const quoted = [rest[1] ?? "", ...lines.slice(at + 1)].join("\n");
      return [...pieces, { kind: "quote", lines: quoted.split("\n").map((each) => parseInline(each, verbatim)) }];
    }
    const quote = line.match(/^(?:&gt;|>) ?(.*)$/);
    const content = parseInline(quote ? (quote[1] ?? "") : line, verbatim);
    addLine(pieces, quote ? "quote" : "text", content);
  }
  return pieces;
}

function addLine(pieces: Piece[], kind: "quote" | "text", line: Inline[]): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.lines.push(line);
  else pieces.push({ kind, lines: [line] });
}

/** One line's inner pieces. */
export function parseInline(line: string, verbatim = false): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < line.length) {
    const found = readAt(line, at, verbatim);
    if (found) {
      if (plain) out.push({ kind: "text", text: decodeEntities(plain) });
      plain = "";
      out.push(found.node);
      at = found.end;
    } else {
      plain += line[at];
      at += 1;
    }
  }
  if (plain) out.push({ kind: "text", text: decodeEntities(plain) });
  return out;
}

type Found = { node: Inline; end: number } | undefined;

function readAt(line: string, at: number, verbatim: boolean): Found {
  switch (line[at]) {
    case "<":
      return readTag(line, at);
    case "`":
      return readCode(line, at);
    case "*":
    case "_":
    case "~":
      return readStyle(line, at, line[at] as Mark, verbatim);
    case ":":
      return readEmoji(line, at);
    case "h":
      return verbatim ? undefined : readBareLink(line, at);
    default:
      return undefined;
  }
}

function readTag(line: string, at: number): Found {
  const end = line.indexOf(">", at);
  if (end < 0) return undefined;
  const node = parseTag(line.slice(at + 1, end));
  return node && { node, end: end + 1 };
}

const opens = (line: string, at: number) => at === 0 || edge.test(line[at - 1] ?? "");
const closes = (line: string, at: number) => at + 1 >= line.length || edge.test(line[at + 1] ?? "");

function readCode(line: string, at: number): Found {
  if (!opens(line, at)) return undefined;
  const end = line.indexOf("`", at + 1);
  if (end <= at + 1 || !closes(line, end)) return undefined;
  return { node: { kind: "code", text: decodeTags(line.slice(at + 1, end)) }, end: end + 1 };
}

function readStyle(line: string, at: number, mark: Mark, verbatim: boolean): Found {
  if (!opens(line, at) || !/\S/.test(line[at + 1] ?? " ") || line[at + 1] === mark) return undefined;
  const end = styleEnd(line, at, mark);
  if (end < 0) return undefined;
  return { node: { kind: styles[mark], children: parseInline(line.slice(at + 1, end), verbatim) }, end: end + 1 };
}

/** Where the style closes, stepping over tags and code, in which its mark does not count. */
function styleEnd(line: string, at: number, mark: Mark): number {
  for (let end = at + 1; end < line.length; end += 1) {
    const skipped = line[end] === "<" ? readTag(line, end) : line[end] === "`" ? readCode(line, end) : undefined;
    if (skipped) end = skipped.end - 1;
    else if (line[end] === mark) return /\S/.test(line[end - 1] ?? " ") && closes(line, end) ? end : -1;
  }
  return -1;
}

function readEmoji(line: string, at: number): Found {
  const name = line.slice(at).match(/^:([a-z0-9_+-]+):(?::skin-tone-\d:)?/);
  const char = emojiOf(name?.[1] ?? "");
  return name && char ? { node: { kind: "emoji", char, name: name[1] ?? "" }, end: at + name[0].length } : undefined;
}

function readBareLink(line: string, at: number): Found {
  if (!opens(line, at)) return undefined;
  const found = line.slice(at).match(/^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'"*_~)\]}]/);
  if (!found) return undefined;
  const url = decodeEntities(found[0]);
  return { node: { kind: "link", url, label: url }, end: at + found[0].length };
}
