import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { decimalsOf, type Money } from "../../lib/money.ts";
import { type Policy, type Tier, tierNames } from "../policy/rules.ts";

/** The tier that the assets reach; null when there are none known or they are in another currency than the policy's. */
export function tierFor(assets: Money | null, policy: Policy): Tier | null {
  if (!assets || assets.currency !== policy.currency) return null;
  const unit = 10n ** BigInt(decimalsOf(assets.currency));
  const reached = tierNames.find((name) => assets.minor >= BigInt(Math.round(policy.tiers[name].from)) * unit);
  return reached ?? "standard";
}

export type Rating = { tier: Tier | null; ratedOn: PlainDate | null };

/**
 * What an import of assets makes of a client's tier: a rise takes effect at once, a fall only when the last rating is a year
 * (policy) old; the first rating is neither (domain.md, "Re-rating"). Gives the same object when nothing changes.
 */
export function rerate(current: Rating, assets: Money | null, today: PlainDate, policy: Policy): Rating {
  const reached = tierFor(assets, policy);
  if (reached === null || reached === current.tier) return current;
  const isRise = current.tier === null || tierNames.indexOf(reached) < tierNames.indexOf(current.tier);
  const isDue = current.ratedOn === null || daysBetween(current.ratedOn, today) >= policy.reratingDays;
  return isRise || isDue ? { tier: reached, ratedOn: today } : current;
}

/** The facts of a profile that count, each there or missing. */
export type ProfileFacts = Record<
  | "kind"
  | "segment"
  | "phone"
  | "district"
  | "address"
  | "openedOn"
  | "riskPreference"
  | "assets"
  | "holdings"
  | "contacts"
  | "contactRole"
  | "contactPhone"
  | "birthday",
  boolean
>;

/** How much of a profile is there, in whole percent, and what is missing (domain.md, "Profile completeness"). */
export function completeness(facts: ProfileFacts): { percent: number; missing: (keyof ProfileFacts)[] } {
  const all = Object.keys(facts) as (keyof ProfileFacts)[];
  const missing = all.filter((fact) => !facts[fact]);
  return { percent: Math.round((100 * (all.length - missing.length)) / all.length), missing };
}

/** Whether an imported figure is too old to be shown as current. */
export const isStale = (asOf: PlainDate, today: PlainDate, policy: Policy): boolean =>
  daysBetween(asOf, today) > policy.staleAfterDays;
