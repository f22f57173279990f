/** rich_text: sections, lists, quotes, preformatted; their leaves become the same tree that mrkdwn is drawn from. */
import type { Block } from "../../protocol.ts";
import { Inlines } from "../mrkdwn/draw.tsx";
import { emojiOf } from "../mrkdwn/emoji.ts";
import { safeUrl } from "../mrkdwn/links.ts";
import type { Inline } from "../mrkdwn/tree.ts";
import { type RichLeaf, type RichPart, type RichStyle, type RichTextBlock, shapeOf } from "./shapes.ts";

export function RichTextView({ block }: { block: Block }) {
  return <RichParts parts={shapeOf<RichTextBlock>(block).elements} />;
}

/** The parts of a rich text, in a block or in a table's cell. */
export function RichParts({ parts }: { parts: RichPart[] }) {
  return (
    <div class="rich">
      {parts.map((part, index) => (
        <RichPartView key={index} part={part} />
      ))}
    </div>
  );
}

function RichPartView({ part }: { part: RichPart }) {
  switch (part.type) {
    case "rich_text_list":
      return <RichList part={part} />;
    case "rich_text_quote":
      return (
        <blockquote>
          <Leaves part={part} />
        </blockquote>
      );
    case "rich_text_preformatted":
      return (
        <pre>
          <Leaves part={part} />
        </pre>
      );
    default:
      return (
        <div>
          <Leaves part={part} />
        </div>
      );
  }
}

function RichList({ part }: { part: RichPart }) {
  const Tag = part.style === "ordered" ? "ol" : "ul";
  const start = part.style === "ordered" ? { start: (part.offset ?? 0) + 1 } : {};
  return (
    <Tag
      class="rich-list"
      data-indent={part.indent ?? 0}
      style={{ marginLeft: `${(part.indent ?? 0) * 1.5}rem` }}
      {...start}
    >
      {part.elements.map((item, index) => (
        <li key={index}>
          <Leaves part={item as RichPart} />
        </li>
      ))}
    </Tag>
  );
}

function Leaves({ part }: { part: RichPart }) {
  return <Inlines nodes={(part.elements as RichLeaf[]).map((leaf) => styled(nodeOf(leaf), leaf.style))} />;
}

const text = (words: string | undefined): Inline => ({ kind: "text", text: words ?? "" });

const leaves: Record<string, (leaf: RichLeaf) => Inline> = {
  text: (leaf) => (leaf.style?.code ? { kind: "code", text: leaf.text ?? "" } : text(leaf.text)),
  link: ({ url, text: label }) => {
    const safe = safeUrl(url);
    return safe ? { kind: "link", url: safe, label: label || safe } : text(label || url);
  },
  user: ({ user_id }) => ({ kind: "user", id: user_id ?? "" }),
  channel: ({ channel_id }) => ({ kind: "channel", id: channel_id ?? "" }),
  broadcast: ({ range }) => ({ kind: "broadcast", name: range ?? "channel" }),
  emoji: ({ name = "", unicode }) => {
    const char = emojiOf(name) ?? charOf(unicode);
    return char ? { kind: "emoji", char, name } : text(`:${name}:`);
  },
  date: ({ timestamp, format, fallback, url }) => {
    const safe = safeUrl(url);
    return {
      kind: "date",
      seconds: timestamp ?? 0,
      format: format ?? "{date}",
      fallback: fallback ?? "",
      ...(safe ? { url: safe } : {}),
    };
  },
  color: ({ value }) => text(value),
};

function nodeOf(leaf: RichLeaf): Inline {
  return Object.hasOwn(leaves, leaf.type) ? (leaves[leaf.type]?.(leaf) ?? text("")) : text(leaf.text);
}

/** `1f600` or `1f1e8-1f1f3` as characters. */
function charOf(unicode: string | undefined): string | undefined {
  const points = unicode?.split("-").map((hex) => Number.parseInt(hex, 16)) ?? [];
  return points.length > 0 && points.every((point) => point > 0 && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : undefined;
}

function styled(node: Inline, style: RichStyle = {}): Inline {
  const kinds = (["bold", "italic", "strike", "underline"] as const).filter((kind) => style[kind]);
  return kinds.reduce<Inline>((inner, kind) => ({ kind, children: [inner] }), node);
}
