import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../../db/sql.ts";
import type { Job } from "../../slack/job.ts";
import { noticesAfter, type OldNotice, ofThoseWhoLeft, withoutGuard } from "./old-queries.ts";

/** A plan of that age may still be asked for with what its owner was told in it; what was told is in Slack. */
const keptMs = 90 * 86_400_000;
const rowsAStep = 500;
/** others write between two steps */
const pauseMs = 20;

/**
 * Removes notices that were told, or can be told to nobody any more, and are ninety days old; those stay that keep something
 * from being told again (rules.ts). The days are of the real clock, as those of notices are.
 */
export const forgetNotices: Job = {
  name: "notices.forget",
  cron: "53 3 * * *",
  async run({ db }) {
    const before = new Date(Date.now() - keptMs);
    for (let from = 0; ; await sleep(pauseMs)) {
      const step = await noticesAfter(db, from, before, rowsAStep);
      const old = step.filter(({ isOld }) => isOld);
      await remove(db, old);
      const last = old.at(-1);
      if (!last || old.length < rowsAStep) return;
      from = last.id;
    }
  },
};

async function remove(db: Db, old: readonly OldNotice[]): Promise<void> {
  const left = await ofThoseWhoLeft(
    db,
    old.filter(({ isTold }) => !isTold).map(({ id }) => id),
  );
  const over = await withoutGuard(
    db,
    old.filter(({ id, isTold }) => isTold || left.has(id)),
  );
  if (over.length > 0) await db.prisma.notice.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
}
