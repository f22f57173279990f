import { tellEvent } from "./connect/deliver.ts";
import { reshow } from "./posting.ts";
import { Refused } from "./refused.ts";
import type { MessageRecord } from "./store/records.ts";
import type { Workspace } from "./workspace.ts";

/** Names of emoji, with a tone of skin behind two colons. */
const NAME = /^[\p{L}\p{N}_+'-]{1,100}(::skin-tone-[2-6])?$/u;

/** Puts someone's reaction to a message, or takes it back. Refuses with Slack's codes. */
export function setReaction(
  ws: Workspace,
  message: MessageRecord,
  { user, name, isOn }: { user: string; name: string; isOn: boolean },
) {
  if (!NAME.test(name)) throw new Refused("invalid_name");
  const before = message.reactions ?? [];
  const users = before.find((it) => it.name === name)?.users ?? [];
  if (users.includes(user) === isOn) throw new Refused(isOn ? "already_reacted" : "no_reaction");
  const after = isOn ? [...users, user] : users.filter((it) => it !== user);
  const others = before.filter((it) => it.name !== name);
  const reactions = after.length > 0 ? [...others, { name, users: after }] : others;
  reshow(ws, ws.store.messages.put({ ...message, reactions }));
  if (!ws.store.channels.get(message.channel)?.members.includes(ws.seed.app.botUserId)) return;
  const type = isOn ? "reaction_added" : "reaction_removed";
  const item = { type: "message", channel: message.channel, ts: message.ts };
  tellEvent(ws, type, { type, user, reaction: name, item, item_user: message.user, event_ts: ws.nextTs() });
}
