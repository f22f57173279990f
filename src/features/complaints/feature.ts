import type { Bot } from "../../slack/answer.ts";
import { registerLists } from "./archive/find-complaints.ts";
import { registerSteps } from "./archive/show-step.ts";
import { registerCaseFile } from "./case-file/export-case.ts";
import { registerDesk } from "./desk/judge.ts";
import { registerEvidence } from "./evidence/open-file.ts";
import { registerAdding } from "./filing/add.ts";
import { registerFiling } from "./filing/file.ts";
import { registerReports } from "./report/order-report.ts";

/** Complaints: filed, seen through, and known. */
export function complaints(bot: Bot): void {
  registerFiling(bot);
  registerDesk(bot);
  registerAdding(bot);
  registerEvidence(bot);
  registerLists(bot);
  registerSteps(bot);
  registerReports(bot);
  registerCaseFile(bot);
}
