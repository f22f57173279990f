import { messageAnswer } from "../api/message-answer.ts";
import { deliver, noticeOf, tellEvent } from "../connect/deliver.ts";
import type { Doc } from "../doc.ts";
import { homeEvent } from "../payloads/home-event.ts";
import { interactionHead } from "../payloads/person.ts";
import type { Act, ActResult, Shortcut } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { mintResponseUrl } from "../response-url.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { roomAnswer, spotOf } from "./places.ts";

type Run = Extract<Act, { type: "shortcut" }>;

/** Opens the app's Home: the app is told, and may publish another one. */
export function openHome(ws: Workspace, person: UserRecord): ActResult {
  if (!ws.grants.hasHome) throw new Refused("not_enabled");
  tellEvent(ws, "app_home_opened", homeEvent(ws, person, "home"));
  return { ok: true };
}

/** Runs a global shortcut, or one of a message. */
export async function runShortcut(ws: Workspace, person: UserRecord, run: Run): Promise<ActResult> {
  const shortcut = ws.grants.shortcuts.find(({ callbackId }) => callbackId === run.callbackId);
  if (!shortcut) throw new Refused("shortcut_not_found");
  const payload = shortcut.type === "message" ? onMessage(ws, person, shortcut, run) : globally(ws, person, shortcut);
  return noticeOf(await deliver(ws, { kind: "interactive", payload })) ?? { ok: true };
}

function globally(ws: Workspace, person: UserRecord, { callbackId }: Shortcut): Doc {
  const trigger = ws.triggers.mint({ user: person.id });
  const head = { type: "shortcut", ...interactionHead(ws, person) };
  return { ...head, action_ts: ws.nextTs(), callback_id: callbackId, trigger_id: trigger };
}

function onMessage(ws: Workspace, person: UserRecord, { callbackId }: Shortcut, run: Run): Doc {
  const spot = spotOf(ws, person, { channel: run.channel ?? "", ts: run.messageTs ?? "" });
  if ("view" in spot) throw new Refused("message_not_found");
  const { room, message } = spot;
  return {
    type: "message_action",
    ...interactionHead(ws, person),
    action_ts: ws.nextTs(),
    callback_id: callbackId,
    trigger_id: ws.triggers.mint({ user: person.id, channel: room.id }),
    response_url: mintResponseUrl(ws, { user: person.id, channel: room.id, message }),
    message_ts: message.ts,
    channel: roomAnswer(room),
    message: messageAnswer(ws, message),
  };
}
