import { plainWords } from "./blocks/plain-words.ts";
import { requireMessageBlocks } from "./blocks/require.ts";
import { type Doc, docsIn, isDoc, textOf } from "./doc.ts";
import { requireKnownFiles } from "./files/known-files.ts";
import type { Content } from "./posting.ts";
import { Refused } from "./refused.ts";
import type { Workspace } from "./workspace.ts";

/** At most this many attachments (platform.md, section 2). */
const MOST_ATTACHMENTS = 100;

/** Reads and checks what a message is to say, wherever it came from. Refuses with Slack's codes. */
export function readContent(ws: Workspace, given: Doc): Content {
  const text = textOf(given.text) ?? "";
  if (given.blocks !== undefined && given.blocks !== null && !Array.isArray(given.blocks)) {
    throw new Refused("invalid_blocks_format");
  }
  const markdown = textOf(given.markdown_text);
  if (markdown && (text || docsIn(given.blocks).length > 0)) throw new Refused("markdown_text_conflict");
  const blocks = markdown ? [{ type: "markdown", text: markdown }] : docsIn(given.blocks);
  const attachments = docsIn(given.attachments);
  if (attachments.length > MOST_ATTACHMENTS) throw new Refused("too_many_attachments");
  if (!text && blocks.length === 0 && attachments.length === 0) throw new Refused("no_text");
  requireMessageBlocks(Array.isArray(given.blocks) ? given.blocks : blocks);
  requireGivenBlocks(ws, blocks);
  requireKnownFiles(ws, blocks, "/blocks", "invalid_blocks");
  for (const [index, { blocks: inner }] of attachments.entries()) {
    if (!Array.isArray(inner)) continue;
    requireMessageBlocks(inner, `/attachments/${index}/blocks`);
    requireKnownFiles(ws, inner, `/attachments/${index}/blocks`, "invalid_blocks");
  }
  const metadata = readMetadata(given.metadata);
  return { text: text || plainWords(blocks), blocks, attachments, ...(metadata && { metadata }) };
}

/** Where charts are not given yet, Slack knows no block of that type. */
function requireGivenBlocks({ troubles }: Workspace, blocks: Doc[]): void {
  const at = blocks.findIndex(({ type }) => type === "data_visualization");
  if (at < 0 || !troubles.get().noCharts) return;
  throw new Refused("invalid_blocks", {
    messages: [`[ERROR] unsupported type: data_visualization [json-pointer:/blocks/${at}/type]`],
  });
}

function readMetadata(value: unknown): Doc | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (!isDoc(value)) throw new Refused("invalid_metadata_format");
  if (Object.keys(value).length === 0) return undefined;
  if (typeof value.event_type !== "string" || !isDoc(value.event_payload)) throw new Refused("invalid_metadata_schema");
  return value;
}
