import { avatarFields } from "../avatar.ts";
import type { Doc } from "../doc.ts";
import { Refused } from "../refused.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import type { Call } from "./method.ts";
import { pageOf } from "./pages.ts";

/** Slack's own bot is a member of every workspace, and is listed as if it were no bot. */
const SLACKBOT: UserRecord = {
  id: "USLACKBOT",
  name: "slackbot",
  realName: "Slackbot",
  email: "",
  locale: "en-US",
  tz: "America/Los_Angeles",
  color: "757575",
  updatedSeconds: 0,
};

export function tellUser({ ws, args }: Call): Doc {
  const id = args.needText("user");
  const user = id === SLACKBOT.id ? SLACKBOT : ws.store.users.get(id);
  if (!user) throw new Refused("user_not_found");
  return { user: userAnswer(ws, user, { withLocale: args.flag("include_locale") }) };
}

export function listUsers({ ws, args }: Call): Doc {
  const users = [...ws.store.users.all(), SLACKBOT].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { items, nextCursor } = pageOf(users, (it) => it.id, args, 1000);
  const withLocale = args.flag("include_locale");
  const members = items.map((user) => userAnswer(ws, user, { withLocale }));
  return { members, cache_ts: Math.floor(Date.now() / 1000), response_metadata: { next_cursor: nextCursor } };
}

export function lookUpByEmail({ ws, args }: Call): Doc {
  const email = args.needText("email").toLowerCase();
  const user = ws.store.users.all().find((it) => it.email.toLowerCase() === email && it.email !== "" && !it.deleted);
  if (!user) throw new Refused("users_not_found");
  return { user: userAnswer(ws, user) };
}

/** A member in Slack's shape. The e-mail address needs a scope of its own; a deactivated member tells less. */
export function userAnswer(ws: Workspace, user: UserRecord, { withLocale = false } = {}): Doc {
  const { id, name, realName, deleted = false, color, updatedSeconds } = user;
  const base = { id, team_id: user.teamId ?? ws.seed.team.id, name, deleted, profile: profileOf(ws, user) };
  const rest = { is_bot: user.isBot ?? false, is_app_user: false, updated: updatedSeconds };
  if (deleted) return { ...base, ...rest };
  return {
    ...base,
    color,
    real_name: realName,
    ...zoneOf(ws, user.tz),
    is_admin: user.isAdmin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted ?? false,
    is_ultra_restricted: user.isUltraRestricted ?? false,
    ...(user.isStranger && { is_stranger: true }),
    ...rest,
    is_email_confirmed: true,
    who_can_share_contact_card: "EVERYONE",
    ...(withLocale && { locale: user.locale }),
  };
}

function profileOf(ws: Workspace, user: UserRecord): Doc {
  const { realName, title, email } = user;
  const showsEmail = ws.grants.scopes.has("users:read.email") && email !== "";
  return {
    title: title ?? "",
    phone: "",
    real_name: realName,
    real_name_normalized: realName,
    display_name: realName,
    display_name_normalized: realName,
    status_text: "",
    status_emoji: "",
    status_expiration: 0,
    avatar_hash: user.id.toLowerCase(),
    ...avatarFields(ws, user.id),
    ...(showsEmail && { email }),
    ...(user.id === ws.seed.app.botUserId && { bot_id: ws.seed.app.botId, api_app_id: ws.seed.app.id }),
    team: user.teamId ?? ws.seed.team.id,
  };
}

function zoneOf(ws: Workspace, tz: string): Doc {
  const now = ws.clock.now();
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: "longOffset" }).formatToParts(now);
  const label = new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: "long" }).formatToParts(now);
  const name = (list: Intl.DateTimeFormatPart[]) => list.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return { tz, tz_label: name(label), tz_offset: offsetSeconds(name(parts)) };
}

/** The seconds of an offset such as "GMT+08:00"; "GMT" is 0. */
function offsetSeconds(offset: string): number {
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
