import { type Ask, faultReference } from "./ask.ts";
import type { Message, Modal } from "./blocks.ts";
import { type Effect, type Effects, Refusal } from "./effects.ts";
import { readPlace } from "./place.ts";

/** Makes what stands somewhere anew, as the asker may see it now; `value` says which of its kind it is: a claim. */
export type ListHandler = (ask: Ask, value: string) => Promise<Message | Modal>;
export type Lists = Map<string, ListHandler>;

/** Registers how to make anew what a place calls `NAME:VALUE` (place.ts): a message, or a modal whose callback_id it is. */
export function onList({ lists }: { lists: Lists }, name: string, handler: ListHandler): void {
  lists.set(name, handler);
}

/**
 * The effects with what is to be shown of each place that they name, read after the act. What is done is done: a list that the
 * asker may not see any more, or that cannot be made, is left as it is.
 */
export async function redrawn(lists: Lists, ask: Ask, effects: Effects): Promise<Effect[]> {
  const ready: Effect[] = [];
  for (const effect of [effects].flat()) {
    const shown = effect.kind === "redraw" ? await anew(lists, ask, effect.place) : effect;
    if (shown) ready.push(shown);
  }
  return ready;
}

async function anew(lists: Lists, ask: Ask, carried: string): Promise<Effect | undefined> {
  const place = readPlace(carried);
  const [name = "", ...value] = place?.list.split(":") ?? [];
  const handler = lists.get(name);
  if (!place || !handler) return undefined;
  const { language } = ask.asker;
  try {
    const shown = await handler(ask, value.join(":"));
    if (!("type" in shown)) return { kind: "refresh", place, message: shown, language };
    const message = { text: shown.title.text, blocks: shown.blocks } as Message;
    return "viewId" in place ? { kind: "refresh", place, message, view: shown, language } : undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) faultReference(ask.deps, error, `${name} shown anew`);
    return undefined;
  }
}
