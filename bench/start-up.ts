import { type App, startBareApp, startBotApp } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import { asRatio, median, seconds } from "./figures.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

/** From the start of the process until the bot answers Slack, on a database that is there. */
export async function startUpClaim({ starts }: Size, book: Book, slack: StandIn): Promise<Claim> {
  const bare: number[] = [];
  const bot: number[] = [];
  for (let round = 0; round < starts; round++) {
    bare.push(await startMs(startBareApp(slack)));
    bot.push(await startMs(startBotApp(book.file, slack)));
  }
  return {
    what: "start-up",
    measured: seconds(median(bot)),
    limit: `bare Bolt ${seconds(median(bare))}`,
    ratio: asRatio(median(bot) / median(bare)),
    target: "< 3 s",
  };
}

async function startMs(starting: Promise<App>): Promise<number> {
  const app = await starting;
  await app.stop();
  return app.startMs;
}
