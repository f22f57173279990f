import type { Language } from "../lib/language.ts";
import type { HomeTab, Message, Modal } from "./blocks.ts";
import type { Shows } from "./delivery.ts";
import type { Place } from "./place.ts";

/** What a handler wants done. Handlers give effects; answer.ts carries them out. */
export type Effect =
  /** to the asker alone; `isRefusal`: instead of what was asked for, so that a form stays open with what was typed */
  | { kind: "say"; message: Message; isRefusal?: boolean; json?: Buffer }
  /** instead of the message or view whose button was pressed */
  | { kind: "replace"; message: Message }
  /** where something was pressed earlier; what is not there any more is let be. `shows`: what a posted message makes good by it */
  | { kind: "refresh"; place: Place; message: Message; language: Language; shows?: Shows | undefined; view?: Modal }
  /** the list where something was pressed, as a form or a card carries the place, as it is now; "" for none (lists.ts) */
  | { kind: "redraw"; place: string }
  /** over what is open: from within a modal it lies on top of it */
  | { kind: "open"; view: Modal }
  /**
   * `newest` makes it again of all that is known by then, for when something else was shown in between; `orSay` comes by message
   * when the view was closed meanwhile
   */
  | { kind: "update"; view: Modal; newest?: () => Promise<Modal>; orSay?: Message }
  /** field errors by block id: the form stays open with what was typed */
  | { kind: "errors"; errors: Record<string, string> }
  | { kind: "home"; view: HomeTab };

export type Effects = Effect | Effect[];

export const say = (message: Message): Effect => ({ kind: "say", message });
/** What was posted before, from its stored JSON: read only where the text itself cannot go out. */
export const sayStored = (json: Buffer): Effect => ({
  kind: "say",
  json,
  get message() {
    return JSON.parse(json.toString()) as Message;
  },
});
export const refuse = (message: Message): Effect => ({ kind: "say", message, isRefusal: true });
export const replace = (message: Message): Effect => ({ kind: "replace", message });
export const refresh = (place: Place, message: Message, language: Language, shows?: Shows): Effect => ({
  kind: "refresh",
  place,
  message,
  language,
  shows,
});
export const redraw = (place: string): Effect => ({ kind: "redraw", place });
export const open = (view: Modal): Effect => ({ kind: "open", view });
export const update = (view: Modal): Effect => ({ kind: "update", view });
/** For forms whose fields change each other: whichever of several quick choices is shown last, it is the newest. */
export const updateFields = async (newest: () => Promise<Modal>): Promise<Effect> => ({
  kind: "update",
  view: await newest(),
  newest,
});
export const errors = (byBlock: Record<string, string>): Effect => ({ kind: "errors", errors: byBlock });
export const home = (view: HomeTab): Effect => ({ kind: "home", view });

/** Thrown by handlers, acts and queries when the person may not or cannot have it: the message is for that person's eyes. */
export class Refusal extends Error {
  override name = "Refusal";
}
