import { readPeriod } from "../../../lib/periods.ts";
import { type Bot, onCommand } from "../../../slack/answer.ts";
import { words } from "../../../slack/blocks.ts";
import type { CommandAsk } from "../../../slack/commands.ts";
import { type Effects, Refusal, say } from "../../../slack/effects.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { orderReport } from "./order-acts.ts";
import { mayReport } from "./report-queries.ts";
import { periodWords } from "./report-words.ts";
import { reportText } from "./text.ts";

/** `/complaint report`. */
export function registerReports(bot: Bot): void {
  onCommand(bot, "/complaint", {
    words: ["report", "报告", "报表"],
    help: { en: reportText.en.help, zh: reportText.zh.help },
    isFor: mayReport,
    run: order,
  });
}

const quotedMost = 60;

/** Says at once where the report comes; the job makes it. */
async function order({ deps, asker, today, rest }: CommandAsk): Promise<Effects> {
  const { language, personId } = asker;
  const text = reportText[language];
  if (!mayReport(asker)) throw new Refusal(text.notForYou);
  const read = readPeriod(rest, today);
  if ("fault" in read) {
    const quoted = fittedLine(rest, quotedMost);
    throw new Refusal(read.fault === "future" ? text.future(quoted) : text.unknownPeriod(quoted));
  }
  const { period } = read;
  const isNew = await orderReport(deps.db, { personId, period, askedOn: today });
  const named = periodWords(period, language);
  return say(words(isNew ? text.onItsWay(named) : text.onItsWayAlready(named)));
}
