import { newId } from "./doc.ts";
import type { ChannelRecord, UserRecord } from "./store/records.ts";
import { nowSeconds, type Workspace } from "./workspace.ts";

/** The direct messages between the bot and a person, made if they are not there yet. */
export function openDirect(ws: Workspace, user: string): ChannelRecord {
  const { botUserId } = ws.seed.app;
  const id = directId(user);
  const members = [user, botUserId];
  return (
    ws.store.channels.get(id) ??
    ws.store.channels.put({ id, kind: "im", name: "", members, createdSeconds: nowSeconds(ws) })
  );
}

/** The direct messages among these people (whoever opens them first), made if they are not there yet. */
export function openDirectAmong(ws: Workspace, people: string[]): ChannelRecord {
  const members = [...new Set(people)];
  const { botUserId } = ws.seed.app;
  if (members.length === 2 && members.includes(botUserId)) {
    return openDirect(ws, members.find((id) => id !== botUserId) ?? "");
  }
  const isAmongThem = ({ members: there }: ChannelRecord) =>
    there.length === members.length && members.every((id) => there.includes(id));
  const open = ws.store.channels.all().find((room) => isDirect(room) && isAmongThem(room));
  if (open) return open;
  const isGroup = members.length > 2;
  const handles = members.map((id) => ws.store.users.get(id)?.name ?? id);
  const name = isGroup ? `mpdm-${handles.join("--")}-1` : "";
  const room = { id: newId(isGroup ? "C0" : "D0"), kind: isGroup ? "mpim" : "im", name, members } as const;
  return ws.store.channels.put({ ...room, createdSeconds: nowSeconds(ws) });
}

/** Between people, not a channel of the workspace. */
export const isDirect = ({ kind }: Pick<ChannelRecord, "kind">): boolean => kind === "im" || kind === "mpim";

/** The id of the direct messages between the bot and a person, whether open or not. */
export const directId = (user: string): string => `D${user.slice(1)}`;

/** The other member of direct messages. */
export function partnerIn(channel: ChannelRecord, me: string): string {
  return channel.members.find((member) => member !== me) ?? me;
}

/** The conversation, if the person is in it. */
export function roomOf(ws: Workspace, user: string, channelId: string): ChannelRecord | undefined {
  const channel = channelId === directId(user) ? openDirect(ws, user) : ws.store.channels.get(channelId);
  return channel?.members.includes(user) ? channel : undefined;
}

/** A member who can act: known and not deactivated. */
export function activeUser(ws: Workspace, id: string): UserRecord | undefined {
  const user = ws.store.users.get(id);
  return user?.deleted ? undefined : user;
}

/** How Slack names a conversation in what it sends to an app. */
export function roomName(channel: ChannelRecord): string {
  if (channel.kind === "im") return "directmessage";
  return channel.kind === "private" ? "privategroup" : channel.name;
}
