import { setTimeout as sleep } from "node:timers/promises";
import cron, { type ScheduledTask } from "node-cron";
import type { Deps } from "./deps.ts";
import { warnOfClocks } from "./features/complaints/warning-job.ts";
import { forgetDrafts, tellUntold } from "./features/contact-log/job.ts";
import { climbLadder } from "./features/follow-ups/job.ts";
import { postWaiting } from "./features/notices/job.ts";
import { refreshPeople } from "./features/people/job.ts";
import { postDigests } from "./features/team/job.ts";
import { postEvenings } from "./features/visits/evening-job.ts";
import { postPlans } from "./features/visits/job.ts";
import type { Clock } from "./lib/clock.ts";
import { forgetEvents } from "./slack/forget-events.ts";
import type { Job } from "./slack/job.ts";

const finishWithinMs = 10_000;

const allJobs: Job[] = [
  climbLadder,
  warnOfClocks,
  postPlans,
  postDigests,
  postEvenings,
  postWaiting,
  refreshPeople,
  forgetEvents,
  tellUntold,
  forgetDrafts,
];

export type Jobs = {
  /** Resolves when no work is running or waiting to run. */
  settled(): Promise<void>;
  /** No more wake-ups; ends when what is running has ended, or after ten seconds: a job that is cut off is made good at the next start. */
  stop(): Promise<void>;
};

/**
 * Wakes the jobs: now, at their times, and when the practice clock is set ahead; then every due moment that was passed over is
 * run in order, as if one had waited. The work itself asks the database who is due, so that a second wake-up does no harm.
 */
export function startJobs(deps: Deps, clock: Clock, jobs: Job[] = allJobs): Jobs {
  // a line for each job: a long reading of profiles must not hold up the plans
  const lines = new Map(jobs.map((job) => [job, Promise.resolve()]));
  const everyLine = () => Promise.all(lines.values()).then(() => undefined);
  let isStopped = false;
  let reached = deps.now();

  // the moment of waking counts, not that of its turn in the line: the clock may have been set ahead in between
  const wake = (job: Job) => {
    const at = deps.now();
    const turn = async () => {
      if (isStopped) return;
      if (at > reached) reached = at;
      await runJob(deps, job, at);
    };
    lines.set(job, (lines.get(job) ?? Promise.resolve()).then(turn));
  };
  const catchUp = async () => {
    if (isStopped) return;
    const until = deps.now();
    try {
      await runPassedOver(deps, jobs, reached, until, () => isStopped);
    } catch (error) {
      deps.log.error({ err: error }, "what the clock passed over could not be run");
    }
    reached = until;
    for (const job of jobs) await runJob(deps, job, until);
  };

  const tasks: ScheduledTask[] = jobs.map((job) => cron.schedule(job.cron, () => wake(job)));
  const forget = clock.onJump(() => {
    const caughtUp = everyLine().then(catchUp);
    for (const job of jobs) lines.set(job, caughtUp);
  });
  for (const job of jobs) wake(job);
  return {
    settled: everyLine,
    stop: async () => {
      isStopped = true;
      forget();
      for (const task of tasks) await task.destroy();
      await Promise.race([everyLine(), sleep(finishWithinMs, undefined, { ref: false })]);
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
