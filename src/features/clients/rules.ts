import { daysBetween, type PlainDate } from "../../lib/dates.ts";
import { decimalsOf, type Money } from "../../lib/money.ts";
import { percentage } from "../../lib/percent.ts";
import { type FactKind, factKindsOf } from "../brief/fact-rules.ts";
import { type Policy, type Tier, tierNames } from "../policy/rules.ts";

/** Longer than any name that one types to find; well under what a button may carry. */
export const findWordsMost = 150;

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

/** What of a profile comes from the record itself, in the order in which it is asked for. */
export const recordParts = [
  "kind",
  "segment",
  "phone",
  "district",
  "address",
  "openedOn",
  "riskPreference",
  "assets",
  "holdings",
  "contacts",
  "contactRole",
  "contactPhone",
  "birthday",
] as const;
export type RecordPart = (typeof recordParts)[number];
/** Everything that a profile can have or lack. */
export type ProfilePart = RecordPart | FactKind;

type Known = string | null;
export type Profile = Record<"kind" | "segment" | "phone" | "district" | "address" | "openedOn", Known> & {
  riskPreference: Known;
  assetsMinor: bigint | null;
  holdings: readonly unknown[];
  contacts: readonly { role: Known; phone: Known; birthday: Known }[];
  facts: readonly { kind: string }[];
};

/** How much of a profile is there, in whole percent, and what is missing (domain.md, "Profile completeness"). */
export function completeness(profile: Profile): { percent: number; missing: ProfilePart[] } {
  const learned = new Set(profile.facts.map(({ kind }) => kind));
  const kinds = factKindsOf(profile.kind);
  const missing = [
    ...recordParts.filter((part) => !hasPart(profile, part)),
    ...kinds.filter((kind) => !learned.has(kind)),
  ];
  const all = recordParts.length + kinds.length;
  return { percent: percentage(all - missing.length, all), missing };
}

function hasPart(profile: Profile, part: RecordPart): boolean {
  const { contacts } = profile;
  switch (part) {
    case "assets":
      return profile.assetsMinor !== null;
    case "holdings":
      return profile.holdings.length > 0;
    case "contacts":
      return contacts.length > 0;
    case "contactRole":
      return contacts.some(({ role }) => role !== null);
    case "contactPhone":
      return contacts.some(({ phone }) => phone !== null);
    case "birthday":
      return contacts.some(({ birthday }) => birthday !== null);
    default:
      return profile[part] !== null;
  }
}

/** Whether an imported figure is too old to be shown as current. */
export const isStale = (asOf: PlainDate, today: PlainDate, policy: Policy): boolean =>
  daysBetween(asOf, today) > policy.staleAfterDays;
