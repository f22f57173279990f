import { deliver, noticeOf, VERIFICATION_TOKEN } from "../connect/deliver.ts";
import { type Doc, isDoc } from "../doc.ts";
import type { Act, ActResult } from "../protocol.ts";
import { mintResponseUrl, sayInAnswer } from "../response-url.ts";
import { roomName } from "../rooms.ts";
import type { ChannelRecord, UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { needRoom } from "./everyday.ts";

type Typed = Extract<Act, { type: "command" }>;

/** Sends a slash command to the app and shows what it acknowledges with. */
export async function typeCommand(ws: Workspace, person: UserRecord, typed: Typed): Promise<ActResult> {
  const room = needRoom(ws, person, typed.channel);
  if (!ws.grants.commands.some(({ command }) => command === typed.command)) {
    return { ok: false, notice: "invalid_command", detail: typed.command };
  }
  const payload = commandPayload(ws, person, room, typed);
  const outcome = await deliver(ws, { kind: "slash_commands", payload }, (body) => {
    if (saysSomething(body)) sayInAnswer(ws, { user: person.id, channel: room.id }, body);
  });
  return noticeOf(outcome) ?? { ok: true };
}

const saysSomething = (body: unknown): body is Doc => isDoc(body) && Object.keys(body).length > 0;

function commandPayload(ws: Workspace, person: UserRecord, room: ChannelRecord, { command, text }: Typed): Doc {
  const { team, app } = ws.seed;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: room.id,
    channel_name: roomName(room),
    user_id: person.id,
    user_name: person.name,
    command,
    // Slack gives the app what stands behind the command without the blanks around it.
    text: text.trim(),
    api_app_id: app.id,
    is_enterprise_install: "false",
    response_url: mintResponseUrl(ws, { user: person.id, channel: room.id }),
    trigger_id: ws.triggers.mint({ user: person.id, channel: room.id }),
  };
}
