import type { Doc } from "../doc.ts";
import { letIn } from "../joining.ts";
import { Refused } from "../refused.ts";
import { isDirect } from "../rooms.ts";
import type { ChannelRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { visibleRoom } from "./access.ts";
import { roomAnswer } from "./conversations.ts";
import type { Call } from "./method.ts";

/** The most people of one invitation (Slack's reference of the method). */
const INVITED_MOST = 100;

/** The bot joins an open channel. */
export function joinConversation({ ws, args }: Call): Doc {
  const room = visibleRoom(ws, args.needText("channel"));
  if (room.kind !== "channel") throw new Refused("method_not_supported_for_channel_type");
  const bot = ws.seed.app.botUserId;
  if (room.members.includes(bot)) {
    const warning = "already_in_channel";
    return { channel: roomAnswer(ws, room), warning, response_metadata: { warnings: [warning] } };
  }
  return { channel: roomAnswer(ws, letIn(ws, room, [bot])) };
}

/** The bot brings others into a channel where it is. All of them, or with an unknown one among them nobody. */
export function inviteMembers({ ws, args }: Call): Doc {
  const room = visibleRoom(ws, args.needText("channel"));
  if (isDirect(room)) throw new Refused("method_not_supported_for_channel_type");
  const bot = ws.seed.app.botUserId;
  if (!room.members.includes(bot)) throw new Refused("not_in_channel");
  const named = (args.text("users") ?? "").split(",").filter(Boolean);
  if (named.length === 0) throw new Refused("no_user");
  if (named.length > INVITED_MOST) throw new Refused("invalid_arguments");
  const faults = named.map((user) => ({ user, error: faultOf(ws, room, user) })).filter(({ error }) => error);
  const isForced = args.flag("force") && faults.length < named.length;
  const [first] = faults;
  if (first?.error && !isForced) {
    throw new Refused(first.error, { errors: faults.map(({ user, error = "" }) => ({ user, ok: false, error })) });
  }
  const welcome = named.filter((user) => !faults.some((fault) => fault.user === user));
  return { channel: roomAnswer(ws, letIn(ws, room, welcome, bot)) };
}

function faultOf(ws: Workspace, room: ChannelRecord, user: string): string | undefined {
  const known = ws.store.users.get(user);
  if (!known || known.deleted) return "user_not_found";
  if (user === ws.seed.app.botUserId) return "cant_invite_self";
  return room.members.includes(user) ? "already_in_channel" : undefined;
}
