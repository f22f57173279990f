import { requireView } from "../blocks/require.ts";
import { deliver, noticeOf } from "../connect/deliver.ts";
import { type Doc, docsIn, isDoc, textOf } from "../doc.ts";
import { requireKnownFiles } from "../files/known-files.ts";
import { filesPutIn } from "../files/put-in.ts";
import { elementsOf, valuesOf } from "../inputs.ts";
import { interactionHead } from "../payloads/person.ts";
import type { Act, ActResult, StateValues } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { mintResponseUrl } from "../response-url.ts";
import type { UserRecord, ViewRecord } from "../store/records.ts";
import { closeFrom, pushModal, rememberValues, replaceView, stackOf, viewAnswer } from "../views.ts";
import type { Workspace } from "../workspace.ts";
import { inputErrors } from "./input-errors.ts";

/** Submits a modal: checked as Slack's own client does, then by the app, which may answer with errors or another view. */
export async function submitView(
  ws: Workspace,
  person: UserRecord,
  { viewId, state }: Extract<Act, { type: "submit" }>,
): Promise<ActResult> {
  const top = stackOf(ws, person.id).at(-1);
  if (!top || top.id !== viewId) throw new Refused("view_not_found");
  const values = filesPutIn(ws, person, top.blocks, valuesOf(top.blocks, { ...top.values, ...state }));
  const view = rememberValues(ws, top, values);
  const errors = inputErrors(view.blocks, values, person.locale);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const payload = submitPayload(ws, person, view, values);
  let result: ActResult = { ok: true };
  const outcome = await deliver(ws, { kind: "interactive", payload }, (body) => {
    result = followUp(ws, view, isDoc(body) ? body : {});
  });
  return noticeOf(outcome) ?? result;
}

/** Does what the app's answer asks for; without one the modal closes. */
function followUp(ws: Workspace, submitted: ViewRecord, answer: Doc): ActResult {
  const view = ws.store.views.get(submitted.id);
  switch (answer.response_action) {
    case "errors":
      return { ok: false, errors: fieldErrors(submitted, answer.errors) };
    case "update":
      if (view) replaceView(ws, view, checkedModal(ws, answer.view));
      return { ok: true };
    case "push":
      pushModal(ws, submitted.user, checkedModal(ws, answer.view));
      return { ok: true };
    case "clear": {
      const lowest = stackOf(ws, submitted.user)[0];
      if (lowest) closeFrom(ws, lowest);
      return { ok: true };
    }
    default:
      if (view) closeFrom(ws, view);
      return { ok: true };
  }
}

/** Errors by block id; Slack refuses an answer that names a block which is no input of the view. */
function fieldErrors(view: ViewRecord, errors: unknown): Record<string, string> {
  const inputs = new Set(view.blocks.filter(({ type }) => type === "input").map(({ block_id }) => block_id));
  const entries = isDoc(errors) ? Object.entries(errors) : [];
  const unknown = entries.find(([blockId]) => !inputs.has(blockId));
  if (entries.length === 0 || unknown) throw new Refused("invalid_errors", { messages: [unknown?.[0] ?? "no errors"] });
  return Object.fromEntries(entries.map(([blockId, message]) => [blockId, textOf(message) ?? ""]));
}

function checkedModal(ws: Workspace, view: unknown): Doc {
  if (!isDoc(view)) throw new Refused("invalid_arguments", { messages: ["[ERROR] missing required field: view"] });
  requireView(view, "modal");
  requireKnownFiles(ws, view.blocks, "/view/blocks", "invalid_arguments");
  return view;
}

function submitPayload(ws: Workspace, person: UserRecord, view: ViewRecord, values: StateValues): Doc {
  return {
    type: "view_submission",
    ...interactionHead(ws, person),
    trigger_id: ws.triggers.mint({ user: person.id, viewId: view.id }),
    view: viewAnswer(ws, view),
    response_urls: responseUrls(ws, person, view, values),
  };
}

/** Selects of conversations may ask for a response_url to what was chosen (`response_url_enabled`). */
function responseUrls(ws: Workspace, person: UserRecord, view: ViewRecord, values: StateValues): Doc[] {
  const asking = elementsOf(view.blocks).filter(({ element }) => element.response_url_enabled === true);
  return asking.flatMap(({ blockId, actionId }) =>
    docsIn([values[blockId]?.[actionId]]).flatMap((value) => {
      const channel = value.selected_conversation ?? value.selected_channel;
      if (typeof channel !== "string") return [];
      const url = mintResponseUrl(ws, { user: person.id, channel });
      return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
    }),
  );
}
