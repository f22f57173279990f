import type { InBoth } from "../../lib/language.ts";
import type { Tier } from "./rules.ts";

const en = {
  tiers: {
    blackGold: "Black gold",
    diamond: "Diamond",
    premierPlatinum: "Premier platinum",
    platinum: "Platinum",
    premierGold: "Premier gold",
    gold: "Gold",
    standard: "Standard",
  } satisfies Record<Tier, string>,
  unrated: "Unrated",
};

const zh: typeof en = {
  tiers: {
    blackGold: "黑金级",
    diamond: "钻石级",
    premierPlatinum: "卓越白金级",
    platinum: "白金级",
    premierGold: "卓越金级",
    gold: "金级",
    standard: "普通级",
  },
  unrated: "未评级",
};

export const policyText: InBoth<typeof en> = { en, zh };

/** The tier's name, or that there is none. */
export const tierName = (tier: Tier | null, language: keyof typeof policyText): string =>
  tier ? policyText[language].tiers[tier] : policyText[language].unrated;
