import type { Doc } from "../doc.ts";
import { Refused } from "../refused.ts";
import type { Call } from "./method.ts";

export function testApi({ args }: Call): Doc {
  const given = Object.fromEntries(Object.entries(args.raw).filter(([name]) => name !== "token"));
  const error = args.text("error");
  const echo = Object.keys(given).length > 0 ? { args: given } : {};
  return error ? { ok: false, error, ...echo } : echo;
}

export function testAuth({ ws }: Call): Doc {
  const { team, app } = ws.seed;
  const user = ws.store.users.get(app.botUserId)?.name ?? app.name;
  const ids = { team_id: team.id, user_id: app.botUserId, bot_id: app.botId };
  return { url: `${ws.url}/`, team: team.name, user, ...ids, is_enterprise_install: false };
}

export function openConnection({ ws }: Call): Doc {
  return { url: `${ws.url.replace("http", "ws")}/link?ticket=${ws.wire.mintTicket()}&app_id=${ws.seed.app.id}` };
}

export function tellTeam({ ws }: Call): Doc {
  const { id, name, domain } = ws.seed.team;
  return { team: { id, name, domain, email_domain: "", icon: { image_default: true }, url: `${ws.url}/` } };
}

export function tellBot({ ws, args }: Call): Doc {
  const { app } = ws.seed;
  if ((args.text("bot") ?? app.botId) !== app.botId) throw new Refused("bot_not_found");
  const icons = { image_36: "", image_48: "", image_72: "" };
  const updated = ws.store.users.get(app.botUserId)?.updatedSeconds ?? 0;
  const ids = { id: app.botId, app_id: app.id, user_id: app.botUserId };
  return { bot: { ...ids, deleted: false, name: app.name, updated, icons } };
}
