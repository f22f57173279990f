import { type Tier, tierNames } from "../features/policy/rules.ts";
import { addDays, type PlainDate } from "../lib/dates.ts";
import type { Random } from "../lib/random.ts";
import { emailOf } from "./house.ts";
import { awkwardNames, companyName, personName, phoneNumber } from "./names.ts";
import { type Occasion, occasions } from "./occasions.ts";
import type { DemoPerson } from "./person.ts";
import { place } from "./places.ts";

/** How a client's contacts stand: `quiet` has a contact some weeks ago, so that an occasion of now is not answered yet. */
export type State = "kept" | "visitOverdue" | "callOverdue" | "never" | "quiet" | "new";

export type DemoClient = {
  clientNo: string;
  name: string;
  isPerson: boolean;
  manager: DemoPerson;
  /** counts from 0 */
  managerIndex: number;
  tier: Tier | "unrated";
  state: State;
  occasion: Occasion | undefined;
  openedOn: PlainDate;
  phone: string;
};

/** Of the 150 clients of one manager: a pyramid as banks have it. */
const shape: Record<Tier | "unrated", number> = {
  blackGold: 2,
  diamond: 3,
  premierPlatinum: 6,
  platinum: 18,
  premierGold: 27,
  gold: 42,
  standard: 47,
  unrated: 5,
};
const highest = 40_000_000;
const floors: Record<Tier, number> = {
  blackGold: 10_000_000,
  diamond: 5_000_000,
  premierPlatinum: 3_000_000,
  platinum: 1_000_000,
  premierGold: 500_000,
  gold: 200_000,
  standard: 2_000,
};
/** Occasions fall to tiers of the middle, whose standards leave room for a quiet month. */
const occasionTiers: readonly string[] = ["platinum", "premierGold", "gold"];
const everyNth = { occasion: 4, overdue: 9 } as const;

/** The 1,200 clients of the eight managers. */
export function demoClients(managers: readonly DemoPerson[], random: Random, today: PlainDate): DemoClient[] {
  return managers.flatMap((manager, managerIndex) => {
    const left = [...occasions];
    const awkward = awkwardNames.filter((one) => one.manager === manager.slackId).map(({ name }) => name);
    const tiers = Object.entries(shape).flatMap(([tier, count]) => Array<Tier | "unrated">(count).fill(tier as Tier));
    let middle = 0;
    return tiers.map((tier, i) => {
      const isPlace = occasionTiers.includes(tier) && middle++ % everyNth.occasion === 0;
      const occasion = isPlace ? left.shift() : undefined;
      const state = stateOf(tier, i, occasion);
      const isPerson = random.chance(tier === "standard" ? 0.85 : 0.6);
      const name = isPerson ? personName(random, manager.language) : companyName(random, manager.language);
      const ownName = occasion?.is === "maturity" ? awkward.shift() : undefined;
      return {
        clientNo: `C${10_001 + managerIndex * 150 + i}`,
        name: ownName ?? name,
        isPerson: isPerson && !ownName,
        manager,
        managerIndex,
        tier,
        state,
        occasion,
        openedOn: addDays(today, occasion?.is === "new" ? -occasion.inDays : -openDays(state, random)),
        phone: random.chance(0.95) ? phoneNumber(random, isPerson) : "",
      };
    });
  });
}

/** Nobody is left alone for ten years: who was never contacted came lately. */
const openDays = (state: State, random: Random) => random.whole(400, state === "never" ? 640 : 4000);

function stateOf(tier: DemoClient["tier"], i: number, occasion: Occasion | undefined): State {
  if (occasion) return occasion.is === "new" ? "new" : "quiet";
  if (tier === "standard" || tier === "unrated") return "kept";
  const turn = i % everyNth.overdue;
  if (turn === 2) return "visitOverdue";
  if (turn === 5) return "callOverdue";
  return tier === "gold" && turn === 8 && i % 2 === 0 ? "never" : "kept";
}

const words = {
  zh: {
    wealthy: ["私人银行", "企业主"],
    person: ["零售", "零售", "企业主"],
    company: ["中小企业", "中小企业", "集团客户", "大型企业"],
    risk: ["保守型", "稳健型", "平衡型", "进取型"],
  },
  en: {
    wealthy: ["private banking", "business owner"],
    person: ["retail", "retail", "business owner"],
    company: ["small business", "small business", "corporate group", "large company"],
    risk: ["conservative", "cautious", "balanced", "growth"],
  },
} as const;
const wealthyTiers: readonly string[] = ["blackGold", "diamond", "premierPlatinum"];

/** A client as a row of the import; here and there something is missing, as in every book. */
export function clientRow(client: DemoClient, random: Random, today: PlainDate): Record<string, string> {
  const { manager, isPerson, tier } = client;
  const said = words[manager.language];
  const isComplete = random.chance(0.93);
  const where = place(random, manager.language, client.managerIndex);
  return {
    client_no: client.clientNo,
    name: client.name,
    kind: isPerson ? "person" : "organisation",
    segment: random.pick<string>(!isPerson ? said.company : wealthyTiers.includes(tier) ? said.wealthy : said.person),
    owner_email: emailOf(manager.handle),
    ...assets(tier, random, today),
    ...where,
    ...(isComplete ? {} : { address: "", latitude: "", longitude: "" }),
    phone: client.phone,
    opened_on: client.openedOn,
    risk_preference: isComplete && random.chance(0.85) ? random.pick(said.risk) : "",
  };
}

function assets(tier: DemoClient["tier"], random: Random, today: PlainDate) {
  const ageDays = random.chance(0.8) ? 1 : random.chance(0.8) ? random.whole(10, 40) : random.whole(120, 300);
  const asOf = addDays(today, -ageDays);
  if (tier === "unrated") {
    const isForeign = random.chance(0.6);
    if (!isForeign) return { assets: "", currency: "", assets_as_of: "" };
    const amount = random.whole(20_000, 2_000_000);
    return { assets: `${amount}.00`, currency: random.pick(["USD", "HKD", "EUR"]), assets_as_of: asOf };
  }
  const above = tierNames[tierNames.indexOf(tier) - 1];
  const [least, most] = [floors[tier], above ? floors[above] : highest];
  // on a logarithmic scale: within a tier too there are many small and few large
  const amount = Math.min(most - 1, least * (most / least) ** random.next());
  return { assets: amount.toFixed(2), currency: "CNY", assets_as_of: asOf };
}
