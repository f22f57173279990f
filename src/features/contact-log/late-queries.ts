import type { Db } from "../../db/sql.ts";
import { followUpPage, type Looker, type ShownFollowUp } from "../follow-ups/list-queries.ts";
import { ages, headingOf } from "../follow-ups/rules.ts";

export type LateFollowUp = Pick<
  ShownFollowUp,
  "id" | "version" | "text" | "dueOn" | "isPromised" | "daysLate" | "ownerId" | "ownerName"
>;

/** The longest late of a client, as many as a receipt offers to settle, and how many more there are. */
export type LateOfClient = { clientNo: string; shown: LateFollowUp[]; more: number };

const lateShown = 3;

/** What is open and late with a client, of what the asker may settle. That they may see the client is the caller's to check. */
export async function lateOfClient(
  db: Db,
  looker: Looker,
  { id: clientId, clientNo }: { id: number; clientNo: string },
): Promise<LateOfClient> {
  const { shown, perAge } = await followUpPage(db, looker, { clientId }, { asked: 1, perPage: lateShown });
  const late = shown.filter(({ age, mayAct }) => headingOf(age) === "late" && mayAct);
  const all = ages.filter((age) => headingOf(age) === "late").reduce((sum, age) => sum + (perAge.get(age) ?? 0), 0);
  return { clientNo, shown: late, more: all - late.length };
}
