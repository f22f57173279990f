import { setTimeout as sleep } from "node:timers/promises";
import cron, { type ScheduledTask } from "node-cron";
import type { Deps } from "./deps.ts";
import { warnOfClocks } from "./features/complaints/clocks/warning-job.ts";
import { fetchEvidence } from "./features/complaints/evidence/evidence-job.ts";
import { measureComplaints } from "./features/complaints/report/measure-job.ts";
import { makeReports } from "./features/complaints/report/report-job.ts";
import { forgetDrafts, tellUntold } from "./features/contact-log/job.ts";
import { climbLadder } from "./features/follow-ups/job.ts";
import { forgetNotices } from "./features/notices/forget-job.ts";
import { postWaiting } from "./features/notices/job.ts";
import { refreshPeople } from "./features/people/job.ts";
import { postDigests } from "./features/team/job.ts";
import { postEvenings } from "./features/visits/evening-job.ts";
import { postPlans } from "./features/visits/job.ts";
import { showStale } from "./features/visits/stale-job.ts";
import type { Clock } from "./lib/clock.ts";
import { cronLogger } from "./log.ts";
import { passOver, runJob, unservedMs } from "./passed-over.ts";
import { forgetEvents } from "./slack/forget-events.ts";
import { forgetMessages } from "./slack/forget-messages.ts";
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
  forgetMessages,
  forgetNotices,
  tellUntold,
  forgetDrafts,
  fetchEvidence,
  showStale,
  makeReports,
  measureComplaints,
];

export type Jobs = {
  /** Resolves when no work is running or waiting to run. */
  settled(): Promise<void>;
  /** No more wake-ups; ends when what is running has ended, or after ten seconds: a job that is cut off is made good at the next start. */
  stop(): Promise<void>;
};

/**
 * Wakes the jobs: now, at their times, and when the practice clock is set ahead; then every due moment that was passed over is
 * run in order, as if one had waited, also after a restart in the midst of it. The work itself asks the database who is due, so
 * that a second wake-up does no harm.
 */
export function startJobs(deps: Deps, clock: Clock, jobs: Job[] = allJobs): Jobs {
  // a long reading of profiles must not hold up the plans; what is due at set times goes in one line, in the order of the list:
  // started late in the morning, a reminder is laid ready before the plan that it rides in
  const lines = new Map<Job | "due", Promise<void>>();
  const lineOf = (job: Job) => (job.nextDue ? "due" : job);
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
    lines.set(lineOf(job), (lines.get(lineOf(job)) ?? Promise.resolve()).then(turn));
  };
  const catchUp = async () => {
    if (isStopped) return;
    reached = await passOver(deps, jobs, clock, reached, () => isStopped);
    for (const job of jobs) await runJob(deps, job, reached);
  };
  const resume = async () => {
    const from = new Date(Number(deps.now()) - (await unservedMs(deps.db, clock.aheadMs())));
    reached = await passOver(deps, jobs, clock, from, () => isStopped);
  };

  const logger = cronLogger(deps.log);
  const tasks: ScheduledTask[] = jobs.map((job) => cron.schedule(job.cron, () => wake(job), { logger }));
  const forget = clock.onJump(() => {
    const caughtUp = everyLine().then(catchUp);
    for (const job of jobs) lines.set(lineOf(job), caughtUp);
  });
  const resumed = resume().catch((error: unknown) => {
    deps.log.error({ err: error }, "how far the jobs had come could not be read");
  });
  lines.set("due", resumed);
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
