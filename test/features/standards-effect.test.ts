import { expect, test } from "vitest";
import { effectOfStandards } from "../../src/features/policy/effect-queries.ts";
import { defaultPolicy, type Policy, tierNames } from "../../src/features/policy/rules.ts";
import { daysBetween, localDate } from "../../src/lib/dates.ts";
import { seededRandom } from "../../src/lib/random.ts";
import { tempDb } from "../support/temp.ts";

const now = new Date("2036-03-01T01:30:00Z");
const zones = ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"];
const random = seededRandom(7).next;
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000 - Math.floor(random() * 86_400_000));
const maybe = <T>(share: number, value: () => T): T | null => (random() < share ? value() : null);
const dayAgo = (days: number) => ago(days).toISOString().slice(0, 10);

const client = (n: number) => ({
  clientNo: `C${n}`,
  name: `Client ${n}`,
  ownerId: 1 + (n % zones.length),
  tier: maybe(0.9, () => pick(tierNames)),
  firstSeenOn: dayAgo(random() * 400),
  openedOn: maybe(0.5, () => dayAgo(random() * 400)),
  givenOn: maybe(0.3, () => dayAgo(random() * 100)),
  lastVisitAt: maybe(0.7, () => ago(random() * 400)),
  lastReachedAt: maybe(0.8, () => ago(random() * 120)),
  visitEveryDays: maybe(0.1, () => 1 + Math.floor(random() * 90)),
  callEveryDays: maybe(0.1, () => 1 + Math.floor(random() * 30)),
});
type Made = ReturnType<typeof client>;

/** Late as the plan counts it, on the days of the owner. */
function isLate(made: Made, { tiers }: Policy): boolean {
  const zone = zones[made.ownerId - 1] ?? "UTC";
  const began =
    [made.openedOn, made.givenOn]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? made.firstSeenOn;
  const late = (last: Date | null, every: number | null) =>
    every !== null && daysBetween(last ? localDate(last, zone) : began, localDate(now, zone)) > every;
  const standard = tiers[made.tier as keyof typeof tiers];
  return (
    late(made.lastVisitAt, made.visitEveryDays ?? standard.visitEveryDays) ||
    late(made.lastReachedAt, made.callEveryDays ?? standard.callEveryDays)
  );
}

test("the count over the book is that of the plan's rule, client by client, in each owner's zone", async () => {
  const { db } = await tempDb();
  await db.prisma.person.createMany({
    data: zones.map((timeZone, i) => ({ id: i + 1, email: timeZone, name: timeZone, timeZone })),
  });
  const made = Array.from({ length: 1500 }, (_, n) => client(n));
  await db.prisma.client.createMany({ data: made });
  const after = structuredClone(defaultPolicy);
  Object.assign(after.tiers.platinum, { visitEveryDays: 45, callEveryDays: 60 });
  Object.assign(after.tiers.gold, { visitEveryDays: null, callEveryDays: 7 });
  Object.assign(after.tiers.standard, { visitEveryDays: 300 });
  const rated = made.filter(({ tier }) => tier !== null);
  const judged = rated.map((one) => [isLate(one, defaultPolicy), isLate(one, after)] as const);
  const expected = {
    becomeOverdue: judged.filter(([was, is]) => is && !was).length,
    noLonger: judged.filter(([was, is]) => was && !is).length,
    clients: rated.length,
  };
  expect(expected.becomeOverdue).toBeGreaterThan(50);
  expect(expected.noLonger).toBeGreaterThan(5);
  expect(await effectOfStandards(db, defaultPolicy, after, now)).toEqual(expected);
  expect(await effectOfStandards(db, after, defaultPolicy, now)).toMatchObject({
    becomeOverdue: expected.noLonger,
    noLonger: expected.becomeOverdue,
  });
});
