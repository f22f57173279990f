import { readContent } from "../content.ts";
import type { Doc } from "../doc.ts";
import { change, post, remove } from "../posting.ts";
import { Refused } from "../refused.ts";
import type { ChannelRecord, MessageRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { postableRoom, visibleRoom } from "./access.ts";
import type { Arguments } from "./arguments.ts";
import { messageAnswer } from "./message-answer.ts";
import type { Call } from "./method.ts";

/** Above this many signs chat.update refuses a text (platform.md, section 2). */
const UPDATE_TEXT_MOST = 4000;

export function postMessage({ ws, args }: Call): Doc {
  const channel = postableRoom(ws, args.needText("channel"));
  const content = readContent(ws, decoded(args));
  const threadTs = threadOf(ws, channel, args);
  const broadcast = args.flag("reply_broadcast") && threadTs !== undefined;
  const place = { channel: channel.id, user: ws.seed.app.botUserId, fromBot: true };
  const message = post(ws, { ...place, ...content, ...(threadTs && { threadTs }), broadcast });
  return { channel: channel.id, ts: message.ts, message: messageAnswer(ws, message, { withMetadata: true }) };
}

export function postEphemeral({ ws, args }: Call): Doc {
  const channel = postableRoom(ws, args.needText("channel"));
  const to = args.needText("user");
  if (!channel.members.includes(to)) throw new Refused("user_not_in_channel");
  const threadTs = threadOf(ws, channel, args);
  const place = { channel: channel.id, user: ws.seed.app.botUserId, fromBot: true, to };
  const message = post(ws, { ...place, ...readContent(ws, decoded(args)), ...(threadTs && { threadTs }) });
  return { message_ts: message.ts };
}

export function updateMessage({ ws, args }: Call): Doc {
  const message = ownMessage(ws, args, "cant_update_message");
  if ((args.text("text") ?? "").length > UPDATE_TEXT_MOST) throw new Refused("msg_too_long");
  const given = decoded(args);
  const content = readContent(ws, given);
  // What the call does not name stays; an empty list takes it away (Slack's reference of chat.update).
  const kept = {
    ...(given.blocks === undefined && { blocks: message.blocks }),
    ...(given.attachments === undefined && message.attachments && { attachments: message.attachments }),
    ...(given.metadata === undefined && message.metadata && { metadata: message.metadata }),
  };
  const changed = change(ws, message, { ...content, ...kept });
  const answer = messageAnswer(ws, changed, { withMetadata: true });
  return { channel: changed.channel, ts: changed.ts, text: changed.text, message: answer };
}

export function deleteMessage({ ws, args }: Call): Doc {
  const message = ownMessage(ws, args, "cant_delete_message");
  remove(ws, message);
  return { channel: message.channel, ts: message.ts };
}

export function tellPermalink({ ws, args }: Call): Doc {
  const channel = visibleRoom(ws, args.needText("channel"));
  const message = ws.store.messages.get(channel.id, args.needText("message_ts"));
  if (!message || message.to) throw new Refused("message_not_found");
  const { ts, threadTs } = message;
  const inThread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel.id}` : "";
  return { channel: channel.id, permalink: `${ws.url}/archives/${channel.id}/p${ts.replace(".", "")}${inThread}` };
}

/** The bot's own message that the call names. An ephemeral one is unknown to these methods, as in Slack. */
function ownMessage(ws: Workspace, args: Arguments, otherwise: string): MessageRecord {
  const channel = visibleRoom(ws, args.needText("channel"));
  const message = ws.store.messages.get(channel.id, args.needText("ts"));
  if (!message || message.to) throw new Refused("message_not_found");
  if (!message.fromBot) throw new Refused(otherwise);
  return message;
}

/** The thread that the call names. Refuses one that is not there. */
export function threadOf(ws: Workspace, channel: ChannelRecord, args: Arguments): string | undefined {
  const ts = args.text("thread_ts");
  if (!ts) return undefined;
  const parent = ws.store.messages.get(channel.id, ts);
  if (!parent || parent.to) throw new Refused("cannot_reply_to_message");
  return parent.threadTs ?? ts;
}

/** The content arguments with objects that came as JSON in a form field made objects again. */
function decoded(args: Arguments): Doc {
  return {
    ...args.raw,
    blocks: args.json("blocks", "invalid_blocks_format"),
    attachments: args.json("attachments", "invalid_attachments"),
    metadata: args.json("metadata", "invalid_metadata_format"),
  };
}
