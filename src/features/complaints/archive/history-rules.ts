import { type Act, isAct } from "../given-rules.ts";
import { isReporterAlone } from "../rights-rules.ts";
import type { Relation } from "../workflow.ts";

/** Of these acts who filed it reads what was said: it was said to them, or is what they were to hear of. */
const toldToReporter: readonly Act[] = [
  "record",
  "judgeNotValid",
  "askReporter",
  "giveInformation",
  "carryOut",
  "withdraw",
  "reopen",
];

/** Whether who filed a complaint hears what was said with an act: what the house weighs stays in it. */
export const isToldToReporter = (act: string): boolean => isAct(act) && toldToReporter.includes(act);

/** Whether a reader reads what was given with an act. */
export const mayReadGiven = (
  { act, byId }: { act: string; byId: number | null },
  { ties, personId }: { ties: ReadonlySet<Relation>; personId: number },
): boolean => !isReporterAlone(ties) || byId === personId || isToldToReporter(act);
