import { type App, signingSecret } from "./apps.ts";
import type { Book } from "./book-shape.ts";
import { asRatio, median, whole } from "./figures.ts";
import type { Asking, LoadGenerator, Measured } from "./load.ts";
import type { Size } from "./sizes.ts";
import type { StandIn } from "./slack-stand-in.ts";
import type { Claim } from "./table.ts";

type Apps = { bare: App; bot: App; generator: LoadGenerator; slack: StandIn };

/** What is asked of the bot, what the bare app is asked for beside it, and what else goes on. */
type Compared = {
  asked: Asking;
  ofBare: Asking;
  target?: string;
  beside?: (seconds: number) => Promise<unknown>;
};

/** A run, with the processor time that an answer took the app, in ms: what others do on the machine changes it little. */
type Run = Measured & { processorMs: number };

/** In runs: an act of many steps is compiled long after a plain answer. */
const longestWarmUp = 6;

export type Compare = (what: string, compared: Compared) => Promise<Claim>;

/** Measures the bot in turns with the bare app, so that the machine's moods meet both; the ratio is the middle one of the pairs. */
export function comparison(size: Size, book: Book, { bare, bot, generator, slack }: Apps): Compare {
  const run = async (app: App, what: Asking, seconds = size.secondsPerRun): Promise<Run> => {
    const before = await app.probe();
    const load = { url: app.url, what, book, secret: signingSecret, seconds, connections: size.connections };
    const measured = await generator.run({ ...load, openedUrl: slack.openedUrl, postedUrl: slack.postedUrl });
    const { processorMs } = await app.probe();
    return { ...measured, processorMs: (processorMs - before.processorMs) / measured.answers };
  };

  return async (what, { asked, ofBare, target = "", beside }) => {
    // what is compiled and cached at the first requests is not what is measured
    await warmed(() => run(bare, ofBare));
    await warmed(() => run(bot, asked));
    const pairs: { limit: Run; measured: Run }[] = [];
    for (let round = 0; round < size.rounds; round++) {
      const limit = await run(bare, ofBare);
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

/** Runs until another run is no longer 3 % cheaper than the one before. */
async function warmed(run: () => Promise<Run>): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < longestWarmUp; nth++) {
    const { processorMs } = await run();
    if (processorMs > before * 0.97) return;
    before = processorMs;
  }
}

const figures = (runs: Run[]): string => {
  const middle = (figure: keyof Run) => median(runs.map((run) => run[figure]));
  const waits = `p50 ${whole(middle("p50"))} ms, p99 ${whole(middle("p99"))} ms`;
  return `${whole(middle("perSecond"))}/s, ${waits}, ${middle("processorMs").toFixed(2)} ms of a processor each`;
};
