import { readFile } from "node:fs/promises";
import { type ActionAsk, type Bot, onAction } from "../../../slack/answer.ts";
import { words } from "../../../slack/blocks.ts";
import { type Effects, Refusal, say } from "../../../slack/effects.ts";
import { recordText } from "../archive/text.ts";
import { filingText } from "../filing/text.ts";
import { openFileAction, readPaged } from "../ids.ts";
import { complaintFor } from "../queries.ts";
import { evidenceFile, filesOf } from "./file-queries.ts";
import { noteOpened } from "./keep-acts.ts";

/** Evidence, for those who may see its complaint. */
export function registerEvidence(bot: Bot): void {
  onAction(bot, openFileAction, sendEvidence);
}

/** Sends a kept file to the asker's direct messages, and writes that down first. */
async function sendEvidence({ deps, asker, now, value }: ActionAsk): Promise<Effects> {
  const filing = filingText[asker.language];
  const { number, page: id } = readPaged(value);
  const complaint = await complaintFor(deps.db, asker, { number }, now);
  const file = complaint && (await filesOf(deps.db, complaint.id)).find((one) => one.id === id);
  if (!complaint || !file) throw new Refusal(recordText[asker.language].gone);
  if (file.state !== "stored" || file.sha256 === null) throw new Refusal(filing.fileNotKept(file.name));
  const { personId, slackUserId } = asker;
  await noteOpened(deps.db, { personId, clientId: complaint.clientId, what: `${number} file ${file.id}`, at: now });
  const content = await readFile(evidenceFile(deps.config.dataDir, file.sha256));
  await deps.slack.sendFile(slackUserId, { name: file.name, content, comment: number });
  return say(words(filing.fileSent(file.name)));
}
