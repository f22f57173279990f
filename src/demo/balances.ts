import type { Db } from "../db/sql.ts";
import { addDays, localDate, type PlainDate } from "../lib/dates.ts";
import { demoZone } from "./house.ts";

/** Of those whose newest balance came after the last contact so many of each manager had a different one before. */
const movedOfEach = 3;
const ageDays = 8;
/** What they had then, in percent of what they have now: money came, money went, and too little of either to matter. */
const before = [60, 150, 95];

/** Gives some clients a balance of the week before, from which large and small movements of funds show. */
export async function fillBalances(db: Db): Promise<void> {
  const clients = await db.prisma.client.findMany({
    where: { assetsCurrency: "CNY", assetsMinor: { gte: 60_000_000n }, lastReachedAt: { not: null } },
    orderBy: { clientNo: "asc" },
    select: { id: true, ownerId: true, assetsMinor: true, assetsAsOf: true, lastReachedAt: true },
  });
  const since = clients.filter(({ assetsAsOf, lastReachedAt }) => dayOf(lastReachedAt) < (assetsAsOf ?? ""));
  const moved = [...Map.groupBy(since, ({ ownerId }) => ownerId).values()].flatMap((own) => own.slice(0, movedOfEach));
  const data = moved.map(({ id, assetsMinor, assetsAsOf }, i) => ({
    clientId: id,
    asOf: addDays(assetsAsOf ?? "", -ageDays),
    assetsMinor: ((assetsMinor ?? 0n) * BigInt(before[i % before.length] ?? 100)) / 100n,
    currency: "CNY",
  }));
  await db.prisma.balance.createMany({ data });
}

const dayOf = (at: Date | null): PlainDate => (at === null ? "" : localDate(at, demoZone));
