import Database from "better-sqlite3";
import { type App, signingSecret, startBareApp, startBotApp } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import type { What } from "./commands.ts";
import { comparison } from "./compare.ts";
import { planDay } from "./data.ts";
import { at, monday, tuesday } from "./days.ts";
import { asRatio, megabytes, whole } from "./figures.ts";
import { loadGenerator } from "./load.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

const writesPerSecond = 50;

/** `/clients`, `/plan` and the log of a contact, as people use them. */
export async function clientsClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  const clients = book.managers * book.clientsPerManager;
  const shape = `${whole(clients)} clients, ${whole(clients * book.contactsPerClient)} contacts`;
  await planDay(book.file, at(monday, "08:00"));
  beginDayAgain(book);
  slack.setClock(at(monday, "09:30"));
  const [bare, bot] = [await startBareApp(slack), await startBotApp(book.file, slack)];
  const [generator, writer] = [await loadGenerator(), await loadGenerator()];
  const compare = comparison(size, book, { bare, bot, generator, slack });
  const ask = (asked: What, target = "") => ({ asked, ofBare: "bare", target }) as const;
  const asked = { url: bot.url, book, secret: signingSecret, openedUrl: slack.openedUrl, postedUrl: slack.postedUrl };
  const write = (seconds: number) => writer.run({ ...asked, what: "card", seconds, perSecond: writesPerSecond });
  try {
    const claims = [
      await compare(`/plan, as it was posted, ${shape}`, ask("plan", "≥ 0.30")),
      await compare("/clients, today's plan", ask("today", "≥ 0.30")),
      await compare(`the same beside ${writesPerSecond} writes a second`, { ...ask("today"), beside: write }),
      await compare("/clients find 王", ask("find")),
      await compare("/clients NUMBER: the card, with its access log", ask("card")),
    ];
    endOneItemEach(book);
    claims.push(await compare("/plan after an item of it was done: read and worded anew", ask("plan")));
    claims.push(
      await compare(`a contact logged, from the form's opening to its saving, ${shape}`, {
        asked: "log",
        ofBare: "log",
        target: "≥ 0.15",
      }),
    );
    slack.setClock(at(tuesday, "07:30"));
    // fifty at once whom nothing was computed for yet, on pages that nobody has read, would be acked first and answered later
    await writer.run({ ...asked, what: "today", seconds: 3, perSecond: 10 });
    claims.push(await compare("/clients before 08:00, computed live", ask("today")));
    claims.push(await memoryClaim(bot, bare));
    return claims;
  } finally {
    generator.stop();
    writer.stop();
    await Promise.all([bare.stop(), bot.stop()]);
  }
}

async function memoryClaim(bot: App, bare: App): Promise<Claim> {
  const [most, least] = [(await bot.probe()).peakRssBytes, (await bare.probe()).peakRssBytes];
  return {
    what: "the bot's peak memory under that load",
    measured: megabytes(most),
    limit: `bare Bolt ${megabytes(least)}`,
    ratio: asRatio(most / least),
    target: "< 512 MB",
  };
}

/** The contacts that an earlier run logged are taken away, and the day's plans are open and untouched again. */
function beginDayAgain({ file, managers, clientsPerManager, contactsPerClient }: Book): void {
  const db = new Database(file);
  db.prepare(`DELETE FROM "ContactLog" WHERE "id" > ?`).run(managers * clientsPerManager * contactsPerClient);
  db.exec(`UPDATE "PlanItem" SET "state" = 'open', "stateAt" = NULL, "stateById" = NULL, "contactLogId" = NULL
             WHERE "planId" IN (SELECT "id" FROM "Plan" WHERE "date" = '${monday}') AND "state" <> 'open';
           DELETE FROM "PlanChange"`);
  db.close();
}

/** The first item of every plan of the day is done, so that no plan is as it was posted. */
function endOneItemEach({ file }: Book): void {
  const db = new Database(file);
  const first = `FROM "PlanItem" i JOIN "Plan" p ON p."id" = i."planId" WHERE p."date" = '${monday}' AND i."place" = 1`;
  db.exec(`INSERT INTO "PlanChange" ("planId", "clientId", "byId", "at", "act")
             SELECT p."id", i."clientId", p."personId", p."computedAt", 'done' ${first};
           UPDATE "PlanItem" SET "state" = 'done' WHERE "id" IN (SELECT i."id" ${first})`);
  db.close();
}
