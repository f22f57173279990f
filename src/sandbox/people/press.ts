import { messageAnswer } from "../api/message-answer.ts";
import { deliver, noticeOf } from "../connect/deliver.ts";
import { type Doc, docsIn, isDoc, textOf } from "../doc.ts";
import { type Placed, valueField, valuesOf } from "../inputs.ts";
import { interactionHead } from "../payloads/person.ts";
import type { Act, ActResult, StateValues } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { mintResponseUrl } from "../response-url.ts";
import type { UserRecord } from "../store/records.ts";
import { rememberValues } from "../views.ts";
import type { Workspace } from "../workspace.ts";
import { blocksAt, containerOf, elementAt, roomAnswer, type Spot, spotOf, viewAt } from "./places.ts";

type Pressed = Extract<Act, { type: "press" }>;

/** Sends the app what the person did to an element of a message or view (`block_actions`). */
export async function press(ws: Workspace, person: UserRecord, pressed: Pressed): Promise<ActResult> {
  const given = isDoc(pressed.action) ? pressed.action : {};
  const spot = spotOf(ws, person, pressed.where);
  const placed = elementAt(spot, pressed.blockId, textOf(given.action_id) ?? "");
  requireDispatch(placed);
  const action = { ...actionOf(placed, given), action_ts: ws.nextTs() };
  const values = valuesAfter(spot, placed, action, pressed.state ?? {});
  const now: Spot = "view" in spot ? { view: rememberValues(ws, spot.view, values) } : spot;
  const payload = pressPayload(ws, person, now, { action, values });
  const outcome = await deliver(ws, { kind: "interactive", payload });
  return noticeOf(outcome) ?? { ok: true };
}

/** An input tells the app of itself only when it asked for that; otherwise the app hears of it on submission. */
function requireDispatch({ block }: Placed) {
  if (block.type === "input" && block.dispatch_action !== true) throw new Refused("action_not_dispatched");
}

function pressPayload(ws: Workspace, person: UserRecord, spot: Spot, what: { action: Doc; values: StateValues }): Doc {
  const base = { type: "block_actions", ...interactionHead(ws, person), container: containerOf(spot) };
  const actions = [what.action];
  if ("view" in spot) {
    return {
      ...base,
      trigger_id: ws.triggers.mint({ user: person.id, viewId: spot.view.id }),
      ...viewAt(ws, spot),
      actions,
    };
  }
  const { room, message } = spot;
  return {
    ...base,
    trigger_id: ws.triggers.mint({ user: person.id, channel: room.id }),
    channel: roomAnswer(room),
    // Slack does not send along a message that only one person sees.
    ...(!message.to && { message: messageAnswer(ws, message) }),
    state: { values: what.values },
    response_url: mintResponseUrl(ws, { user: person.id, channel: room.id, message }),
    actions,
  };
}

/** Parts of an element that its action repeats. */
const REPEATED = /^(text|value|url|style|placeholder|confirm|icon|min_query_length|initial_.+)$/;

function actionOf({ element, blockId, actionId }: Placed, given: Doc): Doc {
  const field = valueField(element);
  const repeated = Object.entries(element).filter(([name]) => REPEATED.test(name));
  const base = {
    type: element.type,
    block_id: blockId,
    action_id: actionId,
    ...Object.fromEntries(repeated),
  };
  if (element.type === "feedback_buttons") return { ...base, ...feedbackOf(element, given) };
  return field ? { ...base, [field]: chosen(element, given[field]) } : base;
}

function feedbackOf(element: Doc, given: Doc): Doc {
  const buttons = [element.positive_button, element.negative_button].filter(isDoc);
  const button = buttons.find(({ value }) => value === given.value);
  if (!button) throw new Refused("option_not_found");
  return { value: button.value, text: button.text };
}

/** The value in full: an option may come with its `value` alone, and must be one that the element offers. */
function chosen(element: Doc, value: Doc[string]): Doc[string] {
  const offered = [...docsIn(element.options), ...docsIn(element.option_groups).flatMap((it) => docsIn(it.options))];
  const inFull = (option: Doc) => {
    const found = offered.find((it) => it.value === option.value);
    if (!found && offered.length > 0) throw new Refused("option_not_found");
    return found ?? option;
  };
  if (Array.isArray(value)) return value.map((item) => (isDoc(item) ? inFull(item) : item));
  return isDoc(value) && value.type !== "rich_text" ? inFull(value) : (value ?? null);
}

/** What the inputs around hold, with what was just chosen. */
function valuesAfter(spot: Spot, { element, blockId, actionId }: Placed, action: Doc, given: StateValues): StateValues {
  const field = valueField(element);
  const before = "view" in spot ? spot.view.values : {};
  const put: StateValues = { ...before, ...given };
  if (field) put[blockId] = { ...put[blockId], [actionId]: { type: element.type, [field]: action[field] ?? null } };
  return valuesOf(blocksAt(spot), put);
}
