import { reshow } from "./posting.ts";
import { Refused } from "./refused.ts";
import type { MessageRecord } from "./store/records.ts";
import { nowSeconds, type Workspace } from "./workspace.ts";

/** The most pins of a channel (a number that Slack's help tells; its reference names the refusal alone). */
const MOST_PINS = 100;

/** Pins a message to its conversation, or takes the pin off. Refuses with Slack's codes. */
export function setPin(ws: Workspace, message: MessageRecord, { user, isOn }: { user: string; isOn: boolean }) {
  const { pinned, ...bare } = message;
  if (isOn && pinned) throw new Refused("already_pinned");
  if (!isOn && !pinned) throw new Refused("no_pin");
  if (isOn && pinnedIn(ws, message.channel).length >= MOST_PINS) throw new Refused("too_many_pins");
  const now = isOn ? { ...bare, pinned: { by: user, atSeconds: nowSeconds(ws) } } : bare;
  reshow(ws, ws.store.messages.put(now));
}

/** The pinned messages of a conversation, those in threads among them. */
export function pinnedIn(ws: Workspace, channel: string): MessageRecord[] {
  const open = ws.store.messages.inChannel(channel);
  const all = open.flatMap((message) => [message, ...ws.store.messages.inThread(channel, message.ts)]);
  // A reply that also stands in the channel is met twice.
  return [...new Set(all)].filter(({ pinned }) => pinned);
}
