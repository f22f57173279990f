import cron, { type ScheduledTask } from "node-cron";
import type { Deps } from "./deps.ts";
import { refreshPeople } from "./features/people/job.ts";
import { postPlans } from "./features/visits/job.ts";
import type { Clock } from "./lib/clock.ts";
import { forgetEvents } from "./slack/forget-events.ts";
import type { Job } from "./slack/job.ts";

const allJobs: Job[] = [postPlans, refreshPeople, forgetEvents];

export type Jobs = {
  /** Resolves when no work is running or waiting to run. */
  settled(): Promise<void>;
  /** No more wake-ups; ends when what is running has ended. */
  stop(): Promise<void>;
};

/**
 * Wakes the jobs: now, at their times, and when the practice clock is set ahead; then every due moment that was passed over is
 * run in order, as if one had waited. The work itself asks the database who is due, so that a second wake-up does no harm.
 */
export function startJobs(deps: Deps, clock: Clock, jobs: Job[] = allJobs): Jobs {
  let line: Promise<void> = Promise.resolve();
  let isStopped = false;
  let reached = deps.now();

  const queue = (work: () => Promise<void>) => {
    line = line.then(() => (isStopped ? undefined : work()));
  };
  // the moment of waking counts, not that of its turn in the line: the clock may have been set ahead in between
  const wake = (job: Job) => {
    const at = deps.now();
    queue(async () => {
      reached = at;
      await runJob(deps, job, at);
    });
  };
  const catchUp = async () => {
    const until = deps.now();
    await runPassedOver(deps, jobs, reached, until, () => isStopped);
    reached = until;
    for (const job of jobs) await runJob(deps, job, until);
  };

  const tasks: ScheduledTask[] = jobs.map((job) => cron.schedule(job.cron, () => wake(job)));
  const forget = clock.onJump(() => queue(catchUp));
  for (const job of jobs) wake(job);
  return {
    settled: () => line,
    stop: async () => {
      isStopped = true;
      forget();
      for (const task of tasks) await task.destroy();
      await line;
    },
  };
}

async function runPassedOver(
  deps: Deps,
  jobs: Job[],
  from: Date,
  until: Date,
  isStopped: () => boolean,
): Promise<void> {
  for (let after = from; !isStopped(); ) {
    const due: { job: Job; at: Date }[] = [];
    for (const job of jobs) {
      const at = await job.nextDue?.(deps, after);
      if (at && at <= until) due.push({ job, at });
    }
    const next = due.sort((a, b) => Number(a.at) - Number(b.at))[0]?.at;
    if (!next) return;
    for (const { job, at } of due) if (Number(at) === Number(next)) await runJob(deps, job, next);
    after = next;
  }
}

async function runJob(deps: Deps, job: Job, now: Date): Promise<void> {
  try {
    await job.run(deps, now);
  } catch (error) {
    deps.log.error({ err: error, job: job.name }, "a job failed; it is tried again at its next time");
  }
}
