import Database from "better-sqlite3";
import { type App, signingSecret, startBareApp, startBotApp } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import type { What } from "./commands.ts";
import { comparison } from "./compare.ts";
import { at, monday } from "./days.ts";
import { asRatio, whole } from "./figures.ts";
import { type Asking, type LoadGenerator, loadGenerator } from "./load.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** People who type at the same time: each sign is a question. */
const suggestionsPerSecond = 10;
/** Lists and records are asked for more seldom. */
const asksPerSecond = 2;
/** Slack takes about one message a second in a channel, and each complaint has a card and a line under it. */
const filedPerSecond = 0.5;
/** At the same time, one complaint after the other. */
const peopleFiling = 10;
const suggestionTarget = "p99 < 150 ms";

/** Complaints filed, found, listed and opened, beside a million others. */
export async function complaintsClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  const { complaints, managers, managersPerTeam, clientsPerManager } = book;
  forgetFiled(book);
  // no plans and digests are made any more on that day
  slack.setClock(at(monday, "13:30"));
  const [bare, bot, generator] = [
    await startBareApp(slack),
    await startBotApp(book.file, slack),
    await loadGenerator(),
  ];
  const compare = comparison({ ...size, rounds: 1, connections: peopleFiling }, book, { bare, bot, generator, slack });
  const drip = steady(size, book, { bare, bot, generator, slack });
  const ask = (what: string, asked: What) => drip(what, { asked, ofBare: "bare", perSecond: asksPerSecond });
  const of = (people: number) => `${whole(people * clientsPerManager)} clients`;
  const suggest = (asked: What, whose: string) =>
    drip(`a client suggested while ${whose}`, { asked, ofBare: "bareSuggest", perSecond: suggestionsPerSecond });
  const shape = `${whole(complaints)} complaints, ${of(managers)}`;
  try {
    return [
      await drip(`a complaint filed, until its card stands with the desk, ${shape}`, {
        ...{ asked: "fileUntilCard", ofBare: "fileUntilCard", perSecond: filedPerSecond },
      }),
      await suggest("suggestOwn", `a manager types (${of(1)})`),
      await suggest("suggestTeam", `a lead types (${of(managersPerTeam)})`),
      await suggest("suggestRegion", `a lead of leads types (${of(Math.min(managersPerTeam * 10, managers))})`),
      await suggest("suggestHouse", `the head of the house types (${of(managers)})`),
      await suggest("suggestByNumber", "staff type a number"),
      await suggest("suggestByPhone", "staff type a name and a phone's last digits"),
      await ask("/complaint NUMBER by the desk", "complaint"),
      await ask("/complaint list by a manager", "listOwn"),
      await ask("/complaint list open by a lead", "listTeam"),
      await ask("/complaint list by the desk, all of them", "listDesk"),
      await ask("/complaint list overdue S1 by the desk", "overdueDesk"),
      await ask("/complaint list by the head of the house", "listHouse"),
      await compare("a complaint filed: form opened, client suggested, sent, card queued", {
        asked: "file",
        ofBare: "file",
      }),
    ];
  } finally {
    generator.stop();
    await Promise.all([bare.stop(), bot.stop()]);
  }
}

type Apps = { bare: App; bot: App; generator: LoadGenerator; slack: StandIn };
type Steady = { asked: Asking; ofBare: Asking; perSecond: number };

/** So many a second, whatever the answers take, of the bare app and then of the bot: how long people wait. */
function steady(size: Size, book: Book, { bare, bot, generator, slack }: Apps) {
  const run = async (app: App, what: Asking, perSecond: number, seconds: number) => {
    const at = { url: app.url, openedUrl: slack.openedUrl, postedUrl: slack.postedUrl, secret: signingSecret };
    const before = await app.probe();
    const measured = await generator.run({ ...at, book, what, perSecond, seconds });
    const { processorMs } = await app.probe();
    return { ...measured, processorMs: (processorMs - before.processorMs) / measured.answers };
  };
  type Run = Awaited<ReturnType<typeof run>>;
  const figures = ({ p50, p99, processorMs }: Run) =>
    `p50 ${whole(p50)} ms, p99 ${whole(p99)} ms, ${processorMs.toFixed(2)} ms of a processor each`;
  return async (what: string, { asked, ofBare, perSecond }: Steady): Promise<Claim> => {
    const seconds = size.secondsPerRun;
    await run(bare, ofBare, perSecond, 1);
    await run(bot, asked, perSecond, 1);
    const limit = await run(bare, ofBare, perSecond, seconds);
    const measured = await run(bot, asked, perSecond, seconds);
    return {
      what: `${what}, ${perSecond} a second`,
      measured: figures(measured),
      limit: `bare Bolt ${figures(limit)}`,
      ratio: asRatio(measured.p50 / limit.p50),
      target: size.name === "full" && asked.startsWith("suggest") ? suggestionTarget : "",
    };
  };
}

/** What an earlier run filed is taken away, so that each measures the same. */
function forgetFiled({ file, complaints }: Book): void {
  const db = new Database(file);
  const filed = `FROM "Complaint" WHERE "id" > ${complaints}`;
  db.exec(`UPDATE "ComplaintNumber" SET "last" = "last" - (SELECT count(*) ${filed}) WHERE "year" = 2035;
           DELETE FROM "ComplaintAct" WHERE "complaintId" IN (SELECT "id" ${filed});
           DELETE ${filed}; DELETE FROM "Delivery"; DELETE FROM "Draft"`);
  db.close();
}
