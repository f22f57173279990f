import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Deps } from "../../../deps.ts";
import { mediaTypeOf } from "../../../lib/file-type.ts";
import type { Job } from "../../../slack/job.ts";
import { refusedWith } from "../../../slack/web.ts";
import { housePerson } from "../../people/house-queries.ts";
import { filingText } from "../filing/text.ts";
import { clockRulesFor } from "../record-queries.ts";
import { evidenceFile, type WaitingFile, waitingFiles } from "./file-queries.ts";
import { claimFile, markRefused, markStored } from "./keep-acts.ts";

const filesAtOnce = 20;
/** Two minutes apart: what Slack does not give within an hour it will not give. */
const attemptsMost = 30;
/** What Slack has not, or does not show to Rounds, it may only not show yet: it is asked thrice. */
const attemptsUnseen = 3;
const unseen = new Set(["file_not_found", "file_deleted", "access_denied", "no_permission"]);

/** Fetches evidence from Slack and keeps it under the hash of its content; what cannot be kept is refused, and told. */
export const fetchEvidence: Job = {
  name: "complaints.fetch-evidence",
  cron: "* * * * *",
  async run(deps) {
    const atMs = Date.now();
    for (const file of await waitingFiles(deps.db, atMs, filesAtOnce)) {
      if (await claimFile(deps.db, file, atMs)) await fetchOne(deps, file);
    }
  },
};

type Reason = "tooLarge" | "empty" | "otherContent" | "notGiven";

async function fetchOne(deps: Deps, file: WaitingFile): Promise<void> {
  const { policy } = await clockRulesFor(deps.db, file.branchId, file.filedOn);
  try {
    const content = await deps.slack.fetchFile(file.slackFileId, policy.fileBytes);
    if (!content) return await refuse(deps, file, "tooLarge");
    if (content.length === 0) return await refuse(deps, file, "empty");
    const mediaType = mediaTypeOf(file.name, content);
    if (!mediaType) return await refuse(deps, file, "otherContent");
    const sha256 = await store(deps.config.dataDir, content);
    await markStored(deps.db, file.id, { mediaType, bytes: content.length, sha256 });
  } catch (error) {
    deps.log.warn({ err: error, file: file.id }, "a piece of evidence could not be fetched; it is tried again");
    const most = unseen.has(refusedWith(error) ?? "") ? attemptsUnseen : attemptsMost;
    if (file.attempts + 1 >= most) await refuse(deps, file, "notGiven");
  }
}

async function refuse({ db }: Deps, file: WaitingFile, reason: Reason): Promise<void> {
  const person = await housePerson(db, file.addedById);
  const filing = filingText[person?.language ?? "en"];
  await markRefused(db, file, reason, filing.fileRefused[reason](file.name, file.number));
}

/** Writes the content under its hash, whole or not at all; the same content twice is one file. */
async function store(dataDir: string, content: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const target = evidenceFile(dataDir, sha256);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.${process.pid}.part`, content, { flush: true });
  await rename(`${target}.${process.pid}.part`, target);
  return sha256;
}
