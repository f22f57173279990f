import type { Doc } from "../doc.ts";
import { openDirect } from "../rooms.ts";
import type { UserRecord } from "../store/records.ts";
import { homeOf, viewAnswer } from "../views.ts";
import type { Workspace } from "../workspace.ts";

/** The event `app_home_opened`; it carries the Home that the person sees, if one was published. */
export function homeEvent(ws: Workspace, person: UserRecord, tab: "home" | "messages"): Doc {
  const home = tab === "home" ? homeOf(ws, person.id) : undefined;
  return {
    type: "app_home_opened",
    user: person.id,
    channel: openDirect(ws, person.id).id,
    tab,
    event_ts: ws.nextTs(),
    ...(home && { view: viewAnswer(ws, home) }),
  };
}
