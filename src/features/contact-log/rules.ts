import { daysBetween, localDate } from "../../lib/dates.ts";
import type { Money } from "../../lib/money.ts";

export const kinds = ["visit", "call", "message"] as const;
export type ContactKind = (typeof kinds)[number];
export const directions = ["ours", "theirs"] as const;
export const outcomes = ["reached", "not reached", "refused", "other"] as const;
export const purposes = ["documents", "advice", "money", "products", "prospecting", "news", "care"] as const;
/** How it was arranged (domain.md, "Appointment"). */
export const arrangements = ["phone", "message", "media", "letter", "intermediary", "chance"] as const;
export const sales = ["offered", "won"] as const;

/** A contact may be written down so many days later; what is older belongs to an import. */
export const longestLateDays = 30;
/** A contact of the same client and kind so near to another is asked about, once. */
export const twiceWithinMs = 5 * 60_000;
/** What was typed and not sent is kept so long. */
export const draftKeptMs = 86_400_000;

/** Our own contact that reached the client restarts the clocks; nothing else does (domain.md, "Visits and contacts"). */
export const paysStandard = ({ direction, outcome }: { direction: string; outcome: string }): boolean =>
  direction === "ours" && outcome === "reached";

/** How many local days after the contact it was written down; 0 on the day itself. */
export const daysLate = (at: Date, loggedAt: Date, zone: string): number =>
  Math.max(0, daysBetween(localDate(at, zone), localDate(loggedAt, zone)));

/** Why a contact cannot have been at that moment; undefined when it can. */
export function momentFault(at: Date, now: Date, zone: string): "future" | "tooOld" | undefined {
  if (at > now) return "future";
  return daysLate(at, now, zone) > longestLateDays ? "tooOld" : undefined;
}

/** What was won, and for how much, where that was written down. */
export type Won = { what: string; amount: Money | undefined };

type Sale = { sale: string | null; saleWhat: string | null; saleMinor: bigint | null; saleCurrency: string | null };

/** What a contact says was won; undefined when nothing was. */
export function wonIn({ sale, saleWhat, saleMinor, saleCurrency }: Sale): Won | undefined {
  if (sale !== "won" || saleWhat === null) return undefined;
  const amount = saleMinor !== null && saleCurrency ? { minor: saleMinor, currency: saleCurrency } : undefined;
  return { what: saleWhat, amount };
}

/** What a form holds, by the names of its fields: what was typed or the one that was chosen, and where several were chosen. */
export type Filled = { typed: Record<string, string>; chosen: Record<string, string[]> };
