import { expect, test } from "vitest";
import { rerate, tierFor } from "../../src/features/clients/rules.ts";
import { defaultPolicy } from "../../src/features/policy/rules.ts";

const yuan = (amount: number) => ({ minor: BigInt(amount) * 100n, currency: "CNY" });

test.each([
  [10_000_000, "blackGold"],
  [9_999_999, "diamond"],
  [5_000_000, "diamond"],
  [3_000_000, "premierPlatinum"],
  [1_000_000, "platinum"],
  [999_999, "premierGold"],
  [500_000, "premierGold"],
  [200_000, "gold"],
  [199_999, "standard"],
  [0, "standard"],
  [-5, "standard"],
])("%i CNY is of the tier %s", (amount, tier) => {
  expect(tierFor(yuan(amount), defaultPolicy)).toBe(tier);
});

test("assets in another currency than the policy's leave a client unrated", () => {
  expect(tierFor({ minor: 10n ** 12n, currency: "USD" }, defaultPolicy)).toBeNull();
  expect(tierFor(null, defaultPolicy)).toBeNull();
});

test.each([
  ["the first rating counts at once", null, null, 250_000, "gold", "2026-11-21"],
  ["a rise counts at once", "gold", "2026-11-01", 6_000_000, "diamond", "2026-11-21"],
  ["a fall within the year does not count", "diamond", "2026-01-01", 250_000, "diamond", "2026-01-01"],
  ["a fall counts at the yearly rating", "diamond", "2025-11-21", 250_000, "gold", "2026-11-21"],
  ["the same tier keeps its rating's date", "gold", "2025-01-01", 250_000, "gold", "2025-01-01"],
] as const)("%s", (_, tier, ratedOn, amount, expectedTier, expectedOn) => {
  const rating = rerate({ tier, ratedOn }, yuan(amount), "2026-11-21", defaultPolicy);
  expect(rating).toEqual({ tier: expectedTier, ratedOn: expectedOn });
});
