import type { Db } from "../../src/db/sql.ts";

/** The bot looks for what is due many times in such a while, also on a machine that is busy with much else. */
const stillMs = 15_000;

/**
 * Waits until nothing is left to be posted, for as long as deliveries are claimed, tried or ended: how long that takes is the
 * machine's to say. One that nobody takes up for that long is a fault.
 */
export async function allPosted(db: Db, mostStillMs = stillMs): Promise<void> {
  let [before, movedAt] = ["", performance.now()];
  while (performance.now() - movedAt < mostStillMs) {
    const left = await db.prisma.delivery.aggregate({
      where: { state: { in: ["pending", "sending"] } },
      _count: true,
      _sum: { attempts: true },
      _max: { id: true, leaseUntil: true, runAt: true },
    });
    if (left._count === 0) return;
    const now = [left._count, ...Object.values(left._sum), ...Object.values(left._max)].join(" ");
    if (now !== before) [before, movedAt] = [now, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`deliveries are left, and none was taken up for ${mostStillMs / 1000} seconds`);
}
