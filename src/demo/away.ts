import type { Db } from "../db/sql.ts";
import { setCadence } from "../features/clients/cadence-acts.ts";
import { takeLeave } from "../features/people/leave-acts.ts";
import { addDays, type PlainDate } from "../lib/dates.ts";
import { emailOf, managersOf } from "./house.ts";
import type { Naming } from "./naming.ts";

/** Who goes away, who covers, and from and to how many days after the demo's first day: then the plans go to who covers. */
const leaves: readonly [away: string, cover: string, from: number, to: number][] = [
  ["U0EMILY", "U0ARJUN", 14, 18],
  ["U0SIYUAN", "U0WENBO", 21, 22],
];

type Own = { visitEveryDays: number | null; callEveryDays: number | null };

/** Clients who are looked after otherwise than their tier says, and why. */
const cadences: readonly [manager: string, tier: string, own: Own, reason: string][] = [
  ["U0MEI", "platinum", { visitEveryDays: 60, callEveryDays: 21 }, "正在扩建厂房，融资需求较多"],
  ["U0MEI", "diamond", { visitEveryDays: null, callEveryDays: 28 }, "客户希望减少电话联系"],
  ["U0DANIEL", "platinum", { visitEveryDays: 60, callEveryDays: null }, "Asked to be seen every two months"],
];

/** Leave that lies ahead, and clients with a cadence of their own, as managers enter them. */
export async function fillAway(db: Db, today: PlainDate, now: Date, naming: Naming): Promise<void> {
  // the seats are the same whatever the people in them are called
  const handles = new Map(managersOf(naming).map(({ slackId, handle }) => [slackId, handle]));
  const idOf = async (seat: string) => {
    const where = { email: emailOf(handles.get(seat) ?? "") };
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
