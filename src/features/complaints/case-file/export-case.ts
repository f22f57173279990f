import { readFileSync } from "node:fs";
import { type Bot, onAction, onCommand } from "../../../slack/answer.ts";
import type { Ask } from "../../../slack/ask.ts";
import { words } from "../../../slack/blocks.ts";
import { type Effects, Refusal, say } from "../../../slack/effects.ts";
import { fittedLine } from "../../../slack/limits.ts";
import { leads } from "../../people/queries.ts";
import { recordText } from "../archive/text.ts";
import { noteOpened } from "../evidence/keep-acts.ts";
import { caseFileAction, readNumber } from "../ids.ts";
import { complaintFor } from "../queries.ts";
import { mayGiveOut } from "../rights-rules.ts";
import { casePage } from "./case-page.ts";
import { type CaseFile, caseFileOf } from "./case-queries.ts";
import type { CaseReader } from "./given-words.ts";
import { caseText } from "./text.ts";

const css = readFileSync(new URL("./print.css", import.meta.url), "utf8");
const quotedMost = 60;

/** `/complaint export NUMBER`, and the button of a complaint's record: the case file for a regulator. */
export function registerCaseFile(bot: Bot): void {
  onCommand(bot, "/complaint", {
    words: ["export", "导出"],
    help: { en: caseText.en.help, zh: caseText.zh.help },
    isFor: (asker) => asker.roles.has("desk") || leads(asker),
    run: (ask) => sendCaseFile(ask, ask.rest),
  });
  onAction(bot, caseFileAction, (ask) => sendCaseFile(ask, ask.value));
}

/** Makes the case file for who may give it out, writes down that they had it, and sends it to their direct messages. */
async function sendCaseFile({ deps, asker, now, today }: Ask, which: string): Promise<Effects> {
  const { language, personId, slackUserId, name } = asker;
  const text = caseText[language];
  if (which === "") throw new Refusal(text.which);
  const number = readNumber(which, today.slice(0, 4));
  const complaint = number && (await complaintFor(deps.db, asker, { number }, now));
  if (!complaint) throw new Refusal(recordText[language].notFound(fittedLine(which, quotedMost)));
  if (!mayGiveOut(complaint.ties)) throw new Refusal(text.notYours(complaint.number));
  const file = await caseFileOf(deps.db, complaint, now);
  const page = casePage(file, readerOf(file, language), { by: name, at: now, css });
  const what = `${complaint.number} case file, ${file.chain.count} acts`;
  await noteOpened(deps.db, { personId, clientId: complaint.clientId, what, at: now });
  await deps.slack.sendFile(slackUserId, {
    name: `${complaint.number}.html`,
    content: Buffer.from(page),
    comment: text.comment(complaint.number, file.chain.count, file.chain.head),
  });
  return say(words(text.sent(complaint.number)));
}

function readerOf({ complaint, policy }: CaseFile, language: CaseReader["language"]): CaseReader {
  const text = caseText[language];
  const { repeatOf, isRepeat } = complaint;
  const names = {
    repeatOfId: repeatOf?.number ?? (isRepeat ? text.repeatUnseen : ""),
  };
  return { language, timeZone: complaint.branch.timeZone, policy, names };
}
