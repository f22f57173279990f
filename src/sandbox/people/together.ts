import { letIn } from "../joining.ts";
import { setPin } from "../pins.ts";
import type { Act, ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { activeUser, isDirect, openDirectAmong } from "../rooms.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { needRoom } from "./everyday.ts";

type Deed<T extends Act["type"]> = Extract<Act, { type: T }>;

/** Opens direct messages with one or several others; nobody hears of it before something is said. */
export function openDirectWith(ws: Workspace, person: UserRecord, { users }: Deed<"openDirect">): ActResult {
  requireActive(ws, users);
  return { ok: true, channel: openDirectAmong(ws, [person.id, ...users]).id };
}

/** Brings others into a channel where the person is. */
export function inviteTo(ws: Workspace, person: UserRecord, { channel, users }: Deed<"invite">): ActResult {
  const room = needRoom(ws, person, channel);
  if (isDirect(room)) throw new Refused("method_not_supported_for_channel_type");
  requireActive(ws, users);
  if (users.some((user) => room.members.includes(user))) throw new Refused("already_in_channel");
  letIn(ws, room, users, person.id);
  return { ok: true };
}

/** Pins a message for all in its conversation, or takes the pin off. */
export function pin(ws: Workspace, person: UserRecord, { channel, ts, off }: Deed<"pin">): ActResult {
  const room = needRoom(ws, person, channel);
  const message = ws.store.messages.get(room.id, ts);
  if (!message || message.to) throw new Refused("message_not_found");
  setPin(ws, message, { user: person.id, isOn: !off });
  return { ok: true };
}

function requireActive(ws: Workspace, users: string[]) {
  if (!users.every((user) => activeUser(ws, user))) throw new Refused("user_not_found");
}
