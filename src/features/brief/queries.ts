import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type ClientRecord, clientRecord } from "../clients/card-queries.ts";
import { openComplaintsOfClient, type ShownComplaint } from "../complaints/client-queries.ts";
import { type ClientFollowUp, openFollowUpsOf } from "../follow-ups/queries.ts";
import { type ArrangedVisit, arrangedVisits } from "./key-queries.ts";

/** All that a manager wants to know before a visit. */
export type Brief = ClientRecord & {
  followUps: ClientFollowUp[];
  /** open, and none about who reads */
  complaints: ShownComplaint[];
  arranged: ArrangedVisit[];
};

/** The brief of a client in the asker's reach; null when there is none such: also when it is somebody else's. */
export async function briefOf(db: Db, asker: Asker, clientId: number, today: PlainDate): Promise<Brief | null> {
  const record = await clientRecord(db, asker, clientId);
  if (!record) return null;
  const [followUps, complaints, arranged] = await Promise.all([
    openFollowUpsOf(db, clientId, asker.personId),
    openComplaintsOfClient(db, clientId, asker.personId),
    record.keyAccountOn ? arrangedVisits(db, clientId, today) : [],
  ]);
  return { ...record, followUps, complaints, arranged };
}
