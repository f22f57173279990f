import { type Db, sqlInstant } from "../../../db/sql.ts";
import type { Severity } from "../given-rules.ts";
import { openList } from "../reach-queries.ts";
import { openStates, type State } from "../workflow.ts";

/** A complaint near its deadline, or past it. */
export type DueComplaint = {
  id: number;
  number: string;
  severity: Severity;
  state: State;
  dueAt: Date;
  clientName: string | null;
};

/**
 * The complaints due before an instant that a lead's people have to do with: as the responsible, who filed it, whom it is about,
 * or the client's manager; the earliest due first. None about the lead.
 */
export async function complaintsDueBefore(
  db: Db,
  { leadId, people, before }: { leadId: number; people: readonly number[]; before: Date },
): Promise<DueComplaint[]> {
  const rows = await db.rows<Omit<DueComplaint, "dueAt"> & { dueAt: string }>(
    `WITH "people" AS MATERIALIZED (SELECT "value" AS "id" FROM json_each(?))
     SELECT c."id", c."number", c."severity", c."state", c."dueAt", COALESCE(k."name", c."otherName") AS "clientName"
     FROM "Complaint" c LEFT JOIN "Client" k ON k."id" = c."clientId"
     WHERE c."state" IN (${openList}) AND c."dueAt" < ? AND c."aboutId" IS DISTINCT FROM ?
       AND (c."responsibleId" IN (SELECT "id" FROM "people") OR c."reporterId" IN (SELECT "id" FROM "people")
         OR c."aboutId" IN (SELECT "id" FROM "people") OR k."ownerId" IN (SELECT "id" FROM "people"))
     ORDER BY c."dueAt", c."id"`,
    JSON.stringify([leadId, ...people]),
    sqlInstant(before),
    leadId,
  );
  return rows.map(({ dueAt, ...row }) => ({ ...row, dueAt: new Date(dueAt) }));
}

/** How many complaints are open. */
export const openComplaintCount = (db: Db): Promise<number> =>
  db.prisma.complaint.count({ where: { state: { in: [...openStates] } } });
