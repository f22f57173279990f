import { readWhole } from "../../lib/whole-number.ts";

/** What a person may set for themselves; null: as the policy says. */
export type OwnSettings = { visitsADay: number | null; callsADay: number | null; endOfDay: boolean };

/** Reads what is kept: JSON by name. A cap is kept as it was set; the policy's bounds may have been lowered since. */
export function ownSettings(kept: { name: string; value: string }[]): OwnSettings {
  const byName = new Map(kept.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  const cap = (name: "visitsADay" | "callsADay") => {
    const value = byName.get(name);
    return typeof value === "number" ? value : null;
  };
  return { visitsADay: cap("visitsADay"), callsADay: cap("callsADay"), endOfDay: byName.get("endOfDay") !== false };
}

/** What everyone has, and the most that one may set for oneself (policy). */
export type CapBounds = Record<"visitsADay" | "callsADay" | "visitsADayMost" | "callsADayMost", number>;

/** The most that one may set: never less than everyone has, whatever an older policy says. */
export const capsMost = (bounds: CapBounds) => ({
  visitsADay: Math.max(bounds.visitsADay, bounds.visitsADayMost),
  callsADay: Math.max(bounds.callsADay, bounds.callsADayMost),
});

/** What counts for a person on a day: their own caps, within the bounds that the policy has now, else the policy's. */
export const capsFor = (
  { visitsADay, callsADay }: Partial<Pick<OwnSettings, "visitsADay" | "callsADay">>,
  bounds: CapBounds,
) => ({
  visitsADay: Math.min(visitsADay ?? bounds.visitsADay, capsMost(bounds).visitsADay),
  callsADay: Math.min(callsADay ?? bounds.callsADay, capsMost(bounds).callsADay),
});

/** Reads the form; an empty cap is the policy's. Gives the caps that are none, by what they are of. */
export function readOwnSettings(
  typed: { visits: string; calls: string; endOfDay: string },
  bounds: CapBounds,
): { settings: OwnSettings } | { faults: ("visits" | "calls")[] } {
  const most = capsMost(bounds);
  const cap = (text: string, limit: number) => (text.trim() === "" ? null : readWhole(text, 1, limit));
  const visitsADay = cap(typed.visits, most.visitsADay);
  const callsADay = cap(typed.calls, most.callsADay);
  if (visitsADay !== undefined && callsADay !== undefined) {
    return { settings: { visitsADay, callsADay, endOfDay: typed.endOfDay !== "off" } };
  }
  return {
    faults: [
      ...(visitsADay === undefined ? (["visits"] as const) : []),
      ...(callsADay === undefined ? (["calls"] as const) : []),
    ],
  };
}
