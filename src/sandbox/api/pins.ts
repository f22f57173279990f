import type { Doc } from "../doc.ts";
import { pinnedIn, setPin } from "../pins.ts";
import { Refused } from "../refused.ts";
import type { ChannelRecord, MessageRecord } from "../store/records.ts";
import { visibleRoom } from "./access.ts";
import { messageAnswer } from "./message-answer.ts";
import type { Call } from "./method.ts";

export function addPin(call: Call): Doc {
  const message = namedMessage(call, pinnableRoom(call));
  setPin(call.ws, message, { user: call.ws.seed.app.botUserId, isOn: true });
  return {};
}

export function removePin(call: Call): Doc {
  const message = namedMessage(call, pinnableRoom(call));
  setPin(call.ws, message, { user: call.ws.seed.app.botUserId, isOn: false });
  return {};
}

/** The pinned messages of a conversation, the newest pin first. */
export function listPins(call: Call): Doc {
  const { ws } = call;
  const room = pinnableRoom(call);
  const items = pinnedIn(ws, room.id).map((message) => ({
    type: "message",
    created: message.pinned?.atSeconds ?? 0,
    created_by: message.pinned?.by ?? "",
    channel: room.id,
    message: messageAnswer(ws, message),
  }));
  return { items: items.sort((a, b) => b.created - a.created) };
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
