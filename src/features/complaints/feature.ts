import type { Bot } from "../../slack/answer.ts";
import { registerAdding } from "./add.ts";
import { registerFiling } from "./file.ts";
import { registerLists } from "./find-complaints.ts";
import { registerDesk } from "./judge.ts";
import { registerEvidence } from "./open-file.ts";

/** Complaints: filed, seen through, and known. */
export function complaints(bot: Bot): void {
  registerFiling(bot);
  registerDesk(bot);
  registerAdding(bot);
  registerEvidence(bot);
  registerLists(bot);
}
