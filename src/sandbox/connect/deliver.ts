import type { Json } from "../../lib/json.ts";
import { type Doc, isDoc, kindOf, newId, textOf } from "../doc.ts";
import type { ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { type Passed, refusalNoted } from "../traffic/traffic-log.ts";
import { nowSeconds, type Workspace } from "../workspace.ts";
import { sendUnderTrouble } from "./send-under-trouble.ts";
import type { Delivery, Outcome } from "./wire.ts";

/** Real waits before an event is sent again: at once, after a minute, after five (platform.md, "Retries"). */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

function nameOf({ kind, payload }: Delivery): string {
  if (kind === "events_api") return isDoc(payload.event) ? kindOf(payload.event) : kindOf(payload);
  return textOf(payload.command) ?? kindOf(payload);
}

/**
 * Everything that the app is sent passes here. `take` does what the app's acknowledgement asks for; what it refuses is the
 * app's fault, and told as such in the traffic before it is thrown on.
 */
export async function deliver(
  ws: Workspace,
  delivery: Delivery,
  take: (body: Json | undefined) => void = () => {},
): Promise<Outcome> {
  const startedAt = performance.now();
  const fate = ws.troubles.fateOfDelivery();
  const outcome = await sendUnderTrouble(ws.wire, delivery, fate);
  const note = (failure: Pick<Passed, "error" | "faults">) => {
    const answer = outcome.state === "acked" ? (outcome.body ?? null) : null;
    const named = { kind: "delivery", name: nameOf(delivery), startedAt } as const;
    ws.traffic.note({ ...named, request: requestNoted(delivery), answer, ...failure });
  };
  if (outcome.state !== "acked") {
    ws.log(`${delivery.kind} ${nameOf(delivery)}: ${outcome.state}`);
    note({ error: outcome.state === "silent" ? outcome.reason : outcome.state });
    return outcome;
  }
  try {
    take(outcome.body);
  } catch (error) {
    if (error instanceof Refused) note(refusalNoted(error));
    throw error;
  }
  note({});
  if (fate.duplicate && delivery.kind === "events_api" && !delivery.isCopy) {
    void deliver(ws, { ...delivery, isCopy: true });
  }
  return outcome;
}

const requestNoted = ({ payload, retry }: Delivery): Doc => (retry ? { ...payload, retry } : payload);

/** What Slack tells the person when the app failed them; nothing when it acknowledged. */
export function noticeOf(outcome: Outcome): ActResult | undefined {
  if (outcome.state === "acked") return undefined;
  if (outcome.state === "unreachable") return { ok: false, notice: "app_unreachable" };
  return { ok: false, notice: "app_did_not_respond", detail: outcome.reason };
}

/**
 * Tells the app of an event, if its manifest asks for events of that name (such as `message.im`), and again while it is not
 * acknowledged. Does not wait for the app.
 */
export function tellEvent(ws: Workspace, name: string, event: Doc) {
  if (!ws.grants.events.has(name) || !hasScopeFor(ws, name)) return;
  const payload = eventPayload(ws, event);
  const attempt = async (number: number, reason: string): Promise<void> => {
    const retry = number > 0 ? { retry: { attempt: number, reason } } : {};
    const outcome = await deliver(ws, { kind: "events_api", payload, ...retry });
    const wait = RETRY_AFTER_MS[number];
    if (outcome.state === "acked" || wait === undefined) return;
    if (outcome.state === "silent" && outcome.noRetry) return;
    const why = outcome.state === "silent" ? outcome.reason : "connection_failed";
    setTimeout(() => void attempt(number + 1, why), wait).unref();
  };
  void attempt(0, "");
}

/** The scope without which Slack does not send an event, though the manifest asks for it (Slack's reference of events). */
const SCOPE_OF_EVENT: Record<string, string> = {
  app_mention: "app_mentions:read",
  file_deleted: "files:read",
  file_shared: "files:read",
  member_joined_channel: "channels:read",
  reaction_added: "reactions:read",
  reaction_removed: "reactions:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
  team_join: "users:read",
  user_change: "users:read",
};

function hasScopeFor(ws: Workspace, name: string): boolean {
  const scope = SCOPE_OF_EVENT[name];
  return scope === undefined || ws.grants.scopes.has(scope);
}

function eventPayload(ws: Workspace, event: Doc): Doc {
  const { team, app } = ws.seed;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: "event_callback",
    event_id: newId("Ev0", 12),
    event_time: nowSeconds(ws),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** Slack's old way of proving where a payload comes from; nobody should rely on it, and every payload still carries it. */
export const VERIFICATION_TOKEN = "practicePracticePractice";
