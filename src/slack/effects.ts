import type { Language } from "../lib/language.ts";
import type { HomeTab, Message, Modal } from "./blocks.ts";
import type { Place } from "./place.ts";

/** What a handler wants done. Handlers give effects; answer.ts carries them out. */
export type Effect =
  /** to the asker alone; `isRefusal`: instead of what was asked for, so that a form stays open with what was typed */
  | { kind: "say"; message: Message; isRefusal?: boolean; json?: string }
  /** instead of the message or view whose button was pressed */
  | { kind: "replace"; message: Message }
  /** a message that the bot posted earlier, as it is now */
  | { kind: "edit"; channel: string; ts: string; message: Message }
  /** where something was pressed earlier; what is not there any more is let be */
  | { kind: "refresh"; place: Place; message: Message; language: Language }
  /** over what is open: from within a modal it lies on top of it */
  | { kind: "open"; view: Modal }
  /** `newest` makes it again of all that is known by then, for when something else was shown in between */
  | { kind: "update"; view: Modal; newest?: () => Promise<Modal> }
  /** field errors by block id: the form stays open with what was typed */
  | { kind: "errors"; errors: Record<string, string> }
  | { kind: "home"; view: HomeTab };

export type Effects = Effect | Effect[];

export const say = (message: Message): Effect => ({ kind: "say", message });
/** What was posted before, from its stored JSON: read only where the text itself cannot go out. */
export const sayStored = (json: string): Effect => ({
  kind: "say",
  json,
  get message() {
    return JSON.parse(json) as Message;
  },
});
export const refuse = (message: Message): Effect => ({ kind: "say", message, isRefusal: true });
export const replace = (message: Message): Effect => ({ kind: "replace", message });
export const edit = (at: { channel: string; ts: string }, message: Message): Effect => ({
  kind: "edit",
  ...at,
  message,
});
export const refresh = (place: Place, message: Message, language: Language): Effect => ({
  kind: "refresh",
  place,
  message,
  language,
});
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
