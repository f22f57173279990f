import type { Db } from "./db/sql.ts";
import type { Deps } from "./deps.ts";
import type { Clock } from "./lib/clock.ts";
import type { Job } from "./slack/job.ts";

/** Stands while the clock's passing over is being run: the lead over the machine's clock, in milliseconds, up to which it was. */
const name = "jobs.servedLeadMs";

/**
 * How much of what the clock was set ahead is still to be run, in milliseconds, because a process was ended in the midst of it.
 * A clock that was set ahead while no process ran counts as time in which none ran: none of that is made good.
 */
export async function unservedMs({ prisma }: Db, aheadMs: number): Promise<number> {
  const served = await prisma.setting.findUnique({ where: { name }, select: { value: true } });
  return served ? Math.max(0, aheadMs - Number(served.value)) : 0;
}

async function noteServed({ prisma }: Db, aheadMs: number): Promise<void> {
  const value = String(aheadMs);
  await prisma.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
}

async function noteAllServed({ prisma }: Db): Promise<void> {
  await prisma.setting.deleteMany({ where: { name } });
}

/**
 * Runs, in order, what fell due after `from` up to now. Gives the moment that was reached: now also after a fault, as a later
 * try would post what was of another day.
 */
export async function passOver(
  deps: Deps,
  jobs: Job[],
  clock: Clock,
  from: Date,
  isStopped: () => boolean,
): Promise<Date> {
  const until = deps.now();
  const lead = clock.aheadMs();
  try {
    await runAll(deps, jobs, { from, until, lead }, isStopped);
  } catch (error) {
    deps.log.error({ err: error }, "what the clock passed over could not be run");
    await noteAllServed(deps.db).catch(() => {});
  }
  return until;
}

async function runAll(
  deps: Deps,
  jobs: Job[],
  { from, until, lead }: { from: Date; until: Date; lead: number },
  isStopped: () => boolean,
): Promise<void> {
  for (let after = from; !isStopped(); ) {
    await noteServed(deps.db, lead - (Number(until) - Number(after)));
    const due: { job: Job; at: Date }[] = [];
    for (const job of jobs) {
      const at = await job.nextDue?.(deps, after);
      if (at && at <= until) due.push({ job, at });
    }
    const next = due.sort((a, b) => Number(a.at) - Number(b.at))[0]?.at;
    if (!next) return noteAllServed(deps.db);
    for (const { job, at } of due) if (Number(at) === Number(next)) await runJob(deps, job, next);
    after = next;
  }
}

/** Runs the job; a fault is logged and ends nothing else. */
export async function runJob(deps: Deps, job: Job, now: Date): Promise<void> {
  try {
    await job.run(deps, now);
  } catch (error) {
    deps.log.error({ err: error, job: job.name }, "a job failed; it is tried again at its next time");
  }
}
