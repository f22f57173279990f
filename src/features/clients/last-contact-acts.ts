import type { RawTx } from "../../db/bulk-writer.ts";
import { sqlInstant } from "../../db/sql.ts";

/**
 * Counts anew, from the contact log, the moments of our own last contact and last visit that reached each client; to be called
 * in the transaction that changed the log (domain.md: only these restart the clocks).
 */
export async function refreshLastContacts(tx: RawTx, clientIds: readonly number[]): Promise<void> {
  const [first, ...others] = new Set(clientIds);
  if (first === undefined) return;
  const last = (more: string) =>
    `(SELECT max("at") FROM "ContactLog" l WHERE l."clientId" = "Client"."id"
      AND l."direction" = 'ours' AND l."outcome" = 'reached'${more})`;
  await tx.$executeRawUnsafe(
    `UPDATE "Client" SET "lastReachedAt" = ${last("")}, "lastVisitAt" = ${last(` AND l."kind" = 'visit'`)}
     WHERE "id" ${others.length > 0 ? "IN (SELECT given.value FROM json_each(?) AS given)" : "= ?"}`,
    others.length > 0 ? JSON.stringify([first, ...others]) : first,
  );
}

/**
 * The same after one contact of ours that reached the client was added: that can only move the moments forward, so the log,
 * whose rows of one client lie far apart, need not be read.
 */
export async function advanceLastContacts(
  tx: RawTx,
  { clientId, at, isVisit }: { clientId: number; at: Date; isVisit: boolean },
): Promise<void> {
  const columns = ["lastReachedAt", ...(isVisit ? ["lastVisitAt"] : [])];
  const later = (column: string) => `"${column}" = CASE WHEN "${column}" > ? THEN "${column}" ELSE ? END`;
  const moment = sqlInstant(at);
  await tx.$executeRawUnsafe(
    `UPDATE "Client" SET ${columns.map(later).join(", ")} WHERE "id" = ?`,
    ...columns.flatMap(() => [moment, moment]),
    clientId,
  );
}
