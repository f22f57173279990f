import { type App, signingSecret, startBareApp, startBotApp } from "./apps.ts";
import type { What } from "./commands.ts";
import { type Book, planDay } from "./data.ts";
import { at, monday, tuesday } from "./days.ts";
import { asRatio, median, megabytes, whole } from "./figures.ts";
import { type LoadGenerator, loadGenerator, type Measured } from "./load.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

const writesPerSecond = 50;

/** `/clients` in the forms that people use, each in turns with the bare app, so that the machine's moods meet both. */
export async function clientsClaims(size: Size, book: Book, slack: StandIn): Promise<Claim[]> {
  const shape = `${whole(book.managers * book.clientsPerManager)} clients`;
  await planDay(book.file, at(monday, "08:00"));
  slack.setClock(at(monday, "09:30"));
  const [bare, bot] = [await startBareApp(slack), await startBotApp(book.file, slack)];
  const [generator, writer] = [await loadGenerator(), await loadGenerator()];
  const compare = comparison(size, book, { bare, bot, generator });
  try {
    const claims = [
      await compare(`/clients, today's plan, ${shape}`, "plan", "≥ 0.30"),
      await compare(`the same beside ${writesPerSecond} writes a second`, "plan", "", (seconds) =>
        writer.run({ url: bot.url, what: "card", book, secret: signingSecret, seconds, perSecond: writesPerSecond }),
      ),
      await compare("/clients find 王", "find", ""),
      await compare("/clients NUMBER: the card, with its access log", "card", ""),
    ];
    slack.setClock(at(tuesday, "07:30"));
    claims.push(await compare("/clients before 08:00, computed live", "plan", ""));
    claims.push(await memoryClaim(bot, bare));
    return claims;
  } finally {
    generator.stop();
    writer.stop();
    await Promise.all([bare.stop(), bot.stop()]);
  }
}

type Apps = { bare: App; bot: App; generator: LoadGenerator };
type Beside = (seconds: number) => Promise<unknown>;

function comparison(size: Size, book: Book, { bare, bot, generator }: Apps) {
  const run = (app: App, what: What, seconds = size.secondsPerRun) =>
    generator.run({ url: app.url, what, book, secret: signingSecret, seconds, connections: size.connections });

  return async (what: string, asked: What, target: string, beside?: Beside): Promise<Claim> => {
    // what is compiled and cached at the first requests is not what is measured
    await run(bare, "bare", 1);
    await run(bot, asked, 1);
    const pairs: { limit: Measured; measured: Measured }[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const limit = await run(bare, "bare");
      const [measured] = await Promise.all([run(bot, asked), beside?.(size.secondsPerRun)]);
      pairs.push({ limit, measured });
    }
    const ratio = median(pairs.map(({ limit, measured }) => measured.perSecond / limit.perSecond));
    return {
      what,
      measured: figures(pairs.map(({ measured }) => measured)),
      limit: `bare Bolt ${figures(pairs.map(({ limit }) => limit))}`,
      ratio: asRatio(ratio),
      target,
    };
  };
}

const figures = (runs: Measured[]): string => {
  const middle = (figure: keyof Measured) => whole(median(runs.map((run) => run[figure])));
  return `${middle("perSecond")}/s, p50 ${middle("p50")} ms, p99 ${middle("p99")} ms`;
};

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
