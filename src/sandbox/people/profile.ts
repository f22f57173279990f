import { userAnswer } from "../api/users.ts";
import { tellEvent } from "../connect/deliver.ts";
import type { Doc } from "../doc.ts";
import { letIn } from "../joining.ts";
import { Refused } from "../refused.ts";
import type { SeedUser } from "../seed.ts";
import { seenMember } from "../sight.ts";
import type { UserRecord } from "../store/records.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";

/** Changes a member and tells the app so (`user_change`), and whoever watches. Refuses a time zone that is none. */
export function changeUser(ws: Workspace, id: string, change: Partial<Omit<SeedUser, "id">>) {
  const user = ws.store.users.get(id);
  if (!user) throw new Refused("user_not_found");
  if (change.tz && !isZone(change.tz)) throw new Refused("invalid_tz");
  const changed = ws.store.users.put({ ...user, ...change, updatedSeconds: nowSeconds(ws) });
  ws.stream.tellAll({ type: "member", member: seenMember(changed) });
  tellEvent(ws, "user_change", userEvent(ws, "user_change", changed));
}

/** Lets someone join the workspace and tells the app so (`team_join`). */
export function addUser(ws: Workspace, user: SeedUser) {
  const joined = ws.store.users.put({ ...user, color: "56789c", updatedSeconds: nowSeconds(ws) });
  ws.stream.tellAll({ type: "member", member: seenMember(joined) });
  tellEvent(ws, "team_join", userEvent(ws, "team_join", joined));
  // A new member is in #general from the start; a guest is not.
  const general = ws.store.channels.all().find(({ kind, name }) => kind === "channel" && name === "general");
  const isGuest = user.isRestricted || user.isUltraRestricted || user.isStranger;
  if (general && !isGuest && !general.members.includes(user.id)) letIn(ws, general, [user.id]);
}

function userEvent(ws: Workspace, type: string, user: UserRecord): Doc {
  const answer = userAnswer(ws, user, { withLocale: true });
  return { type, user: answer, cache_ts: user.updatedSeconds, event_ts: ws.nextTs() };
}

function isZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: tz });
    return true;
  } catch {
    return false;
  }
}
