import type { Member } from "../../protocol.ts";
import { parseMrkdwn } from "./parse.ts";
import type { Inline } from "./tree.ts";

/** mrkdwn as one line of bare words, for places that hold no markup: notices, what a screen reader is told. */
export function wordsIn(text: string, members: Member[]): string {
  const pieces = parseMrkdwn(text).map((piece) =>
    piece.kind === "pre" ? piece.text : piece.lines.map((line) => lineOf(line, members)).join(" "),
  );
  return pieces.join(" ").replace(/\s+/g, " ").trim();
}

const lineOf = (nodes: Inline[], members: Member[]): string => nodes.map((node) => wordOf(node, members)).join("");

function wordOf(node: Inline, members: Member[]): string {
  switch (node.kind) {
    case "text":
    case "code":
      return node.text;
    case "link":
      return node.label;
    case "user":
      return `@${members.find(({ id }) => id === node.id)?.realName ?? node.label ?? ""}`;
    case "channel":
      return `#${node.label ?? ""}`;
    case "broadcast":
      return `@${node.name}`;
    case "date":
      return node.fallback;
    case "emoji":
      return node.char;
    default:
      return lineOf(node.children, members);
  }
}
