import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type ClientRecord, clientRecord } from "../clients/card-queries.ts";
import { type ClientFollowUp, openFollowUpsOf } from "../follow-ups/queries.ts";
import { type ArrangedVisit, arrangedVisits } from "./key-queries.ts";

/** All that a manager wants to know before a visit. */
export type Brief = ClientRecord & { followUps: ClientFollowUp[]; arranged: ArrangedVisit[] };

/** The brief of a client in the asker's reach; null when there is none such: also when it is somebody else's. */
export async function briefOf(db: Db, asker: Asker, clientId: number, today: PlainDate): Promise<Brief | null> {
  const record = await clientRecord(db, asker, clientId);
  if (!record) return null;
  const [followUps, arranged] = await Promise.all([
    openFollowUpsOf(db, clientId),
    record.keyAccountOn ? arrangedVisits(db, clientId, today) : [],
  ]);
  return { ...record, followUps, arranged };
}
