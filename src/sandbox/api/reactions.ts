import type { Doc } from "../doc.ts";
import { setReaction } from "../reactions.ts";
import { Refused } from "../refused.ts";
import type { MessageRecord } from "../store/records.ts";
import { visibleRoom } from "./access.ts";
import type { Call } from "./method.ts";

export function addReaction(call: Call): Doc {
  return set(call, true);
}

export function removeReaction(call: Call): Doc {
  return set(call, false);
}

function set(call: Call, isOn: boolean): Doc {
  const { ws, args } = call;
  const name = args.needText("name").replaceAll(/^:|:$/g, "");
  setReaction(ws, namedMessage(call), { user: ws.seed.app.botUserId, name, isOn });
  return {};
}

function namedMessage({ ws, args }: Call): MessageRecord {
  const [channelId, ts] = [args.text("channel"), args.text("timestamp")];
  if (!channelId || !ts) throw new Refused("no_item_specified");
  if (!/^\d{1,10}\.\d{1,6}$/.test(ts)) throw new Refused("bad_timestamp");
  const message = ws.store.messages.get(visibleRoom(ws, channelId).id, ts);
  if (!message || message.to) throw new Refused("message_not_found");
  return message;
}
