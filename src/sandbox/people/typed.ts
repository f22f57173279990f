import type { Doc } from "../doc.ts";
import { newId } from "../doc.ts";

/** What stays markup in a typed message: mentions of people and channels, as a Slack client puts them in. */
const MENTION = /<@([UW]\w+)(?:\|[^<>]*)?>|<#(C\w+)(?:\|[^<>]*)?>/g;

/** A typed message as Slack keeps it: text with the three reserved signs escaped, and the same as a rich_text block. */
export function typedMessage(typed: string): { text: string; blocks: Doc[] } {
  const parts = partsOf(typed);
  const elements = [{ type: "rich_text_section", elements: parts.map(({ leaf }) => leaf) }];
  const block: Doc = { type: "rich_text", block_id: newId("", 5), elements };
  return { text: parts.map(({ text }) => text).join(""), blocks: [block] };
}

function partsOf(typed: string): { text: string; leaf: Doc }[] {
  const parts: { text: string; leaf: Doc }[] = [];
  const addWords = (text: string) => {
    if (text) parts.push({ text: escapeText(text), leaf: { type: "text", text } });
  };
  let end = 0;
  for (const match of typed.matchAll(MENTION)) {
    addWords(typed.slice(end, match.index));
    const [text, user, channel] = match;
    parts.push({ text, leaf: user ? { type: "user", user_id: user } : { type: "channel", channel_id: channel } });
    end = match.index + text.length;
  }
  addWords(typed.slice(end));
  return parts;
}

const escapeText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
