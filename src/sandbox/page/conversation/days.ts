import type { Message } from "../../protocol.ts";
import { dateOfTs } from "../state/dates.ts";
import { wallOf } from "../state/zone.ts";

const known = new WeakMap<Message, { zone: string; day: string }>();

/** The day of a message in a zone, `YYYY-MM-DD`; remembered, as a long list asks for it at every change. */
export function dayIn(zone: string, message: Message): string {
  const before = known.get(message);
  if (before?.zone === zone) return before.day;
  const { date } = wallOf(dateOfTs(message.ts), zone);
  known.set(message, { zone, day: date });
  return date;
}
