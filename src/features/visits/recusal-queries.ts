import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { complainedAbout, numbersAbout } from "../complaints/client-queries.ts";
import { absences } from "../follow-ups/recusal-queries.ts";
import type { Reason } from "./reason-rules.ts";

/** A line of a plan, of which this is all that decides. */
type Reasoned = { clientId: number; reasons: Reason[] };

const isAftercare = (reason: Reason) => reason.kind === "appointment" && reason.cause === "aftercare";

/**
 * The entries of somebody's plan as a person may read them: complaints about that reader are absent (domain.md, "Recusal") with
 * what was promised in them and the call after them, also from their own plan, when they were named after it was made; and so is
 * who is on the list for nothing else.
 */
export async function entriesFor<E extends Reasoned>(db: Db, readerId: number, entries: E[]): Promise<E[]> {
  const mayRead = await readableFor(db, readerId, entries);
  return entries.flatMap((entry) => {
    const reasons = entry.reasons.flatMap((reason) => mayRead(entry, reason) ?? []);
    if (reasons.length === entry.reasons.length && reasons.every((reason, i) => reason === entry.reasons[i]))
      return [entry];
    return reasons.some(({ kind }) => kind !== "carried") ? [{ ...entry, reasons }] : [];
  });
}

/** What of a reason the person may read; the reason itself, when that is all of it; undefined, when it is nothing. */
async function readableFor(db: Db, readerId: number, entries: Reasoned[]) {
  const reasons = entries.flatMap((entry) => entry.reasons);
  const numbers = reasons.flatMap((reason) => (reason.kind === "complaint" ? reason.numbers : []));
  const promised = reasons
    .flatMap((reason) => (reason.kind === "followUp" ? reason.due : []))
    .flatMap(({ id }) => id ?? []);
  const called = entries.flatMap(({ clientId, reasons: own }) => (own.some(isAftercare) ? [clientId] : []));
  const [hidden, isAbsent, concerning] = await Promise.all([
    numbersAbout(db, readerId, numbers),
    absences(db, promised),
    complainedAbout(db, readerId, called),
  ]);
  return ({ clientId }: Reasoned, reason: Reason): Reason | undefined => {
    if (reason.kind === "complaint") {
      const left = reason.numbers.filter((number) => !hidden.has(number));
      return partOf(reason, left.length, reason.numbers.length, { ...reason, numbers: left });
    }
    if (reason.kind === "followUp") {
      const left = reason.due.filter(({ id }) => id === undefined || !isAbsent(id, readerId));
      return partOf(reason, left.length, reason.due.length, { ...reason, due: left });
    }
    return isAftercare(reason) && concerning.has(clientId) ? undefined : reason;
  };
}

function partOf(reason: Reason, left: number, all: number, part: Reason): Reason | undefined {
  if (left === all) return reason;
  return left > 0 ? part : undefined;
}

/**
 * The items of all plans of a day that one of the readers finds on none (`entriesFor`), and so counts in no figure: looked for
 * from the complaints about these readers, which are few.
 */
export async function itemsHiddenFrom(db: Db, readerIds: readonly number[], date: PlainDate): Promise<number[]> {
  type Row = { id: number; clientId: number; reasons: string; readerId: number };
  const rows = await db.rows<Row>(
    `SELECT DISTINCT i."id", i."clientId", i."reasons", r."value" AS "readerId"
     FROM json_each(?) r CROSS JOIN "Complaint" k CROSS JOIN "PlanItem" i CROSS JOIN "Plan" l
     WHERE k."aboutId" = r."value" AND i."clientId" = k."clientId" AND l."id" = i."planId" AND l."date" = ?`,
    JSON.stringify(readerIds),
    date,
  );
  const concerning = rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as Reason[] }));
  const hidden = readerIds.map(async (readerId) => {
    const own = concerning.filter((item) => item.readerId === readerId);
    const read = new Set((await entriesFor(db, readerId, own)).map(({ id }) => id));
    return own.filter(({ id }) => !read.has(id)).map(({ id }) => id);
  });
  return (await Promise.all(hidden)).flat();
}
