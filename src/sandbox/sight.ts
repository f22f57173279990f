import { seenFile } from "./files/file-answer.ts";
import { knownFile } from "./files/keep-file.ts";
import type { Conversation, Member, Message, MessagePage, State } from "./protocol.ts";
import { isDirect, openDirect, partnerIn } from "./rooms.ts";
import { firstFrom } from "./store/messages.ts";
import type { ChannelRecord, MessageRecord, UserRecord } from "./store/records.ts";
import { readKey } from "./store/store.ts";
import { homeOf, openViews, seenView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** Everything that a person sees before opening a conversation. */
export function stateOf(ws: Workspace, me: UserRecord): State {
  const { app } = ws.seed;
  openDirect(ws, me.id);
  const home = homeOf(ws, me.id);
  return {
    me: seenMember(me),
    members: ws.store.users
      .all()
      .filter((user) => !user.deleted)
      .map(seenMember),
    conversations: conversationsOf(ws, me.id),
    commands: ws.grants.commands,
    shortcuts: ws.grants.shortcuts,
    app: { name: app.name, botUserId: app.botUserId, hasHome: ws.grants.hasHome, connected: ws.wire.connected() },
    home: home ? seenView(ws, home) : null,
    views: openViews(ws, me.id),
    clock: ws.clock.state(),
    ...(ws.seeds.length > 0 && { seeds: ws.seeds }),
  };
}

/** The messages of a conversation (or of a thread) as the person sees them, the last `limit` before `before`, oldest first. */
export function messagesFor(
  ws: Workspace,
  user: string,
  { channel, threadTs, before, limit }: { channel: string; threadTs?: string; before?: string; limit: number },
): MessagePage {
  const { messages } = ws.store;
  const parent = threadTs && messages.get(channel, threadTs);
  const open = threadTs
    ? [...(parent ? [parent] : []), ...messages.inThread(channel, threadTs)]
    : messages.inChannel(channel);
  const own = messages.privateTo(user, channel).filter((it) => !threadTs === !it.threadTs || it.threadTs === threadTs);
  const candidates = [...lastBefore(open, before, limit + 1), ...lastBefore(own, before, limit + 1)];
  const sorted = candidates.sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return {
    messages: sorted.slice(-limit).map((message) => seenMessage(ws, message)),
    hasMore: sorted.length > limit,
  };
}

function lastBefore(list: readonly MessageRecord[], before: string | undefined, limit: number) {
  const end = before ? firstFrom(list, before) : list.length;
  return list.slice(Math.max(0, end - limit), end);
}

export function seenMessage(ws: Workspace, message: MessageRecord): Message {
  const { ts, channel, user, text, blocks, threadTs, edited, to, reactions, pinned, joined } = message;
  const files = (message.files ?? []).flatMap((id) => knownFile(ws, id) ?? []);
  const replies = threadTs && threadTs !== ts ? 0 : ws.store.messages.inThread(channel, ts).length;
  return {
    ts,
    channel,
    user,
    text,
    blocks,
    ...(threadTs && { threadTs }),
    ...(replies > 0 && { replyCount: replies }),
    ...(edited && { edited: true }),
    ...(files.length > 0 && { files: files.map((file) => seenFile(ws, file)) }),
    ...(reactions?.length && { reactions }),
    ...(pinned && { pinnedBy: pinned.by }),
    ...(joined && { joined }),
    ephemeral: to !== undefined,
  };
}

export function seenMember({ id, name, realName, title, isBot, locale, tz, color }: UserRecord): Member {
  return { id, name, realName, title: title ?? "", isBot: isBot ?? false, locale, tz, color };
}

function conversationsOf(ws: Workspace, user: string): Conversation[] {
  return ws.store.channels
    .all()
    .filter((channel) => channel.members.includes(user) && isShown(ws, channel, user))
    .map((channel) => ({
      id: channel.id,
      kind: channel.kind,
      name: channel.kind === "im" ? partnerIn(channel, user) : channel.name,
      ...(!isDirect(channel) && { members: channel.members }),
      ...(channel.kind === "mpim" && { others: channel.members.filter((member) => member !== user) }),
      unread: unreadIn(ws, user, channel),
    }));
}

/** Direct messages that somebody else opened show when something is said in them; the bot's are always there. */
function isShown(ws: Workspace, channel: ChannelRecord, user: string): boolean {
  if (!isDirect(channel) || channel.members[0] === user) return true;
  const isWithBot = channel.kind === "im" && channel.members.includes(ws.seed.app.botUserId);
  return isWithBot || ws.store.messages.inChannel(channel.id).length > 0;
}

function unreadIn(ws: Workspace, user: string, { id }: ChannelRecord): number {
  const after = ws.store.reads.get(readKey(user, id))?.ts ?? "0";
  const { messages } = ws.store;
  const newer = (list: readonly MessageRecord[]) => list.slice(firstFrom(list, after)).filter((it) => it.ts > after);
  return [...newer(messages.inChannel(id)), ...newer(messages.privateTo(user, id))].filter(
    (it) => it.user !== user && !it.joined,
  ).length;
}
