import { readWhole } from "../../lib/whole-number.ts";
import type { Policy, Tier } from "../policy/rules.ts";

/** Every so many days; null: there is no standard, or the client has none of its own. */
export type Cadence = { visitEveryDays: number | null; callEveryDays: number | null };

/** Ten years: longer is no cadence. */
export const longestCadenceDays = 3650;
export const reasonMost = 300;

/** The standard of the client's tier; an unrated client has none. */
export function tierCadence(tier: Tier | null, policy: Policy): Cadence {
  if (tier === null) return { visitEveryDays: null, callEveryDays: null };
  const { visitEveryDays, callEveryDays } = policy.tiers[tier];
  return { visitEveryDays, callEveryDays };
}

/** What counts for a client: its own figure where it has one, else its tier's. */
export function cadenceInForce(own: Cadence, tier: Cadence): Cadence {
  return {
    visitEveryDays: own.visitEveryDays ?? tier.visitEveryDays,
    callEveryDays: own.callEveryDays ?? tier.callEveryDays,
  };
}

export type CadenceFault = "notDays" | "noReason" | "longReason";
type Typed = { visit: string; call: string; reason: string };

/** Reads the form: an empty figure is the tier's again. The reason is kept in any case. */
export function readCadence(
  typed: Typed,
): { cadence: Cadence; reason: string } | { faults: Partial<Record<keyof Typed, CadenceFault>> } {
  const days = (text: string) => (text.trim() === "" ? null : readWhole(text, 1, longestCadenceDays));
  const [visitEveryDays, callEveryDays, reason] = [days(typed.visit), days(typed.call), typed.reason.trim()];
  const faults: Partial<Record<keyof Typed, CadenceFault>> = {
    ...(visitEveryDays === undefined && { visit: "notDays" }),
    ...(callEveryDays === undefined && { call: "notDays" }),
    ...(reason === "" && { reason: "noReason" }),
    ...(reason.length > reasonMost && { reason: "longReason" }),
  };
  if (visitEveryDays === undefined || callEveryDays === undefined || Object.keys(faults).length > 0) return { faults };
  return { cadence: { visitEveryDays, callEveryDays }, reason };
}
