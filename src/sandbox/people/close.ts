import { deliver } from "../connect/deliver.ts";
import type { Doc } from "../doc.ts";
import { interactionHead } from "../payloads/person.ts";
import type { Act, ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import type { UserRecord, ViewRecord } from "../store/records.ts";
import { closeFrom, stackOf, viewAnswer } from "../views.ts";
import type { Workspace } from "../workspace.ts";

/** Closes a modal (with `all`, the whole stack) and tells the app of those that asked for it by `notify_on_close`. */
export function closeView(
  ws: Workspace,
  person: UserRecord,
  { viewId, all = false }: Extract<Act, { type: "close" }>,
): ActResult {
  const stack = stackOf(ws, person.id);
  const view = stack.find(({ id }) => id === viewId);
  if (!view) throw new Refused("view_not_found");
  // A modal with clear_on_close takes the whole stack with it.
  const clears = all || view.body.clear_on_close === true;
  const lowest = clears ? (stack[0] ?? view) : view;
  const closed = stack.filter(({ depth }) => depth >= lowest.depth).reverse();
  closeFrom(ws, lowest);
  for (const each of closed) {
    if (each.body.notify_on_close !== true) continue;
    void deliver(ws, { kind: "interactive", payload: closedPayload(ws, person, each, clears) });
  }
  return { ok: true };
}

function closedPayload(ws: Workspace, person: UserRecord, view: ViewRecord, isCleared: boolean): Doc {
  const head = { type: "view_closed", ...interactionHead(ws, person) };
  return { ...head, view: viewAnswer(ws, view), is_cleared: isCleared };
}
