import { Refused } from "../refused.ts";
import { isDirect, openDirect } from "../rooms.ts";
import type { ChannelRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";

/** Refuses the call unless the manifest grants the scope. */
export function needScope(ws: Workspace, ...anyOf: string[]) {
  if (anyOf.length === 0 || anyOf.some((scope) => ws.grants.scopes.has(scope))) return;
  throw new Refused("missing_scope", { needed: anyOf.join(","), provided: [...ws.grants.scopes].join(",") });
}

const READ_SCOPE = { channel: "channels:read", private: "groups:read", im: "im:read", mpim: "mpim:read" } as const;
const HISTORY_SCOPE = {
  channel: "channels:history",
  private: "groups:history",
  im: "im:history",
  mpim: "mpim:history",
} as const;

/** The conversation as far as the bot can see it: private ones only where it is a member. */
export function visibleRoom(ws: Workspace, id: string): ChannelRecord {
  const channel = ws.store.channels.get(id);
  const isMember = channel?.members.includes(ws.seed.app.botUserId);
  if (!channel || (channel.kind !== "channel" && !isMember)) throw new Refused("channel_not_found");
  return channel;
}

/** A conversation that the bot may ask about. */
export function readableRoom(ws: Workspace, id: string): ChannelRecord {
  const channel = visibleRoom(ws, id);
  needScope(ws, READ_SCOPE[channel.kind]);
  return channel;
}

/** A conversation whose messages the bot may read. */
export function historyRoom(ws: Workspace, id: string): ChannelRecord {
  const channel = visibleRoom(ws, id);
  needScope(ws, HISTORY_SCOPE[channel.kind]);
  if (!channel.members.includes(ws.seed.app.botUserId)) throw new Refused("not_in_channel");
  return channel;
}

/** Where the bot may post: a conversation by id or name, or a person's direct messages by the person's id. */
export function postableRoom(ws: Workspace, target: string): ChannelRecord {
  if (/^[UW]/.test(target)) return directRoom(ws, target);
  const name = target.replace(/^#/, "");
  const byName = ws.store.channels.all().find((it) => it.name === name && !isDirect(it));
  const channel = visibleRoom(ws, byName?.id ?? target);
  const mayPost = channel.members.includes(ws.seed.app.botUserId) || ws.grants.scopes.has("chat:write.public");
  if (!mayPost) throw new Refused("not_in_channel");
  return channel;
}

function directRoom(ws: Workspace, user: string): ChannelRecord {
  const known = ws.store.users.get(user);
  if (!known || known.deleted || known.isBot) throw new Refused("channel_not_found");
  return openDirect(ws, user);
}
