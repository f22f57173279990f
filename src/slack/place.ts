import type { BlockAction } from "@slack/bolt";
import { z } from "zod";
import { menuAction } from "./blocks.ts";

const list = z.string().max(200);
const shape = z.union([
  z.strictObject({ list, channel: z.string().startsWith("D"), ts: z.string() }),
  z.strictObject({ list, answer: z.url() }),
  z.strictObject({ list, viewId: z.string(), title: z.string() }),
]);

/**
 * Where something was pressed, so that it can be shown there anew: a message between the bot and one person, a private answer,
 * which only its response_url reaches (30 minutes, five times), or a modal. `list` is what the menu said that it belongs to, or a modal's
 * callback_id, "" of a message's button.
 */
export type Place = z.infer<typeof shape>;

/** The place as a form may carry it in its private_metadata; "" where others read along, or nothing can be shown anew. */
export function placeOf({ view, container, response_url }: BlockAction, actionId: string): string {
  const place = shape.safeParse({
    list: listIn(actionId) || standingIn(view),
    ...pointAt(view, container, response_url),
  });
  return place.success ? JSON.stringify(place.data) : "";
}

function pointAt(view: BlockAction["view"], container: BlockAction["container"], answer: string | undefined): object {
  if (view) return view.type === "modal" ? { viewId: view.id, title: view.title.text } : {};
  const { channel_id: channel, message_ts: ts, is_ephemeral: isPrivate } = container;
  return isPrivate ? { answer } : { channel, ts };
}

/** What a modal says that it is, by its callback_id. */
const standingIn = (view: BlockAction["view"]): string => (view?.type === "modal" ? view.callback_id : "");

/** The same place, by who knows which list stands there. */
export function placed(carried: string, standing: string): string {
  const place = readPlace(carried);
  return place ? JSON.stringify({ ...place, list: standing }) : "";
}

/** `menu:LIST:ENTRY` is the action of a list's menu. */
export const listIn = (actionId: string) =>
  actionId.startsWith(`${menuAction}:`) ? (actionId.split(":")[1] ?? "") : "";

/** Reads what a form carries: a claim. Undefined when it is no place. */
export function readPlace(carried: string): Place | undefined {
  try {
    return shape.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}
