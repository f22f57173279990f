import type { Db } from "../../db/sql.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import type { Language } from "../../lib/language.ts";
import type { Tier } from "../policy/rules.ts";
import type { Reason } from "./reason-rules.ts";
import { type PlannedItem, planKey } from "./rules.ts";

/** One line of a plan as people see it. */
export type PlanEntry = {
  clientId: number;
  name: string;
  tier: Tier | null;
  district: string | null;
  phone: string | null;
  kind: "visit" | "call";
  reasons: Reason[];
  carriedDays: number;
  lastReachedOn: PlainDate | null;
};

/** `allGone`: it had clients, and all of them are with other managers now. */
export type StoredPlan = { entries: PlanEntry[]; dueBeyond: number; allGone: boolean };

type EntryRow = {
  dueBeyond: number;
  clientId: number | null;
  name: string;
  tier: Tier | null;
  district: string | null;
  phone: string | null;
  lastReachedAt: string | null;
  kind: "visit" | "call" | null;
  reasons: string;
  carriedDays: number;
};

const shownOfClient = `c."id" AS "clientId", c."name", c."tier", c."district", c."lastReachedAt",
  COALESCE(c."phone", (SELECT k."phone" FROM "Contact" k WHERE k."clientId" = c."id" AND k."phone" IS NOT NULL
    ORDER BY k."id" LIMIT 1)) AS "phone"`;

/**
 * The plan that was stored for the person's day, or undefined. Clients who were handed over since are not in it any more:
 * nothing is shown outside a person's own book. One prepared read: `/clients` of every manager ends here. Said by which index,
 * as SQLite would fetch each client from its own page of the file: half as fast with a million clients.
 */
export async function storedPlan(
  db: Db,
  personId: number,
  date: PlainDate,
  timeZone: string,
): Promise<StoredPlan | undefined> {
  const rows = await db.rows<EntryRow>(
    `SELECT p."dueBeyond", i."kind", i."reasons", i."carriedDays", ${shownOfClient}
     FROM "Plan" p LEFT JOIN "PlanItem" i ON i."planId" = p."id"
       LEFT JOIN "Client" c INDEXED BY "Client_book_idx" ON c."id" = i."clientId" AND c."ownerId" = p."personId"
     WHERE p."personId" = ? AND p."date" = ? ORDER BY i."place"`,
    personId,
    date,
  );
  if (!rows[0]) return undefined;
  const entries = rows.filter(({ clientId }) => clientId !== null).map((row) => entryOf(row, timeZone));
  return { entries, dueBeyond: rows[0].dueBeyond, allGone: entries.length === 0 && rows[0].kind !== null };
}

const entryOf = (row: EntryRow, timeZone: string): PlanEntry => ({
  clientId: row.clientId ?? 0,
  name: row.name,
  tier: row.tier,
  district: row.district,
  phone: row.phone,
  kind: row.kind ?? "call",
  reasons: JSON.parse(row.reasons) as Reason[],
  carriedDays: row.carriedDays,
  lastReachedOn: row.lastReachedAt === null ? null : localDate(Date.parse(row.lastReachedAt), timeZone),
});

/** The lines of computed items, in their order. */
export async function entriesOf(db: Db, items: PlannedItem[]): Promise<PlanEntry[]> {
  const rows = await db.rows<Pick<EntryRow, "name" | "phone"> & { clientId: number }>(
    `SELECT ${shownOfClient} FROM "Client" c WHERE c."id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(items.map(({ client }) => client.id)),
  );
  const shown = new Map(rows.map((row) => [row.clientId, row]));
  return items.map(({ client, kind, reasons }) => ({
    clientId: client.id,
    name: shown.get(client.id)?.name ?? "",
    phone: shown.get(client.id)?.phone ?? null,
    tier: client.tier,
    district: client.district,
    kind,
    reasons,
    carriedDays: client.carriedDays,
    lastReachedOn: client.lastReachedOn,
  }));
}

const countOf = (kind: "visit" | "call") =>
  `(SELECT count(*) FROM "PlanItem" i JOIN "Client" c ON c."id" = i."clientId" AND c."ownerId" = p."personId"
    WHERE i."planId" = p."id" AND i."kind" = '${kind}')`;

/**
 * The message of the person's plan as it was posted, as JSON, while it still says how things stand: nothing on the plan was
 * done or changed since, no client of the person was handed over, and it is in that language. Most mornings' `/clients` ends
 * here, at a fifth of what reading and wording the plan anew costs.
 */
export async function postedPlan(
  db: Db,
  personId: number,
  date: PlainDate,
  language: Language,
): Promise<string | undefined> {
  const [row] = await db.rows<{ payload: string }>(
    `SELECT d."payload" FROM "Plan" p JOIN "Delivery" d ON d."key" = ?
     WHERE p."personId" = ? AND p."date" = ? AND p."language" = ?
       AND NOT EXISTS (SELECT 1 FROM "PlanChange" g WHERE g."planId" = p."id")
       AND NOT EXISTS (SELECT 1 FROM "OwnerChange" o WHERE o."fromId" = p."personId" AND o."on" >= p."date")`,
    planKey(date, personId),
    personId,
    date,
    language,
  );
  return row?.payload;
}

/** How many visits, calls and further clients are due in the stored plans of these people on the date, less clients handed over since. */
export async function storedCounts(
  db: Db,
  personIds: number[],
  date: PlainDate,
): Promise<Map<number, { visits: number; calls: number; beyond: number }>> {
  const rows = await db.rows<{ personId: number; visits: number; calls: number; beyond: number }>(
    `SELECT p."personId", p."dueBeyond" AS "beyond",
       ${countOf("visit")} AS "visits", ${countOf("call")} AS "calls"
     FROM "Plan" p WHERE p."date" = ? AND p."personId" IN (SELECT "value" FROM json_each(?))`,
    date,
    JSON.stringify(personIds),
  );
  return new Map(rows.map((row) => [row.personId, row]));
}
