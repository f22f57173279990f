import { docsIn, isDoc, textOf } from "../doc.ts";
import type { Act } from "../protocol.ts";
import type { Refused } from "../refused.ts";

/** Where in an act each refusal lies: the first of the places that the act has. */
const PLACES: Record<string, string[]> = {
  action_not_dispatched: ["/blockId"],
  action_not_found: ["/actionId", "/action"],
  already_in_channel: ["/users"],
  already_reacted: ["/name"],
  cant_delete_message: ["/ts"],
  cant_update_message: ["/ts"],
  cannot_reply_to_message: ["/threadTs"],
  channel_not_found: ["/channel", "/where/channel"],
  file_not_found: ["/files", "/state"],
  invalid_name: ["/name"],
  invalid_tz: ["/tz"],
  message_not_found: ["/ts", "/where/ts", "/messageTs"],
  method_not_supported_for_channel_type: ["/channel"],
  no_reaction: ["/name"],
  no_text: ["/text"],
  option_not_found: ["/action", "/state"],
  shortcut_not_found: ["/callbackId"],
  user_not_found: ["/users"],
  view_not_found: ["/viewId", "/where/viewId"],
};

/**
 * Where what was refused stands, as a JSON pointer: of the app's answer when that was refused, else in the act; what lies in
 * no one place of it (`not_enabled`, `too_many_pins`) is said of the whole.
 */
export function pointerOf({ code, details }: Refused, deed: Act): string {
  const inAnswer = docsIn(details.errors).flatMap(({ pointer }) => textOf(pointer) ?? []);
  const [first] = inAnswer;
  if (first !== undefined) return first;
  return PLACES[code]?.find((place) => isAt(deed, place.split("/").slice(1))) ?? "/type";
}

function isAt(value: unknown, [part, ...rest]: string[]): boolean {
  if (part === undefined) return value !== undefined;
  return isDoc(value) && isAt(value[part], rest);
}
