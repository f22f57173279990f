import type { Doc } from "../doc.ts";
import { elementsOf, type Placed } from "../inputs.ts";
import type { Block, Place } from "../protocol.ts";
import { Refused } from "../refused.ts";
import { roomName } from "../rooms.ts";
import type { ChannelRecord, MessageRecord, UserRecord, ViewRecord } from "../store/records.ts";
import { viewAnswer } from "../views.ts";
import type { Workspace } from "../workspace.ts";
import { needRoom } from "./everyday.ts";

/** Where an element stands: in a message or in a view. */
export type Spot = { room: ChannelRecord; message: MessageRecord } | { view: ViewRecord };

/** The message or view, if the person sees it. Refuses otherwise. */
export function spotOf(ws: Workspace, person: UserRecord, where: Place): Spot {
  if ("viewId" in where) {
    const view = ws.store.views.get(where.viewId);
    if (!view || view.user !== person.id) throw new Refused("view_not_found");
    return { view };
  }
  const room = needRoom(ws, person, where.channel);
  const message = ws.store.messages.get(room.id, where.ts);
  if (!message || (message.to && message.to !== person.id)) throw new Refused("message_not_found");
  return { room, message };
}

export const blocksAt = (spot: Spot): Block[] => ("view" in spot ? spot.view.blocks : spot.message.blocks);

/** The element of that block and action. Refuses when there is none. */
export function elementAt(spot: Spot, blockId: string, actionId: string): Placed {
  const found = elementsOf(blocksAt(spot)).find((it) => it.blockId === blockId && it.actionId === actionId);
  if (!found) throw new Refused("action_not_found");
  return found;
}

/** How a payload names the place. */
export function containerOf(spot: Spot): Doc {
  if ("view" in spot) return { type: "view", view_id: spot.view.id };
  const { channel, ts, to, threadTs } = spot.message;
  const thread = threadTs ? { thread_ts: threadTs } : {};
  return { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: to !== undefined, ...thread };
}

export const roomAnswer = (room: ChannelRecord): Doc => ({ id: room.id, name: roomName(room) });

export const viewAt = (ws: Workspace, spot: Spot): Doc => ("view" in spot ? { view: viewAnswer(ws, spot.view) } : {});
