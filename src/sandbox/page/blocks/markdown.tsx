import type { Block } from "../../protocol.ts";
import { Inlines } from "../mrkdwn/draw.tsx";
import { type MarkdownPart, parseMarkdown } from "../mrkdwn/markdown.ts";
import type { Inline } from "../mrkdwn/tree.ts";
import { type MarkdownBlock, shapeOf } from "./shapes.ts";

export function MarkdownView({ block }: { block: Block }) {
  return (
    <div class="rich">
      {parseMarkdown(shapeOf<MarkdownBlock>(block).text).map((part, index) => (
        <PartView key={index} part={part} />
      ))}
    </div>
  );
}

function PartView({ part }: { part: MarkdownPart }) {
  switch (part.kind) {
    case "heading":
      return (
        <h4 class={`header header-${Math.min(part.level, 4)}`}>
          <Inlines nodes={part.line} />
        </h4>
      );
    case "pre":
      return <pre>{part.text}</pre>;
    case "rule":
      return <hr class="divider" />;
    case "quote":
      return (
        <blockquote>
          <Lines lines={part.lines} />
        </blockquote>
      );
    case "paragraph":
      return (
        <p>
          <Lines lines={part.lines} />
        </p>
      );
    case "list":
      return <ListView part={part} />;
  }
}

function Lines({ lines }: { lines: Inline[][] }) {
  return <>{lines.map((line, index) => [index > 0 && <br />, <Inlines key={index} nodes={line} />])}</>;
}

function ListView({ part }: { part: Extract<MarkdownPart, { kind: "list" }> }) {
  const items = part.items.map((item, index) => (
    <li key={index}>
      <Inlines nodes={item} />
    </li>
  ));
  return part.ordered ? (
    <ol class="rich-list" start={part.start}>
      {items}
    </ol>
  ) : (
    <ul class="rich-list">{items}</ul>
  );
}
