import Database from "better-sqlite3";
import { startBotApp } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import { digestDay } from "./data.ts";
import { at, dayBefore, monday } from "./days.ts";
import { jobClaims, plainReadMs, runDueJob } from "./due-job.ts";
import { whole } from "./figures.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** 08:30 comes while the bot runs: every lead's digest is made and queued, while people ask for their clients. */
export async function digestsClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  const { managers, managersPerTeam, clientsPerManager, followUpsPerTeam } = book;
  forgetDigests(book.file);
  await digestDay(book.file, at(dayBefore, "08:30"));
  await plainReadMs(book, "digests");
  slack.setClock(at(monday, "08:20"));
  const bot = await startBotApp(book.file, slack);
  try {
    const limitMs = await plainReadMs(book, "digests");
    const leads = Math.ceil(managers / managersPerTeam);
    const due = { at: at(monday, "08:30"), table: "Digest", date: monday, rows: leads } as const;
    return jobClaims(await runDueJob(size, book, bot, slack, due), {
      what:
        `the digests of ${whole(leads)} leads, each of ${managersPerTeam} managers with ${followUpsPerTeam} open ` +
        `follow-ups together and ${clientsPerManager} clients each`,
      limitMs,
      target: "",
    });
  } finally {
    await bot.stop();
  }
}

/** Takes away what an earlier run made: of the day before only the newest digests remember what they held. */
function forgetDigests(file: string): void {
  const db = new Database(file);
  db.exec(`DELETE FROM "Digest"; DELETE FROM "Delivery" WHERE "key" LIKE 'digest:%'`);
  db.close();
}
