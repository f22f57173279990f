import { tellEvent } from "../connect/deliver.ts";
import { ownFile } from "../files/put-in.ts";
import { postWithFiles } from "../files/share-files.ts";
import { homeEvent } from "../payloads/home-event.ts";
import { markRead } from "../posting.ts";
import type { Act, ActResult } from "../protocol.ts";
import { setReaction } from "../reactions.ts";
import { Refused } from "../refused.ts";
import { directId, roomOf } from "../rooms.ts";
import type { UserRecord } from "../store/records.ts";
import { readKey } from "../store/store.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";
import { changeUser } from "./profile.ts";
import { typedMessage } from "./typed.ts";

const STILL_THERE_SECONDS = 60;

type Deed<T extends Act["type"]> = Extract<Act, { type: T }>;

export function writeMessage(ws: Workspace, person: UserRecord, deed: Deed<"message">): ActResult {
  const room = needRoom(ws, person, deed.channel);
  const files = (deed.files ?? []).map((id) => ownFile(ws, person, id));
  if (deed.text.trim() === "" && files.length === 0) throw new Refused("no_text");
  const parent = deed.threadTs ? ws.store.messages.get(room.id, deed.threadTs) : undefined;
  if (deed.threadTs && (!parent || parent.to)) throw new Refused("cannot_reply_to_message");
  const threadTs = parent && (parent.threadTs ?? parent.ts);
  const said = deed.text.trim() === "" ? { text: "" } : typedMessage(deed.text);
  const place = { channel: room.id, user: person.id, fromBot: false, ...(threadTs && { threadTs }) };
  postWithFiles(ws, { ...said, ...place }, files);
  return { ok: true };
}

export function readConversation(ws: Workspace, person: UserRecord, channel: string): ActResult {
  const room = needRoom(ws, person, channel);
  const before = Number(ws.store.reads.get(readKey(person.id, room.id))?.ts ?? 0);
  markRead(ws, person.id, room.id);
  // Slack tells the app when someone opens its messages too; marks that follow closely are of someone who is still there.
  const opens = room.id === directId(person.id) && nowSeconds(ws) - before > STILL_THERE_SECONDS;
  if (opens) tellEvent(ws, "app_home_opened", homeEvent(ws, person, "messages"));
  return { ok: true };
}

/** Takes a private answer away; nobody is told. */
export function dismiss(ws: Workspace, person: UserRecord, { channel, ts }: Deed<"dismiss">): ActResult {
  const message = ws.store.messages.get(channel, ts);
  if (!message || message.to !== person.id) throw new Refused("message_not_found");
  ws.store.messages.drop(channel, ts);
  ws.stream.tell(person.id, { type: "deleted", channel, ts });
  return { ok: true };
}

export function react(ws: Workspace, person: UserRecord, { channel, ts, name, off }: Deed<"react">): ActResult {
  const room = needRoom(ws, person, channel);
  const message = ws.store.messages.get(room.id, ts);
  if (!message || message.to) throw new Refused("message_not_found");
  setReaction(ws, message, { user: person.id, name, isOn: !off });
  return { ok: true };
}

export function changeProfile(ws: Workspace, person: UserRecord, { locale, tz }: Deed<"profile">): ActResult {
  changeUser(ws, person.id, { ...(locale && { locale }), ...(tz && { tz }) });
  return { ok: true };
}

/** The conversation, if the person is in it. Refuses otherwise. */
export function needRoom(ws: Workspace, person: UserRecord, channel: string) {
  const room = roomOf(ws, person.id, channel);
  if (!room) throw new Refused("channel_not_found");
  return room;
}
