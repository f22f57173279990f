import { addDays, type PlainDate } from "../lib/dates.ts";
import type { Random } from "../lib/random.ts";
import type { DemoClient } from "./clients.ts";

const products = {
  zh: ["三年期大额存单", "稳健理财180天", "结构性存款", "终身寿险", "国债", "财富增利基金"],
  en: [
    "3-year certificate of deposit",
    "180-day steady wealth plan",
    "Structured deposit",
    "Whole life policy",
    "Treasury bond",
  ],
} as const;

/** For whom no assets are on record in yuan. */
const assumedAssets = 300_000;

/** What a client holds, as rows of the import: all of it together is less than the client's `assets`, in yuan. */
export function holdingRows(
  client: DemoClient,
  assets: number | undefined,
  random: Random,
  today: PlainDate,
): Record<string, string>[] {
  const isMaturing = client.occasion?.is === "maturity";
  const count = isMaturing ? 1 : client.tier === "standard" ? random.whole(0, 1) : random.whole(0, 3);
  return Array.from({ length: count }, (_, i) => {
    const inDays = isMaturing ? (client.occasion?.inDays ?? 0) : random.whole(20, 700);
    const amount = rounded(((assets ?? assumedAssets) * random.whole(8, 32)) / 100);
    return {
      client_no: client.clientNo,
      holding_no: `${client.clientNo}-${i + 1}`,
      product: random.pick(products[client.manager.language] as readonly [string, ...string[]]),
      amount: `${amount}.00`,
      currency: "CNY",
      opened_on: addDays(today, inDays - random.pick([730, 1095])),
      matures_on: random.chance(0.1) && !isMaturing ? "" : addDays(today, inDays),
    };
  });
}

/** Products are sold in round sums. */
const rounded = (amount: number) => {
  const step = amount >= 100_000 ? 10_000 : amount >= 10_000 ? 1000 : 100;
  return Math.max(step, Math.floor(amount / step) * step);
};
