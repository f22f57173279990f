import Database from "better-sqlite3";
import { startBotApp } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import { at, monday } from "./days.ts";
import { jobClaims, plainReadMs, runDueJob } from "./due-job.ts";
import { whole } from "./figures.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** 08:00 comes while the bot runs: every manager's plan is made and queued, while people ask for their clients. */
export async function plansClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  forgetPlans(book.file);
  await plainReadMs(book, "plans");
  slack.setClock(at(monday, "07:50"));
  const bot = await startBotApp(book.file, slack);
  try {
    const limitMs = await plainReadMs(book, "plans");
    const due = { at: at(monday, "08:00"), table: "Plan", date: monday, rows: book.managers } as const;
    return jobClaims(await runDueJob(size, book, bot, slack, due), {
      what: `the plans of ${whole(book.managers)} managers with ${book.clientsPerManager} clients each`,
      limitMs,
      target: size.name === "full" ? "< 120 s" : "",
    });
  } finally {
    await bot.stop();
  }
}

/** Takes away what an earlier run made of the day. */
function forgetPlans(file: string): void {
  const db = new Database(file);
  db.exec(`DELETE FROM "PlanItem" WHERE "planId" IN (SELECT "id" FROM "Plan" WHERE "date" >= '${monday}');
           DELETE FROM "Plan" WHERE "date" >= '${monday}'; DELETE FROM "Delivery" WHERE "key" LIKE 'plan:${monday}:%';`);
  db.close();
}
