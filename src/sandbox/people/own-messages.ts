import { change, remove } from "../posting.ts";
import type { Act, ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import type { MessageRecord, UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { needRoom } from "./everyday.ts";
import { typedMessage } from "./typed.ts";

type Deed<T extends Act["type"]> = Extract<Act, { type: T }>;

/** Puts other words into a message of one's own; the app is told (`message_changed`). */
export function editMessage(ws: Workspace, person: UserRecord, deed: Deed<"edit">): ActResult {
  const message = ownMessage(ws, person, deed, "cant_update_message");
  const isEmpty = deed.text.trim() === "";
  if (isEmpty && !message.files?.length) throw new Refused("no_text");
  change(ws, message, isEmpty ? { text: "" } : typedMessage(deed.text));
  return { ok: true };
}

/** Takes a message of one's own away; the app is told (`message_deleted`). */
export function deleteMessage(ws: Workspace, person: UserRecord, deed: Deed<"delete">): ActResult {
  remove(ws, ownMessage(ws, person, deed, "cant_delete_message"));
  return { ok: true };
}

function ownMessage(ws: Workspace, person: UserRecord, at: { channel: string; ts: string }, otherwise: string) {
  const room = needRoom(ws, person, at.channel);
  const message: MessageRecord | undefined = ws.store.messages.get(room.id, at.ts);
  if (!message || message.to) throw new Refused("message_not_found");
  if (message.user !== person.id || message.joined) throw new Refused(otherwise);
  return message;
}
