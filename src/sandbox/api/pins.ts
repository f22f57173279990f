import type { Doc } from "../doc.ts";
import { Refused } from "../refused.ts";
import type { ChannelRecord, MessageRecord } from "../store/records.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";
import { visibleRoom } from "./access.ts";
import { messageAnswer } from "./message-answer.ts";
import type { Call } from "./method.ts";

/** The most pins of a channel (a number that Slack's help tells; its reference names the refusal alone). */
const MOST_PINS = 100;

export function addPin(call: Call): Doc {
  const { ws } = call;
  const room = pinnableRoom(call);
  const message = namedMessage(call, room);
  if (message.pinned) throw new Refused("already_pinned");
  if (pinnedIn(ws, room).length >= MOST_PINS) throw new Refused("too_many_pins");
  ws.store.messages.put({ ...message, pinned: { by: ws.seed.app.botUserId, atSeconds: nowSeconds(ws) } });
  return {};
}

export function removePin(call: Call): Doc {
  const { pinned, ...message } = namedMessage(call, pinnableRoom(call));
  if (!pinned) throw new Refused("no_pin");
  call.ws.store.messages.put(message);
  return {};
}

/** The pinned messages of a conversation, the newest pin first. */
export function listPins(call: Call): Doc {
  const { ws } = call;
  const room = pinnableRoom(call);
  const items = pinnedIn(ws, room).map((message) => ({
    type: "message",
    created: message.pinned?.atSeconds ?? 0,
    created_by: message.pinned?.by ?? "",
    channel: room.id,
    message: messageAnswer(ws, message),
  }));
  return { items: items.sort((a, b) => b.created - a.created) };
}

/** The pinned messages of a conversation, those in threads among them. */
export function pinnedIn(ws: Workspace, { id }: ChannelRecord): MessageRecord[] {
  const open = ws.store.messages.inChannel(id);
  const all = open.flatMap((message) => [message, ...ws.store.messages.inThread(id, message.ts)]);
  // A reply that also stands in the channel is met twice.
  return [...new Set(all)].filter(({ pinned }) => pinned);
}

function pinnableRoom({ ws, args }: Call): ChannelRecord {
  const room = visibleRoom(ws, args.needText("channel"));
  if (!room.members.includes(ws.seed.app.botUserId)) throw new Refused("not_in_channel");
  return room;
}

function namedMessage({ ws, args }: Call, room: ChannelRecord): MessageRecord {
  const ts = args.text("timestamp");
  if (!ts) throw new Refused("no_item_specified");
  if (!/^\d{1,10}\.\d{1,6}$/.test(ts)) throw new Refused("bad_timestamp");
  const message = ws.store.messages.get(room.id, ts);
  if (!message || message.to) throw new Refused("message_not_found");
  return message;
}
