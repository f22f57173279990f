/** The markdown block's text (standard Markdown, its common part) as a tree. */
import { safeUrl } from "./links.ts";
import type { Inline } from "./tree.ts";

export type MarkdownPart =
  | { kind: "heading"; level: number; line: Inline[] }
  | { kind: "paragraph" | "quote"; lines: Inline[][] }
  | { kind: "list"; ordered: boolean; start: number; items: Inline[][] }
  | { kind: "pre"; text: string }
  | { kind: "rule" };

/** Headings, paragraphs, lists, quotes, fenced code and rules. */
export function parseMarkdown(source: string): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  const lines = source.split("\n");
  let fresh = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^\s*```/.test(line)) {
      const end = lines.findIndex((each, index) => index > at && /^\s*```\s*$/.test(each));
      parts.push({ kind: "pre", text: lines.slice(at + 1, end < 0 ? undefined : end).join("\n") });
      at = end < 0 ? lines.length : end;
    } else if (line.trim() !== "") addLine(parts, line, fresh);
    fresh = line.trim() === "";
  }
  return parts;
}

function addLine(parts: MarkdownPart[], line: string, fresh: boolean): void {
  const heading = line.match(/^(#{1,6})\s+(.*?)\s*#*$/);
  const item = line.match(/^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/);
  const quote = line.match(/^>\s?(.*)$/);
  if (heading) parts.push({ kind: "heading", level: heading[1]?.length ?? 1, line: parseSpan(heading[2] ?? "") });
  else if (/^\s*([-*_])\s*(\1\s*){2,}$/.test(line)) parts.push({ kind: "rule" });
  else if (item) addItem(parts, item[1], parseSpan(item[2] ?? ""));
  else if (quote) addTo(parts, "quote", parseSpan(quote[1] ?? ""), fresh);
  else addTo(parts, "paragraph", parseSpan(line.trim()), fresh);
}

function addItem(parts: MarkdownPart[], number: string | undefined, item: Inline[]): void {
  const last = parts.at(-1);
  const ordered = number !== undefined;
  if (last?.kind === "list" && last.ordered === ordered) last.items.push(item);
  else parts.push({ kind: "list", ordered, start: Number(number ?? 1), items: [item] });
}

function addTo(parts: MarkdownPart[], kind: "quote" | "paragraph", line: Inline[], fresh: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === kind && !fresh) last.lines.push(line);
  else parts.push({ kind, lines: [line] });
}

const spans: [RegExp, (found: RegExpMatchArray) => Inline][] = [
  [/^\\([!-/:-@[-`{-~])/, ([, char = ""]) => ({ kind: "text", text: char })],
  [/^`([^`]+)`/, ([, code = ""]) => ({ kind: "code", text: code })],
  [/^\*\*(\S(?:.*?\S)?)\*\*/, ([, inner = ""]) => ({ kind: "bold", children: parseSpan(inner) })],
  [/^__(\S(?:.*?\S)?)__(?!\w)/, ([, inner = ""]) => ({ kind: "bold", children: parseSpan(inner) })],
  [/^\*(\S(?:[^*]*?\S)?)\*/, ([, inner = ""]) => ({ kind: "italic", children: parseSpan(inner) })],
  [/^_(\S(?:[^_]*?\S)?)_(?!\w)/, ([, inner = ""]) => ({ kind: "italic", children: parseSpan(inner) })],
  [/^~~(\S(?:.*?\S)?)~~/, ([, inner = ""]) => ({ kind: "strike", children: parseSpan(inner) })],
  [/^\[([^\]]*)\]\(([^()\s]+)\)/, ([, label = "", address = ""]) => linkOf(label, address)],
];

function linkOf(label: string, address: string): Inline {
  const url = safeUrl(address);
  return url ? { kind: "link", url, label: label || url } : { kind: "text", text: label };
}

/** A line's inner pieces. */
function parseSpan(line: string): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < line.length) {
    const found = readSpan(line.slice(at), line[at - 1] ?? " ");
    if (!found) {
      plain += line[at];
      at += 1;
      continue;
    }
    if (plain) out.push({ kind: "text", text: plain });
    plain = "";
    out.push(found.node);
    at += found.length;
  }
  if (plain) out.push({ kind: "text", text: plain });
  return out;
}

function readSpan(rest: string, before: string): { node: Inline; length: number } | undefined {
  if (rest[0] === "_" && /\w/.test(before)) return undefined;
  for (const [pattern, make] of spans) {
    const found = rest.match(pattern);
    if (found) return { node: make(found), length: found[0].length };
  }
  return undefined;
}
