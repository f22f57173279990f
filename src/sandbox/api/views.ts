import { requireView } from "../blocks/require.ts";
import { type Doc, isDoc, textOf } from "../doc.ts";
import { requireKnownFiles } from "../files/known-files.ts";
import { missingField, Refused } from "../refused.ts";
import type { ViewRecord } from "../store/records.ts";
import { homeOf, openModal, publishHome, pushModal, replaceView, viewAnswer } from "../views.ts";
import type { Workspace } from "../workspace.ts";
import type { Arguments } from "./arguments.ts";
import type { Call } from "./method.ts";

export function openView({ ws, args }: Call): Doc {
  const body = checkedView(ws, args, "modal");
  const { user } = ws.triggers.exchange(args.text("trigger_id"));
  return { view: viewAnswer(ws, openModal(ws, user, body)) };
}

export function pushView({ ws, args }: Call): Doc {
  const body = checkedView(ws, args, "modal");
  const { user, viewId } = ws.triggers.exchange(args.text("trigger_id"));
  // Only what the person did inside an open modal can push another one on top of it.
  if (!viewId || !ws.store.views.get(viewId)) throw new Refused("not_found");
  return { view: viewAnswer(ws, pushModal(ws, user, body)) };
}

export function updateView({ ws, args }: Call): Doc {
  const view = namedView(ws, args);
  const body = checkedView(ws, args, view.type);
  requireHash(args, view);
  return { view: viewAnswer(ws, replaceView(ws, view, body)) };
}

export function publishView({ ws, args }: Call): Doc {
  const user = args.needText("user_id");
  if (!ws.store.users.get(user)) throw invalidArgument("user_id");
  if (!ws.grants.hasHome) throw new Refused("not_enabled");
  const body = checkedView(ws, args, "home");
  const before = homeOf(ws, user);
  if (before) requireHash(args, before);
  return { view: viewAnswer(ws, publishHome(ws, user, body)) };
}

function namedView(ws: Workspace, args: Arguments): ViewRecord {
  const [id, externalId] = [args.text("view_id"), args.text("external_id")];
  if (!id && !externalId) throw missingField("view_id");
  const view = id
    ? ws.store.views.get(id)
    : ws.store.views.all().find((candidate) => candidate.externalId === externalId);
  if (!view) throw new Refused("not_found");
  return view;
}

function requireHash(args: Arguments, view: ViewRecord) {
  const hash = args.text("hash");
  if (hash && hash !== view.hash) throw new Refused("hash_conflict");
}

function checkedView(ws: Workspace, args: Arguments, surface: "modal" | "home"): Doc {
  const view = args.json("view", "invalid_arguments");
  if (view === undefined) throw missingField("view");
  if (!isDoc(view)) throw invalidArgument("view");
  if (textOf(view.type) === undefined) throw missingField("type");
  requireView(view, surface);
  requireKnownFiles(ws, view.blocks, "/view/blocks", "invalid_arguments");
  return view;
}

const invalidArgument = (name: string) =>
  new Refused("invalid_arguments", { messages: [`[ERROR] invalid \`${name}\``] });
