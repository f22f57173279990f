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

/** What a client holds, as rows of the import. */
export function holdingRows(client: DemoClient, random: Random, today: PlainDate): Record<string, string>[] {
  const isMaturing = client.occasion?.is === "maturity";
  const count = isMaturing ? 1 : client.tier === "standard" ? random.whole(0, 1) : random.whole(0, 3);
  return Array.from({ length: count }, (_, i) => {
    const inDays = isMaturing ? (client.occasion?.inDays ?? 0) : random.whole(20, 700);
    const amount = random.whole(5, client.tier === "standard" ? 20 : 200) * 10_000;
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
