import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { type ClientRecord, clientRecord } from "./card-queries.ts";

/** Opens a client's record for the asker and writes that down (domain.md: opening a record is itself recorded). */
export async function openRecord(db: Db, asker: Asker, id: number, now: Date): Promise<ClientRecord | null> {
  const record = await clientRecord(db, asker, id);
  if (!record) return null;
  await db.prisma.accessLog.create({
    data: { personId: asker.personId, clientId: record.id, at: now, what: "card" },
  });
  return record;
}
