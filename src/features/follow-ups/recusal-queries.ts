import type { Db } from "../../db/sql.ts";

/** What was promised in complaints about these people by somebody else; the people's ids as a JSON array. */
const promisedAbout = `SELECT o."id" FROM json_each(?) r CROSS JOIN "Complaint" k CROSS JOIN "FollowUp" o
  WHERE k."aboutId" = r."value" AND o."complaintId" = k."id" AND o."ownerId" <> k."aboutId"`;

/**
 * What was promised in a complaint is absent for whom the complaint is about, unless they owe it (domain.md,
 * "Recusal"): for SQL in which "f" is the follow-up, with the readers' ids as a JSON array. The ids are read once for a
 * statement, by index, however many follow-ups it looks at.
 */
export const notOfOwnComplaint = `f."id" NOT IN (${promisedAbout})`;

/** The readers that the condition asks for. */
export const readBy = (...personIds: number[]): string => JSON.stringify(personIds);

/** The follow-ups that are absent for the reader, in whatever state. */
export async function absentFor(db: Db, readerId: number): Promise<number[]> {
  return (await db.rows<{ id: number }>(promisedAbout, readBy(readerId))).map(({ id }) => id);
}

/** Says of a follow-up among these whether it is absent for a person. */
export type IsAbsent = (followUpId: number, personId: number) => boolean;

/** Who must not be told of which of these follow-ups: for what is told one by one. */
export async function absences(db: Db, followUpIds: readonly number[]): Promise<IsAbsent> {
  if (followUpIds.length === 0) return () => false;
  const rows = await db.rows<{ id: number; aboutId: number }>(
    `SELECT f."id", k."aboutId" FROM json_each(?) g CROSS JOIN "FollowUp" f CROSS JOIN "Complaint" k
     WHERE f."id" = g."value" AND k."id" = f."complaintId" AND k."aboutId" <> f."ownerId"`,
    JSON.stringify(followUpIds),
  );
  const pairs = new Set(rows.map(({ id, aboutId }) => `${id} ${aboutId}`));
  return (followUpId, personId) => pairs.has(`${followUpId} ${personId}`);
}
