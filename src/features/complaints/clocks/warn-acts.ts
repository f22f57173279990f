import type { Tx } from "../../../db/sql.ts";
import type { DueWarning } from "./warn-queries.ts";

/**
 * Sets when a complaint is warned of next, in the transaction that writes its warnings. Gives false when somebody acted since, or
 * another process warned: then nothing may be told, and the next look sees how it stands.
 */
export async function moveWarning(tx: Tx, { record, nextAt }: DueWarning): Promise<boolean> {
  const { count } = await tx.complaint.updateMany({
    where: { id: record.id, version: record.version, warnAt: record.warnAt },
    data: { warnAt: nextAt },
  });
  return count > 0;
}
