import { complete } from "./blocks/complete.ts";
import type { Doc } from "./doc.ts";
import { changeEvent, deletionEvent, messageEvents } from "./payloads/message-events.ts";
import type { Happening } from "./protocol.ts";
import { seenMessage } from "./sight.ts";
import type { MessageRecord } from "./store/records.ts";
import { readKey } from "./store/store.ts";
import type { Workspace } from "./workspace.ts";

export type Content = { text: string; blocks?: Doc[]; attachments?: Doc[]; metadata?: Doc };
export type Draft = Content & {
  channel: string;
  user: string;
  fromBot: boolean;
  threadTs?: string;
  broadcast?: boolean;
  /** the one person who sees it */
  to?: string;
  files?: string[];
  joined?: MessageRecord["joined"];
  /** its timestamp, when it had to be known before */
  ts?: string;
};

/** The most signs of a message's text; more is cut off (platform.md, section 2). */
const TEXT_KEPT = 40_000;

/** Stores a message (checked before), shows it to whom it is for, and tells the app of it. */
export function post(ws: Workspace, draft: Draft): MessageRecord {
  const { channel, user, fromBot, threadTs, broadcast, to, files, joined } = draft;
  const message = ws.store.messages.put({
    channel,
    ts: draft.ts ?? ws.nextTs(),
    user,
    fromBot,
    ...contentOf(draft),
    ...(threadTs && { threadTs }),
    ...(broadcast && { broadcast }),
    ...(to && { to }),
    ...(files && { files }),
    ...(joined && { joined }),
  });
  if (!fromBot) ws.store.reads.put({ user, channel, ts: message.ts });
  show(ws, message, { type: "message", message: seenMessage(ws, message) });
  showParent(ws, message);
  messageEvents(ws, message);
  return message;
}

/** A message of the app's own that stands in a channel from before the workspace was opened. */
export type Standing = {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks: object[];
  metadata?: Doc;
};

/** Lays messages that stand from before: nobody is told of them. */
export function lay(ws: Workspace, messages: readonly Standing[]) {
  for (const { channel, ts, threadTs, blocks, ...content } of messages) {
    const said = { user: ws.seed.app.botUserId, fromBot: true, ...contentOf({ ...content, blocks: blocks as Doc[] }) };
    ws.store.messages.put({ channel, ts, ...said, ...(threadTs && { threadTs }) });
  }
}

/** Replaces what a message says. */
export function change(ws: Workspace, message: MessageRecord, content: Content): MessageRecord {
  const { attachments: _attachments, metadata: _metadata, ...kept } = message;
  const edited = message.to ? {} : { edited: { user: message.user, ts: ws.nextTs() } };
  const changed = ws.store.messages.put({ ...kept, ...contentOf(content), ...edited });
  show(ws, changed, { type: "changed", message: seenMessage(ws, changed) });
  changeEvent(ws, message, changed);
  return changed;
}

/** Takes a message away. */
export function remove(ws: Workspace, message: MessageRecord) {
  ws.store.messages.drop(message.channel, message.ts);
  show(ws, message, { type: "deleted", channel: message.channel, ts: message.ts });
  showParent(ws, message);
  deletionEvent(ws, message);
}

/** Shows a message again of which something has changed that stands elsewhere, such as its files. */
export function reshow(ws: Workspace, message: MessageRecord | undefined) {
  if (message) show(ws, message, { type: "changed", message: seenMessage(ws, message) });
}

/** Marks a conversation as read by the person up to its newest message. */
export function markRead(ws: Workspace, user: string, channel: string) {
  const ts = ws.nextTs();
  if ((ws.store.reads.get(readKey(user, channel))?.ts ?? "") < ts) ws.store.reads.put({ user, channel, ts });
}

function contentOf({ text, blocks, attachments, metadata }: Content) {
  return {
    text: text.slice(0, TEXT_KEPT),
    blocks: complete(blocks ?? []),
    ...(attachments?.length && { attachments }),
    ...(metadata && { metadata }),
  };
}

function show(ws: Workspace, message: MessageRecord, happening: Happening) {
  const readers = message.to ? [message.to] : (ws.store.channels.get(message.channel)?.members ?? []);
  for (const reader of readers) ws.stream.tell(reader, happening);
}

/** A reply changes the number of replies that is shown with the message it answers. */
function showParent(ws: Workspace, { channel, ts, threadTs, to }: MessageRecord) {
  if (!threadTs || threadTs === ts || to) return;
  reshow(ws, ws.store.messages.get(channel, threadTs));
}
