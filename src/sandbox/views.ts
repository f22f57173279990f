import { randomBytes } from "node:crypto";
import { complete, completeText } from "./blocks/complete.ts";
import { type Doc, docsIn, newId, textOf } from "./doc.ts";
import { valuesOf } from "./inputs.ts";
import type { StateValues, View } from "./protocol.ts";
import { Refused } from "./refused.ts";
import type { ViewRecord } from "./store/records.ts";
import { nowSeconds, type Workspace } from "./workspace.ts";

/** The most modals on top of each other (platform.md, section 2). */
const DEEPEST = 3;

/** Opens a (checked) modal for the person, in place of what they had open. */
export function openModal(ws: Workspace, user: string, body: Doc): ViewRecord {
  requireFreeExternalId(ws, body);
  for (const view of stackOf(ws, user)) ws.store.views.drop(view.id);
  const id = newId("V0");
  return keep(ws, newView(ws, { id, user, body, rootId: id, previousId: null, depth: 1 }));
}

/** Puts a (checked) modal on top of the person's open ones. Refuses a fourth. */
export function pushModal(ws: Workspace, user: string, body: Doc): ViewRecord {
  const stack = stackOf(ws, user);
  const top = stack.at(-1);
  if (!top) throw new Refused("not_found");
  if (stack.length >= DEEPEST) throw new Refused("push_limit_reached");
  requireFreeExternalId(ws, body);
  const place = { rootId: top.rootId, previousId: top.id, depth: top.depth + 1 };
  return keep(ws, newView(ws, { id: newId("V0"), user, body, ...place }));
}

/** Replaces what a view shows; what the person typed stays where block and action keep their ids. */
export function replaceView(ws: Workspace, view: ViewRecord, body: Doc): ViewRecord {
  requireFreeExternalId(ws, body, view.id);
  const next = newView(ws, { ...view, body });
  return keep(ws, { ...next, values: keptValues(view, next) });
}

/** Shows a (checked) Home to the person; the same view for as long as the workspace lives. */
export function publishHome(ws: Workspace, user: string, body: Doc): ViewRecord {
  const before = homeOf(ws, user);
  if (before) return replaceView(ws, before, body);
  requireFreeExternalId(ws, body);
  const id = newId("V0");
  return keep(ws, newView(ws, { id, user, body, rootId: id, previousId: null, depth: 0 }));
}

/** Closes a modal and what lies above it. */
export function closeFrom(ws: Workspace, view: ViewRecord) {
  for (const { id, depth } of stackOf(ws, view.user)) if (depth >= view.depth) ws.store.views.drop(id);
  ws.stream.tell(view.user, { type: "views", views: openViews(ws, view.user) });
}

/** Remembers what the person has put in so far. */
export function rememberValues(ws: Workspace, view: ViewRecord, values: StateValues): ViewRecord {
  return ws.store.views.put({ ...view, values });
}

/** The person's open modals as they are kept, the topmost last. */
export function stackOf(ws: Workspace, user: string): ViewRecord[] {
  const open = ws.store.views.all().filter((view) => view.user === user && view.type === "modal");
  return open.sort((a, b) => a.depth - b.depth);
}

/** The person's Home, if one was published. */
export function homeOf(ws: Workspace, user: string): ViewRecord | undefined {
  return ws.store.views.all().find((view) => view.user === user && view.type === "home");
}

/** The person's open modals as the page draws them, the topmost last. */
export function openViews(ws: Workspace, user: string): View[] {
  return stackOf(ws, user).map((view) => seenView(ws, view));
}

/** A view as the page draws it: Slack's own shape. */
export const seenView = (ws: Workspace, view: ViewRecord): View => viewAnswer(ws, view) as Doc as View;

/** A view in Slack's shape, as it stands in answers and payloads. */
export function viewAnswer(ws: Workspace, view: ViewRecord): Doc {
  const { team, app } = ws.seed;
  const { body } = view;
  const modal = {
    title: completeText(body.title),
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
  };
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: body.private_metadata ?? "",
    callback_id: view.callbackId,
    state: { values: valuesOf(view.blocks, view.values) },
    hash: view.hash,
    ...modal,
    close: completeText(body.close) ?? null,
    submit: completeText(body.submit) ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: view.externalId,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}

type Place = Pick<ViewRecord, "id" | "user" | "body" | "rootId" | "previousId" | "depth">;

function newView(ws: Workspace, place: Place): ViewRecord {
  const { id, user, body, rootId, previousId, depth } = place;
  return {
    id,
    user,
    type: body.type === "home" ? "home" : "modal",
    hash: `${nowSeconds(ws)}.${randomBytes(6).toString("base64url")}`,
    body,
    blocks: complete(docsIn(body.blocks)),
    callbackId: textOf(body.callback_id) ?? "",
    externalId: textOf(body.external_id) ?? "",
    values: {},
    rootId,
    previousId,
    depth,
  };
}

function keep(ws: Workspace, view: ViewRecord): ViewRecord {
  ws.store.views.put(view);
  if (view.type === "home") ws.stream.tell(view.user, { type: "home", home: seenView(ws, view) });
  else ws.stream.tell(view.user, { type: "views", views: openViews(ws, view.user) });
  return view;
}

function keptValues(before: ViewRecord, after: ViewRecord): StateValues {
  const places = valuesOf(after.blocks, {});
  const kept: StateValues = {};
  for (const [blockId, actions] of Object.entries(before.values)) {
    const still = Object.entries(actions).filter(([actionId]) => places[blockId]?.[actionId] !== undefined);
    if (still.length > 0) kept[blockId] = Object.fromEntries(still);
  }
  return kept;
}

function requireFreeExternalId(ws: Workspace, body: Doc, but?: string) {
  const id = textOf(body.external_id);
  if (!id) return;
  const taken = ws.store.views.all().some((view) => view.externalId === id && view.id !== but);
  if (taken) throw new Refused("duplicate_external_id");
}
