import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { type App, signingSecret, startBotApp } from "./apps.ts";
import type { Book } from "./data.ts";
import { at, monday } from "./days.ts";
import { asRatio, megabytes, seconds, whole } from "./figures.ts";
import { loadGenerator, type Measured } from "./load.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** Slack shows a person an error when a command has no answer by then. */
const slackWaitsMs = 3000;
const asksPerSecond = 10;
const longestJobMs = 30 * 60_000;

/** 08:00 comes while the bot runs: every manager's plan is made and queued, while people ask for their clients. */
export async function plansClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  forgetPlans(book.file);
  await plainReadMs(book);
  slack.setClock(at(monday, "07:50"));
  const bot = await startBotApp(book.file, slack);
  try {
    const limitMs = await plainReadMs(book);
    const before = await bot.probe();
    const { tookMs, waits } = await makePlans(size, book, bot, slack);
    const { longestPauseMs, peakRssBytes, processorMs } = await bot.probe();
    const longest = Math.max(...waits.map(({ max }) => max));
    return [
      {
        what: `the plans of ${whole(book.managers)} managers with ${book.clientsPerManager} clients each`,
        measured: `${seconds(tookMs)} (${seconds(processorMs - before.processorMs)} of a processor), up to ${megabytes(peakRssBytes)}`,
        limit: `plain SQL reads the same rows in ${seconds(limitMs)}`,
        ratio: asRatio(tookMs / limitMs),
        target: size.name === "full" ? "< 120 s" : "",
      },
      {
        what: `/clients meanwhile, ${asksPerSecond} a second: the longest answer`,
        measured: `${whole(longest)} ms; longest pause of the event loop ${whole(longestPauseMs)} ms`,
        limit: `Slack waits ${whole(slackWaitsMs)} ms`,
        ratio: asRatio(longest / slackWaitsMs),
        target: "< 1",
      },
    ];
  } finally {
    await bot.stop();
  }
}

async function makePlans(size: Size, book: Book, bot: App, slack: StandIn) {
  const generator = await loadGenerator();
  const db = new Database(book.file, { readonly: true });
  const made = db.prepare(`SELECT count(*) FROM "Plan" WHERE "date" = ?`).pluck();
  const waits: Measured[] = [];
  const ask = { url: bot.url, what: "today", book, secret: signingSecret, perSecond: asksPerSecond } as const;
  let isDone = false;
  const asking = async () => {
    while (!isDone)
      waits.push(await generator.run({ ...ask, openedUrl: slack.openedUrl, seconds: size.secondsPerRun }));
  };
  try {
    const began = performance.now();
    slack.setClock(at(monday, "08:00"));
    const asked = asking();
    while (Number(made.get(monday)) < book.managers) {
      if (performance.now() - began > longestJobMs) throw new Error("the plans were not all made");
      await sleep(100);
    }
    const tookMs = performance.now() - began;
    isDone = true;
    await asked;
    return { tookMs, waits };
  } finally {
    db.close();
    generator.stop();
  }
}

/** Takes away what an earlier run made of the day. */
function forgetPlans(file: string): void {
  const db = new Database(file);
  db.exec(`DELETE FROM "PlanItem" WHERE "planId" IN (SELECT "id" FROM "Plan" WHERE "date" >= '${monday}');
           DELETE FROM "Plan" WHERE "date" >= '${monday}'; DELETE FROM "Delivery" WHERE "key" LIKE 'plan:${monday}:%';`);
  db.close();
}

/** How long SQLite alone takes to read the rows that the plans are made of, in a process of its own. */
async function plainReadMs({ file, managers }: Book): Promise<number> {
  const child = fork(path.join(import.meta.dirname, "plain-read.ts"), [file, String(managers)]);
  const [tookMs] = (await once(child, "message")) as [number];
  return tookMs;
}
