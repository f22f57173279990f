import { tellEvent } from "./connect/deliver.ts";
import { post } from "./posting.ts";
import type { ChannelRecord } from "./store/records.ts";
import type { Workspace } from "./workspace.ts";

/** Makes people members of a channel; all there are told, as Slack does it, and the app where it is a member itself. */
export function letIn(ws: Workspace, room: ChannelRecord, users: string[], inviter?: string): ChannelRecord {
  const newcomers = [...new Set(users)];
  const next = ws.store.channels.put({ ...room, members: [...room.members, ...newcomers] });
  const by = inviter ? { inviter } : {};
  for (const user of newcomers) {
    const told = `<@${user}> has joined the channel`;
    post(ws, { channel: room.id, user, fromBot: false, text: told, joined: by });
    if (!next.members.includes(ws.seed.app.botUserId)) continue;
    const event = { type: "member_joined_channel", user, channel: room.id, team: ws.seed.team.id };
    const kind = room.kind === "channel" ? "C" : "G";
    tellEvent(ws, "member_joined_channel", { ...event, channel_type: kind, ...by, event_ts: ws.nextTs() });
  }
  return next;
}
