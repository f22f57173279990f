/** Draws parsed text. Everything a person or a client's name contains ends in a text node. */
import type { ComponentChild } from "preact";
import { fillDateFormat, fullOf } from "../state/dates.ts";
import { useDesk, usePage, useReader, useWords } from "../state/desk.ts";
import { withEmoji } from "./emoji.ts";
import { parseMrkdwn } from "./parse.ts";
import type { Inline, Piece } from "./tree.ts";

const tagOf = { bold: "strong", italic: "em", strike: "s", underline: "u" } as const;

/** mrkdwn text. */
export function Mrkdwn({ text, verbatim = false }: { text: string; verbatim?: boolean }) {
  return <>{parseMrkdwn(text, verbatim).map(drawPiece)}</>;
}

/** A plain_text or mrkdwn text object. */
export function TextObject({ text }: { text: { type: string; text: string; emoji?: boolean; verbatim?: boolean } }) {
  if (text.type === "mrkdwn") return <Mrkdwn text={text.text} verbatim={text.verbatim ?? false} />;
  return <span class="plain">{plainOf(text)}</span>;
}

/** The words of a plain text object. */
export function plainOf(text: { text: string; emoji?: boolean } | undefined): string {
  return text?.emoji ? withEmoji(text.text) : (text?.text ?? "");
}

function drawPiece(piece: Piece, index: number): ComponentChild {
  if (piece.kind === "pre") return <pre key={index}>{piece.text}</pre>;
  const lines = piece.lines.flatMap((line, at) => [at > 0 && <br key={at} />, <Inlines key={`l${at}`} nodes={line} />]);
  return piece.kind === "quote" ? <blockquote key={index}>{lines}</blockquote> : <div key={index}>{lines}</div>;
}

/** A line's pieces. */
export function Inlines({ nodes }: { nodes: Inline[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <InlineNode key={index} node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return <code>{node.text}</code>;
    case "emoji":
      return (
        <span class="emoji" role="img" aria-label={node.name.replaceAll("_", " ")}>
          {node.char}
        </span>
      );
    case "link":
      return <OutLink url={node.url} label={node.label} />;
    case "user":
      return <UserMention id={node.id} label={node.label} />;
    case "channel":
      return <ChannelMention id={node.id} label={node.label} />;
    case "broadcast":
      return <span class="mention mention-me">@{node.name}</span>;
    case "date":
      return <DateText node={node} />;
    default: {
      const Tag = tagOf[node.kind];
      return (
        <Tag>
          <Inlines nodes={node.children} />
        </Tag>
      );
    }
  }
}

/** A link to elsewhere; its address has been checked where it was parsed. */
export function OutLink({ url, label }: { url: string; label: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

function UserMention({ id, label }: { id: string; label: string | undefined }) {
  const member = usePage((page) => page.world?.members.find((each) => each.id === id));
  const mine = useDesk().as === id;
  return (
    <span class={mine ? "mention mention-me" : "mention"}>@{member?.realName || member?.name || label || id}</span>
  );
}

function ChannelMention({ id, label }: { id: string; label: string | undefined }) {
  const desk = useDesk();
  const words = useWords();
  const channel = usePage((page) => page.world?.conversations.find((each) => each.id === id));
  if (!channel) return <span class="mention">#{label ?? words.unknownChannel}</span>;
  return (
    <button type="button" class="mention mention-link" onClick={() => desk.openRoom(id)}>
      #{channel.name}
    </button>
  );
}

function DateText({ node }: { node: Extract<Inline, { kind: "date" }> }) {
  const reader = useReader();
  const at = new Date(node.seconds * 1000);
  const words = fillDateFormat(node.format, node.seconds, reader) ?? node.fallback;
  if (node.url) return <OutLink url={node.url} label={words} />;
  if (Number.isNaN(at.getTime())) return words;
  return (
    <time dateTime={at.toISOString()} title={fullOf(at, reader)}>
      {words}
    </time>
  );
}
