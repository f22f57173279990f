import type { Db } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { belowOf, ownersInReach } from "../people/queries.ts";
import type { Tier } from "../policy/rules.ts";
import { type LastVisits, levels } from "./key-rules.ts";

/**
 * Of each client the day of our own last visit at each level that reached it. A visit that names no level was the manager's
 * everyday one and counts as business.
 */
export async function lastVisitsOf(
  db: Db,
  clientIds: readonly number[],
  timeZone: string,
): Promise<Map<number, LastVisits>> {
  const rows = await db.rows<{ clientId: number; level: string; at: string }>(
    `SELECT "clientId", COALESCE("level", 'business') AS "level", max("at") AS "at" FROM "ContactLog"
     WHERE "clientId" IN (SELECT "value" FROM json_each(?))
       AND "kind" = 'visit' AND "direction" = 'ours' AND "outcome" = 'reached'
     GROUP BY "clientId", COALESCE("level", 'business')`,
    JSON.stringify(clientIds),
  );
  const found = new Map<number, LastVisits>();
  for (const row of rows) {
    const level = levels.find((one) => one === row.level);
    const visits = found.get(row.clientId) ?? {};
    if (level) found.set(row.clientId, { ...visits, [level]: localDate(Date.parse(row.at), timeZone) });
  }
  return found;
}

/** Those of the clients for whom a leadership visit is arranged on the day or after it. */
export async function arrangedAhead(db: Db, clientIds: readonly number[], from: PlainDate): Promise<Set<number>> {
  const rows = await db.rows<{ clientId: number }>(
    `SELECT DISTINCT "clientId" FROM "Appointment"
     WHERE "clientId" IN (SELECT "value" FROM json_each(?)) AND "goesId" IS NOT NULL AND "on" >= ?`,
    JSON.stringify(clientIds),
    from,
  );
  return new Set(rows.map(({ clientId }) => clientId));
}

export type KeyAccount = {
  id: number;
  name: string;
  tier: Tier | null;
  ownerName: string;
  keyAccountOn: PlainDate;
  /** the next leadership visit that is arranged */
  arrangedOn: PlainDate | null;
  lastVisits: LastVisits;
};

/** All key accounts in the asker's reach, by client number. There are few: a lead puts each on the list by hand. */
export async function keyAccounts(db: Db, asker: Asker, today: PlainDate): Promise<KeyAccount[]> {
  const reach = ownersInReach(asker);
  const rows = await db.rows<Omit<KeyAccount, "lastVisits">>(
    `SELECT c."id", c."name", c."tier", p."name" AS "ownerName", c."keyAccountOn",
       (SELECT min(a."on") FROM "Appointment" a
         WHERE a."clientId" = c."id" AND a."goesId" IS NOT NULL AND a."on" >= ?) AS "arrangedOn"
     FROM "Client" c JOIN "Person" p ON p."id" = c."ownerId"
     WHERE c."ownerId" IN (${reach.sql}) AND c."keyAccountOn" IS NOT NULL ORDER BY c."clientNo"`,
    today,
    ...reach.values,
  );
  const ids = rows.map(({ id }) => id);
  const visits = await lastVisitsOf(db, ids, asker.timeZone);
  return rows.map((row) => ({ ...row, lastVisits: visits.get(row.id) ?? {} }));
}

/** The owners whose lead the asker is today: everyone below, not the asker; the clients of who is covered stay another lead's. */
export async function ledBy(db: Db, asker: Asker): Promise<number[]> {
  return (await belowOf(db, asker)).filter((id) => id !== asker.personId);
}

export type ArrangedVisit = { on: PlainDate; goesId: number | null; goesName: string | null };

/** The leadership visits that are arranged with a client from a day on. */
export const arrangedVisits = (db: Db, clientId: number, from: PlainDate): Promise<ArrangedVisit[]> =>
  db.rows<ArrangedVisit>(
    `SELECT a."on", a."goesId", p."name" AS "goesName" FROM "Appointment" a LEFT JOIN "Person" p ON p."id" = a."goesId"
     WHERE a."clientId" = ? AND a."goesId" IS NOT NULL AND a."on" >= ? ORDER BY a."on"`,
    clientId,
    from,
  );
