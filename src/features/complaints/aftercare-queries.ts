import type { Db } from "../../db/sql.ts";
import { addDays, localDate, type PlainDate } from "../../lib/dates.ts";
import { nextWorkingDay } from "../../lib/working-days.ts";
import { ownerOfClient } from "../clients/queries.ts";
import { newestGiven } from "./archive/history-queries.ts";
import type { ClockRules } from "./change-rules.ts";
import type { Act } from "./given-rules.ts";
import type { ComplaintRecord } from "./record-queries.ts";

/** What an act leaves to be done for the client; nothing for somebody who is none. */
export type Aftercare = {
  clientId: number;
  complaintId: number;
  /** promised with the remedy that was approved, to be kept by the responsible person */
  promise?: { text: string; dueOn: PlainDate; ownerId: number };
  /** the working day of the courtesy call after the complaint was closed */
  callOn?: PlainDate;
  /** of which there is to be none any more */
  noCallOn?: PlainDate;
};

/**
 * What follows from an act for the client: what was promised once it is approved, a courtesy call once it is closed, which a
 * complaint that is reopened calls off.
 */
export async function aftercareOf(
  db: Db,
  act: Act,
  before: ComplaintRecord,
  { at, rules }: { at: Date; rules: ClockRules },
): Promise<Aftercare | undefined> {
  const { id: complaintId, clientId } = before;
  if (clientId === null) return undefined;
  const of = { clientId, complaintId };
  if (act === "approve") {
    const promise = await promiseOf(db, before);
    return promise && { ...of, promise };
  }
  if (act === "reopen") return callOff(db, of, before, rules);
  if (act !== "evaluate" || (await isManagedByConcerned(db, clientId, before.aboutId))) return undefined;
  return { ...of, callOn: courtesyDay(at, rules) };
}

const courtesyDay = (closedAt: Date, { policy, time }: ClockRules): PlainDate =>
  nextWorkingDay(addDays(localDate(closedAt, time.timeZone), policy.courtesyDays - 1), time.calendar);

/** The call after another complaint of the client that was closed for the same day stays. */
async function callOff(db: Db, of: Aftercare, { id, state, closedAt }: ComplaintRecord, rules: ClockRules) {
  if (state !== "closed" || closedAt === null) return undefined;
  const noCallOn = courtesyDay(closedAt, rules);
  const others = await db.prisma.complaint.findMany({
    where: { clientId: of.clientId, state: "closed", id: { not: id } },
    select: { closedAt: true },
  });
  const isMeantByAnother = others.some((other) => other.closedAt && courtesyDay(other.closedAt, rules) === noCallOn);
  return isMeantByAnother ? undefined : { ...of, noCallOn };
}

/** The promise in the newest proposal. */
async function promiseOf(db: Db, { id, responsibleId }: ComplaintRecord): Promise<Aftercare["promise"]> {
  if (responsibleId === null) return undefined;
  const promise = (await newestGiven(db.prisma, id, "propose"))?.promise;
  return promise && { ...promise, ownerId: responsibleId };
}

/** The call is on the manager's plan: not on that of whom the complaint was about. */
const isManagedByConcerned = async (db: Db, clientId: number, aboutId: number | null): Promise<boolean> =>
  aboutId !== null && (await ownerOfClient(db, clientId)) === aboutId;
