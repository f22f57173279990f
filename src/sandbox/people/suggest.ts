import { messageAnswer } from "../api/message-answer.ts";
import { requireOptions } from "../blocks/require.ts";
import { deliver, noticeOf } from "../connect/deliver.ts";
import { type Doc, isDoc, kindOf } from "../doc.ts";
import { interactionHead } from "../payloads/person.ts";
import type { Act, ActResult } from "../protocol.ts";
import { Refused } from "../refused.ts";
import type { UserRecord } from "../store/records.ts";
import type { Workspace } from "../workspace.ts";
import { containerOf, elementAt, roomAnswer, type Spot, spotOf, viewAt } from "./places.ts";

type Asked = Extract<Act, { type: "suggest" }>;

/** A select that gives no length asks from this many signs on (platform.md, section 2). */
const USUAL_QUERY_LENGTH = 3;

/** Asks the app for the options of an external select (`block_suggestion`). */
export async function askSuggestions(ws: Workspace, person: UserRecord, asked: Asked): Promise<ActResult> {
  const spot = spotOf(ws, person, asked.where);
  const { element } = elementAt(spot, asked.blockId, asked.actionId);
  if (!kindOf(element).endsWith("external_select")) throw new Refused("action_not_found");
  const least = typeof element.min_query_length === "number" ? element.min_query_length : USUAL_QUERY_LENGTH;
  if (asked.value.length < least) return { ok: true, options: [] };
  const payload = suggestionPayload(ws, person, spot, asked);
  let result: ActResult = { ok: true };
  const outcome = await deliver(ws, { kind: "interactive", payload }, (body) => {
    result = optionsIn(isDoc(body) ? body : {});
  });
  return noticeOf(outcome) ?? result;
}

function optionsIn(body: Doc): ActResult {
  requireOptions(body);
  if (Array.isArray(body.option_groups)) return { ok: true, optionGroups: body.option_groups };
  return { ok: true, options: Array.isArray(body.options) ? body.options : [] };
}

function suggestionPayload(ws: Workspace, person: UserRecord, spot: Spot, asked: Asked): Doc {
  const { blockId, actionId, value } = asked;
  const inRoom =
    "view" in spot
      ? viewAt(ws, spot)
      : { channel: roomAnswer(spot.room), ...(!spot.message.to && { message: messageAnswer(ws, spot.message) }) };
  return {
    type: "block_suggestion",
    ...interactionHead(ws, person),
    container: containerOf(spot),
    action_id: actionId,
    block_id: blockId,
    value,
    ...inRoom,
  };
}
