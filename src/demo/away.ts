import type { Db } from "../db/sql.ts";
import { setCadence } from "../features/clients/cadence-acts.ts";
import { takeLeave } from "../features/people/leave-acts.ts";
import { addDays, type PlainDate } from "../lib/dates.ts";
import { emailOf } from "./house.ts";

/** Who goes away, who covers, and from and to how many days after the demo's first day: then the plans go to who covers. */
const leaves: readonly [away: string, cover: string, from: number, to: number][] = [
  ["emily.carter", "arjun.mehta", 14, 18],
  ["wang.siyuan", "li.wenbo", 21, 22],
];

type Own = { visitEveryDays: number | null; callEveryDays: number | null };

/** Clients who are looked after otherwise than their tier says, and why. */
const cadences: readonly [manager: string, tier: string, own: Own, reason: string][] = [
  ["chen.mei", "platinum", { visitEveryDays: 60, callEveryDays: 21 }, "正在扩建厂房，融资需求较多"],
  ["chen.mei", "diamond", { visitEveryDays: null, callEveryDays: 28 }, "客户希望减少电话联系"],
  ["daniel.okafor", "platinum", { visitEveryDays: 60, callEveryDays: null }, "Asked to be seen every two months"],
];

/** Leave that lies ahead, and clients with a cadence of their own, as managers enter them. */
export async function fillAway(db: Db, today: PlainDate, now: Date): Promise<void> {
  const idOf = async (handle: string) => {
    const where = { email: emailOf(handle) };
    return (await db.prisma.person.findUniqueOrThrow({ where, select: { id: true } })).id;
  };
  for (const [away, cover, from, to] of leaves) {
    const personId = await idOf(away);
    const days = { fromDate: addDays(today, from), toDate: addDays(today, to) };
    await takeLeave(db, { ...days, personId, coverId: await idOf(cover), setById: personId, setAt: now }, []);
  }
  for (const [manager, tier, own, reason] of cadences) {
    const ownerId = await idOf(manager);
    const client = await db.prisma.client.findFirst({ where: { ownerId, tier }, orderBy: { id: "asc" } });
    if (client) await setCadence(db, client.id, own, { reason, byId: ownerId, at: now });
  }
}
