import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { Severity } from "./given-rules.ts";
import { openList } from "./reach-queries.ts";
import type { State } from "./workflow.ts";

/** An open complaint of a client; `runsFrom`: filed, or reopened. */
export type ClientComplaint = { clientId: number; number: string; runsFrom: Date };

/** The open complaints of an owner's clients, the oldest first; none about the person who is to read of them. One prepared read. */
export async function openComplaintsOfBook(db: Db, ownerId: number, readerId: number): Promise<ClientComplaint[]> {
  const rows = await db.rows<{ clientId: number; number: string; clockFrom: string }>(
    `SELECT k."clientId", k."number", k."clockFrom" FROM "Client" c JOIN "Complaint" k ON k."clientId" = c."id"
     WHERE c."ownerId" = ? AND k."aboutId" IS DISTINCT FROM ? AND k."state" IN (${openList}) ORDER BY k."id"`,
    ownerId,
    readerId,
  );
  return rows.map(({ clockFrom, ...row }) => ({ ...row, runsFrom: new Date(clockFrom) }));
}

/** A complaint as a client's brief shows it. */
export type ShownComplaint = {
  number: string;
  severity: Severity;
  category: string;
  state: State;
  filedOn: PlainDate;
  isRepeat: boolean;
};

/** The open complaints of a client, the newest first; none about the reader. That they may see the client is the caller's to check. */
export async function openComplaintsOfClient(db: Db, clientId: number, readerId: number): Promise<ShownComplaint[]> {
  const rows = await db.rows<Omit<ShownComplaint, "isRepeat"> & { isRepeat: number }>(
    `SELECT "number", "severity", "category", "state", "filedOn", "repeatOfId" IS NOT NULL AS "isRepeat" FROM "Complaint"
     WHERE "clientId" = ? AND "aboutId" IS DISTINCT FROM ? AND "state" IN (${openList}) ORDER BY "id" DESC`,
    clientId,
    readerId,
  );
  return rows.map((row) => ({ ...row, isRepeat: row.isRepeat === 1 }));
}

/** The number of the first open complaint of the client that is about none of these people; undefined: there is none. */
export async function openComplaintOf(
  db: Db,
  clientId: number,
  hiddenFrom: readonly number[],
): Promise<string | undefined> {
  const [complaint] = await db.rows<{ number: string }>(
    `SELECT "number" FROM "Complaint" WHERE "clientId" = ? AND "state" IN (${openList})
       AND COALESCE("aboutId", 0) NOT IN (SELECT "value" FROM json_each(?)) ORDER BY "id" LIMIT 1`,
    clientId,
    JSON.stringify(hiddenFrom),
  );
  return complaint?.number;
}

/** Which of these clients have ever complained about the person. */
export const complainedAbout = (db: Db, personId: number, clientIds: readonly number[]): Promise<Set<number>> =>
  ofThoseAbout(db, personId, "clientId", clientIds);

/** Which of these complaints are about the person. */
export const numbersAbout = (db: Db, personId: number, numbers: readonly string[]): Promise<Set<string>> =>
  ofThoseAbout(db, personId, "number", numbers);

/** Which of these values stand in the column of a complaint about the person. */
async function ofThoseAbout<T extends number | string>(
  db: Db,
  personId: number,
  column: "clientId" | "number",
  values: readonly T[],
): Promise<Set<T>> {
  if (values.length === 0) return new Set();
  const rows = await db.rows<{ value: T }>(
    `SELECT "${column}" AS "value" FROM "Complaint" WHERE "${column}" IN (SELECT "value" FROM json_each(?)) AND "aboutId" = ?`,
    JSON.stringify(values),
    personId,
  );
  return new Set(rows.map(({ value }) => value));
}
