import { VERIFICATION_TOKEN } from "../connect/deliver.ts";
import type { Doc } from "../doc.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";

/** What every interaction says of the person, the workspace and the app. */
export function interactionHead(ws: Workspace, user: UserRecord): Doc {
  const { team, app } = ws.seed;
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId ?? team.id },
    api_app_id: app.id,
    token: VERIFICATION_TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
