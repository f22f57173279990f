import { type Contact, newContact, type Reading, readEntry } from "../../src/features/contact-log/entry-rules.ts";

/** The moment of the contact, and of its writing down. */
export const at = new Date("2026-11-23T01:00:30.512Z");
/** A call that is begun, with nothing else to it. */
export const base: Contact = newContact(at);
export const reading: Reading = {
  base,
  now: at,
  today: "2026-11-23",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  mayStay: false,
};
/** What the log form makes of what stands in its fields. */
export const read = (
  typed: Record<string, string>,
  chosen: Record<string, string[]> = {},
  more: Partial<Reading> = {},
) => readEntry({ typed, chosen }, { ...reading, ...more });
