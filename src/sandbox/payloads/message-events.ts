import { randomUUID } from "node:crypto";
import { messageAnswer } from "../api/message-answer.ts";
import { tellEvent } from "../connect/deliver.ts";
import type { Doc } from "../doc.ts";
import type { ChannelRecord, MessageRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";

const KIND = { im: "im", mpim: "mpim", channel: "channel", private: "group" } as const;
const EVENT = {
  im: "message.im",
  mpim: "message.mpim",
  channel: "message.channels",
  private: "message.groups",
} as const;

/** Tells the app of a new message in a conversation where its bot is, and of being mentioned there. */
export function messageEvents(ws: Workspace, message: MessageRecord) {
  const channel = ws.store.channels.get(message.channel);
  if (!channel?.members.includes(ws.seed.app.botUserId) || message.to) return;
  tellEvent(ws, EVENT[channel.kind], messageEvent(ws, channel, message));
  if (message.fromBot || message.joined || channel.kind === "im") return;
  if (!message.text.includes(`<@${ws.seed.app.botUserId}>`)) return;
  tellEvent(ws, "app_mention", { ...said(ws, message), type: "app_mention", event_ts: message.ts });
}

/** Tells the app that a message says something else now. */
export function changeEvent(ws: Workspace, before: MessageRecord, after: MessageRecord) {
  tellOfMessage(ws, after, {
    subtype: "message_changed",
    message: stated(ws, after),
    previous_message: stated(ws, before),
  });
}

/** Tells the app that a message is gone. */
export function deletionEvent(ws: Workspace, message: MessageRecord) {
  tellOfMessage(ws, message, {
    subtype: "message_deleted",
    deleted_ts: message.ts,
    previous_message: stated(ws, message),
  });
}

function tellOfMessage(ws: Workspace, message: MessageRecord, what: Doc) {
  const channel = ws.store.channels.get(message.channel);
  if (!channel?.members.includes(ws.seed.app.botUserId) || message.to) return;
  const ts = ws.nextTs();
  const place = { channel: channel.id, hidden: true, ts, event_ts: ts, channel_type: KIND[channel.kind] };
  tellEvent(ws, EVENT[channel.kind], { type: "message", ...what, ...place });
}

const stated = (ws: Workspace, message: MessageRecord) => messageAnswer(ws, message, { withMetadata: true });

function messageEvent(ws: Workspace, channel: ChannelRecord, message: MessageRecord): Doc {
  return { ...said(ws, message), event_ts: message.ts, channel_type: KIND[channel.kind] };
}

function said(ws: Workspace, message: MessageRecord): Doc {
  const own = message.fromBot || message.joined ? {} : { client_msg_id: randomUUID() };
  const shared = message.files ? { subtype: "file_share" } : {};
  return { ...stated(ws, message), ...shared, ...own, channel: message.channel };
}
