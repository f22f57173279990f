import type { RawTx } from "../../db/bulk-writer.ts";

/**
 * Keeps with each client the moments of our own last contact and last visit that reached it, as the contact log tells them;
 * to be called in the transaction that changed the log (domain.md: only these restart the clocks).
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
