import type { Doc } from "../doc.ts";
import { fileAnswer } from "../files/file-answer.ts";
import { knownFile } from "../files/keep-file.ts";
import type { MessageRecord } from "../store/records.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";

/** A message in Slack's shape; its metadata only where asked for. */
export function messageAnswer(ws: Workspace, message: MessageRecord, { withMetadata = false } = {}): Doc {
  const { ts, user, text, blocks, attachments, metadata, edited, threadTs, files, reactions } = message;
  return {
    user,
    type: "message",
    ts,
    ...(message.fromBot && botFields(ws)),
    text,
    team: ws.seed.team.id,
    ...(threadTs && threadFields(ws, message, threadTs)),
    ...(message.joined && { subtype: "channel_join", ...message.joined }),
    ...(message.broadcast && { subtype: "thread_broadcast" }),
    ...(edited && { edited }),
    ...(files && { files: files.map((id) => fileOr(ws, id)), upload: false, display_as_bot: false }),
    ...(reactions?.length && { reactions: reactions.map((it) => ({ ...it, count: it.users.length })) }),
    ...(message.pinned && pinFields(message)),
    ...(attachments && { attachments }),
    ...(blocks.length > 0 && { blocks }),
    ...(withMetadata && metadata && { metadata }),
    ...repliesTo(ws, message),
  };
}

/** A file that was deleted leaves a tombstone. */
function fileOr(ws: Workspace, id: string): Doc {
  const file = knownFile(ws, id);
  return file ? fileAnswer(ws, file) : { id, mode: "tombstone" };
}

function pinFields({ channel, pinned }: MessageRecord): Doc {
  const info = { channel, pinned_by: pinned?.by, pinned_ts: pinned?.atSeconds };
  return { pinned_to: [channel], pinned_info: info };
}

function botFields(ws: Workspace): Doc {
  const { team, app } = ws.seed;
  const icons = { image_36: "", image_48: "", image_72: "" };
  const updated = nowSeconds(ws);
  const profile = { id: app.botId, app_id: app.id, user_id: app.botUserId, name: app.name, deleted: false, updated };
  return { bot_id: app.botId, app_id: app.id, bot_profile: { ...profile, icons, team_id: team.id } };
}

function threadFields(ws: Workspace, { channel, ts }: MessageRecord, threadTs: string): Doc {
  const parent = ws.store.messages.get(channel, threadTs);
  return { thread_ts: threadTs, ...(parent && threadTs !== ts && { parent_user_id: parent.user }) };
}

function repliesTo(ws: Workspace, { channel, ts, threadTs, to }: MessageRecord): Doc {
  const replies = to || (threadTs && threadTs !== ts) ? [] : ws.store.messages.inThread(channel, ts);
  const latest = replies.at(-1);
  if (!latest) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}
