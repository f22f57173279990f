import type { Bot } from "../../slack/answer.ts";
import { registerFiling } from "./file.ts";
import { registerLists } from "./find-complaints.ts";

/** Complaints: filed, seen through, and known. */
export function complaints(bot: Bot): void {
  registerFiling(bot);
  registerLists(bot);
}
