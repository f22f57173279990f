import type { Db } from "../../db/sql.ts";
import { numbersAbout } from "../complaints/client-queries.ts";
import type { PlanEntry } from "./plan-queries.ts";
import type { Reason } from "./reason-rules.ts";

/**
 * The entries of somebody's plan as a person may read them: complaints about that reader are absent (domain.md, "Recusal"), also
 * from their own plan, when they were named after it was made; and so is who is on the list for nothing else.
 */
export async function entriesFor(db: Db, readerId: number, entries: PlanEntry[]): Promise<PlanEntry[]> {
  const numbers = entries.flatMap(({ reasons }) =>
    reasons.flatMap((reason) => (reason.kind === "complaint" ? reason.numbers : [])),
  );
  const hidden = await numbersAbout(db, readerId, numbers);
  if (hidden.size === 0) return entries;
  return entries.flatMap((entry) => {
    const reasons = entry.reasons.flatMap((reason): Reason[] => {
      if (reason.kind !== "complaint") return [reason];
      const left = reason.numbers.filter((number) => !hidden.has(number));
      return left.length > 0 ? [{ ...reason, numbers: left }] : [];
    });
    return reasons.some(({ kind }) => kind !== "carried") ? [{ ...entry, reasons }] : [];
  });
}
