import type { Doc } from "../doc.ts";
import { Refused } from "../refused.ts";
import { openDirectAmong, partnerIn } from "../rooms.ts";
import type { ChannelRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { needScope, readableRoom, visibleRoom } from "./access.ts";
import type { Call } from "./method.ts";
import { pageOf } from "./pages.ts";

const KIND_OF_TYPE: Record<string, { kind: ChannelRecord["kind"]; scope: string }> = {
  public_channel: { kind: "channel", scope: "channels:read" },
  private_channel: { kind: "private", scope: "groups:read" },
  im: { kind: "im", scope: "im:read" },
  mpim: { kind: "mpim", scope: "mpim:read" },
};

/** The most people beside the app in direct messages (Slack's reference of conversations.open). */
const MOST_OTHERS = 8;

export function openConversation({ ws, args }: Call): Doc {
  const before = ws.store.channels.all().length;
  const channel = conversationToOpen(ws, args.text("channel"), args.text("users"));
  const known = ws.store.channels.all().length > before ? {} : { no_op: true, already_open: true };
  return { ...known, channel: args.flag("return_im") ? roomAnswer(ws, channel) : { id: channel.id } };
}

export function tellConversation({ ws, args }: Call): Doc {
  const channel = readableRoom(ws, args.needText("channel"));
  const locale = args.flag("include_locale") ? { locale: "en-US" } : {};
  const members = args.flag("include_num_members") ? { num_members: channel.members.length } : {};
  return { channel: { ...roomAnswer(ws, channel), ...locale, ...members } };
}

export function listConversations({ ws, args }: Call): Doc {
  const types = (args.text("types") ?? "public_channel").split(",").map((type) => type.trim());
  const kinds = types.map((type) => {
    const known = KIND_OF_TYPE[type];
    if (!known) throw new Refused("invalid_types");
    needScope(ws, known.scope);
    return known.kind;
  });
  const bot = ws.seed.app.botUserId;
  const seen = ws.store.channels
    .all()
    .filter((it) => kinds.includes(it.kind) && (it.kind === "channel" || it.members.includes(bot)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { items, nextCursor } = pageOf(seen, (it) => it.id, args, 100);
  const channels = items.map((it) => ({ ...roomAnswer(ws, it), num_members: it.members.length }));
  return { channels, response_metadata: { next_cursor: nextCursor } };
}

export function listMembers({ ws, args }: Call): Doc {
  const channel = readableRoom(ws, args.needText("channel"));
  const { items, nextCursor } = pageOf([...channel.members].sort(), (it) => it, args, 100);
  return { members: items, response_metadata: { next_cursor: nextCursor } };
}

function conversationToOpen(ws: Workspace, channelId: string | undefined, users: string | undefined): ChannelRecord {
  if (channelId) {
    needScope(ws, "im:write", "mpim:write");
    return visibleRoom(ws, channelId);
  }
  const ids = (users ?? "").split(",").filter(Boolean);
  needScope(ws, ids.length > 1 ? "mpim:write" : "im:write");
  if (ids.length === 0) throw new Refused("users_list_not_supplied");
  if (ids.length > MOST_OTHERS) throw new Refused("too_many_users");
  for (const id of ids) {
    const user = ws.store.users.get(id);
    if (!user) throw new Refused("user_not_found");
    if (user.deleted) throw new Refused("user_disabled");
    if (user.isBot) throw new Refused("cannot_dm_bot");
  }
  return openDirectAmong(ws, [ws.seed.app.botUserId, ...ids]);
}

/** A conversation in Slack's shape. */
export function roomAnswer(ws: Workspace, channel: ChannelRecord): Doc {
  return channel.kind === "im" ? directAnswer(ws, channel) : channelAnswer(ws, channel);
}

function directAnswer(ws: Workspace, channel: ChannelRecord): Doc {
  const user = partnerIn(channel, ws.seed.app.botUserId);
  return {
    id: channel.id,
    created: channel.createdSeconds,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: ws.seed.team.id,
    updated: channel.createdSeconds * 1000,
    user,
    is_user_deleted: ws.store.users.get(user)?.deleted ?? false,
    is_open: true,
    priority: 0,
  };
}

function channelAnswer(ws: Workspace, { id, name, kind, members, createdSeconds }: ChannelRecord): Doc {
  const none = { value: "", creator: "", last_set: 0 };
  const isPrivate = kind !== "channel";
  return {
    id,
    name,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: kind === "mpim",
    is_private: isPrivate,
    created: createdSeconds,
    is_archived: false,
    is_general: name === "general",
    unlinked: 0,
    name_normalized: name,
    is_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: ws.seed.team.id,
    updated: createdSeconds * 1000,
    parent_conversation: null,
    creator: members[0] ?? "",
    is_ext_shared: false,
    shared_team_ids: [ws.seed.team.id],
    pending_connected_team_ids: [],
    is_member: members.includes(ws.seed.app.botUserId),
    topic: none,
    purpose: none,
    previous_names: [],
  };
}
