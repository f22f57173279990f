import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { type App, signingSecret } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import { asRatio, megabytes, seconds, whole } from "./figures.ts";
import { loadGenerator, type Measured } from "./load.ts";
import type { Probed } from "./probe.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** Slack shows a person an error when a command has no answer by then. */
const slackWaitsMs = 3000;
const asksPerSecond = 10;
const longestJobMs = 30 * 60_000;

/** When a job is due, and which rows of which day say that it is done. */
type Due = { at: Date; table: "Plan" | "Digest"; date: string; rows: number };

type JobRun = Probed & { tookMs: number; longestAnswerMs: number };

/** The moment comes at which the job is due, while people ask for their clients. */
export async function runDueJob(size: Size, book: Book, bot: App, slack: StandIn, due: Due): Promise<JobRun> {
  const generator = await loadGenerator();
  const db = new Database(book.file, { readonly: true });
  const made = db.prepare(`SELECT count(*) FROM "${due.table}" WHERE "date" = ?`).pluck();
  const ask = { url: bot.url, what: "today", book, secret: signingSecret, perSecond: asksPerSecond } as const;
  const waits: Measured[] = [];
  let isDone = false;
  const asking = async () => {
    const load = { ...ask, openedUrl: slack.openedUrl, postedUrl: slack.postedUrl, seconds: size.secondsPerRun };
    while (!isDone) waits.push(await generator.run(load));
  };
  try {
    const before = await bot.probe();
    const began = performance.now();
    slack.setClock(due.at);
    const asked = asking();
    while (Number(made.get(due.date)) < due.rows) {
      if (performance.now() - began > longestJobMs) throw new Error("the job did not end");
      await sleep(100);
    }
    const tookMs = performance.now() - began;
    const probed = await bot.probe();
    isDone = true;
    await asked;
    const processorMs = probed.processorMs - before.processorMs;
    return { ...probed, processorMs, tookMs, longestAnswerMs: Math.max(...waits.map(({ max }) => max)) };
  } finally {
    db.close();
    generator.stop();
  }
}

/** What a job took beside plain SQL that reads the same rows, and how long others waited meanwhile. */
export function jobClaims(
  { tookMs, processorMs, peakRssBytes, longestAnswerMs, longestPauseMs }: JobRun,
  { what, limitMs, target }: { what: string; limitMs: number; target: string },
): Claim[] {
  return [
    {
      what,
      measured: `${seconds(tookMs)} (${seconds(processorMs)} of a processor), up to ${megabytes(peakRssBytes)}`,
      limit: `plain SQL reads the same rows in ${seconds(limitMs)}`,
      ratio: asRatio(tookMs / limitMs),
      target,
    },
    {
      what: `/clients meanwhile, ${asksPerSecond} a second: the longest answer`,
      measured: `${whole(longestAnswerMs)} ms; longest pause of the event loop ${whole(longestPauseMs)} ms`,
      limit: `Slack waits ${whole(slackWaitsMs)} ms`,
      ratio: asRatio(longestAnswerMs / slackWaitsMs),
      target: "< 1",
    },
  ];
}

/** How long SQLite alone takes to read the rows that the plans or the digests are made of, in a process of its own. */
export async function plainReadMs(
  { file, managers, managersPerTeam }: Book,
  what: "plans" | "digests",
): Promise<number> {
  const script = what === "plans" ? "plain-read.ts" : "plain-digest-read.ts";
  const child = fork(path.join(import.meta.dirname, script), [file, String(managers), String(managersPerTeam)]);
  const [tookMs] = (await once(child, "message")) as [number];
  return tookMs;
}
