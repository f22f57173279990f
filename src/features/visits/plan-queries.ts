import type { Db } from "../../db/sql.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import type { Tier } from "../policy/rules.ts";
import { type ItemState, isByHand } from "./item-rules.ts";
import type { Reason } from "./reason-rules.ts";
import { itemsHiddenFrom } from "./recusal-queries.ts";
import type { PlannedItem } from "./rules.ts";

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
  state: ItemState;
  /** moved: to this day; skipped: hidden before it */
  until: PlainDate | null;
  skipReason: string | null;
  /** who ended it, when that was not the plan's owner */
  endedBy: string | null;
  /** put on by hand, not by any reason of the plan's own */
  isByHand: boolean;
  /** the owner's name, when the client is on the plan of the one who covers */
  coveredFor: string | null;
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
  state: ItemState;
  until: string | null;
  skipReason: string | null;
  endedBy: string | null;
  addedById: number | null;
  place: number;
  coveredFor?: string;
};

const shownOfItem = `p."dueBeyond", i."place", i."kind", i."reasons", i."carriedDays", i."state", i."until", i."skipReason",
  i."addedById"`;

const endedBy = `CASE WHEN i."state" <> 'open' AND i."stateById" <> p."personId"
  THEN (SELECT e."name" FROM "Person" e WHERE e."id" = i."stateById") END AS "endedBy"`;

const shownOfClient = `c."id" AS "clientId", c."name", c."tier", c."district", c."lastReachedAt",
  COALESCE(c."phone", (SELECT k."phone" FROM "Contact" k WHERE k."clientId" = c."id" AND k."phone" IS NOT NULL
    ORDER BY k."id" LIMIT 1)) AS "phone"`;

/**
 * The plan that was stored for the person's day, or undefined. Clients who were handed over since are not in it any more:
 * nothing is shown outside a person's own book. One prepared read: `/clients` of every manager ends here. Said by which index,
 * as SQLite would fetch each client from its own page of the file: half as fast with a million clients. `covered` are the people
 * whose clients the person serves now: theirs are shown as well.
 */
export async function storedPlan(
  db: Db,
  personId: number,
  date: PlainDate,
  timeZone: string,
  covered: readonly number[] = [],
): Promise<StoredPlan | undefined> {
  const rows = await db.rows<EntryRow>(
    `SELECT ${shownOfItem}, ${endedBy}, ${shownOfClient}
     FROM "Plan" p LEFT JOIN "PlanItem" i ON i."planId" = p."id" AND i."state" <> 'removed'
       LEFT JOIN "Client" c INDEXED BY "Client_book_idx" ON c."id" = i."clientId" AND c."ownerId" = p."personId"
     WHERE p."personId" = ? AND p."date" = ? ORDER BY i."kind" = 'call', i."place"`,
    personId,
    date,
  );
  if (!rows[0]) return undefined;
  const own = rows.filter(({ clientId }) => clientId !== null);
  const others = own.length < rows.length && covered.length > 0 ? await coveredRows(db, personId, date, covered) : [];
  const shown = others.length > 0 ? [...own, ...others].sort(byPlace) : own;
  const entries = shown.map((row) => entryOf(row, timeZone));
  return { entries, dueBeyond: rows[0].dueBeyond, allGone: entries.length === 0 && rows[0].kind !== null };
}

/** Visits first, those added by hand at the end of theirs. */
const byPlace = (a: EntryRow, b: EntryRow) =>
  Number(a.kind === "call") - Number(b.kind === "call") || a.place - b.place;

/** The lines of a stored plan that are of clients of these owners. */
const coveredRows = (db: Db, personId: number, date: PlainDate, owners: readonly number[]): Promise<EntryRow[]> =>
  db.rows<EntryRow>(
    `SELECT ${shownOfItem}, ${endedBy}, o."name" AS "coveredFor", ${shownOfClient}
     FROM "Plan" p JOIN "PlanItem" i ON i."planId" = p."id" AND i."state" <> 'removed' JOIN "Client" c ON c."id" = i."clientId"
       JOIN "Person" o ON o."id" = c."ownerId"
     WHERE p."personId" = ? AND p."date" = ? AND o."id" IN (SELECT "value" FROM json_each(?))`,
    personId,
    date,
    JSON.stringify(owners.filter((id) => id !== personId)),
  );

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
  state: row.state,
  until: row.until,
  skipReason: row.skipReason,
  endedBy: row.endedBy,
  isByHand: row.addedById !== null,
  coveredFor: row.coveredFor ?? null,
});

const stillOpen = { state: "open", until: null, skipReason: null, endedBy: null } as const;

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
    ...stillOpen,
    isByHand: isByHand(reasons),
    coveredFor: client.coveredFor,
  }));
}

type Placed = { id: number; district: string | null; latitude: number | null; longitude: number | null };

/** Where these entries' clients are, in their order. */
export async function placesOf(db: Db, entries: Pick<PlanEntry, "clientId">[]): Promise<Placed[]> {
  if (entries.length === 0) return [];
  const rows = await db.rows<Placed>(
    `SELECT "id", "district", "latitude", "longitude" FROM "Client" WHERE "id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(entries.map(({ clientId }) => clientId)),
  );
  const placed = new Map(rows.map((row) => [row.id, row]));
  return entries.flatMap(({ clientId }) => placed.get(clientId) ?? []);
}

const countOf = (column: "kind" | "state", value: "visit" | "call" | "done") =>
  `(SELECT count(*) FROM "PlanItem" i JOIN "Client" c ON c."id" = i."clientId" AND (c."ownerId" = p."personId" OR c."ownerId" IN
      (SELECT l."personId" FROM "Leave" l WHERE l."coverId" = p."personId" AND l."cancelledAt" IS NULL
         AND p."date" BETWEEN l."fromDate" AND l."toDate"))
    WHERE i."planId" = p."id" AND i."state" <> 'removed' AND i."${column}" = '${value}'
      AND i."id" NOT IN (SELECT "value" FROM "hidden"))`;

/** What a stored plan holds in figures, less clients handed over since; `beyond` are due, too, but had no room. */
export type PlanCounts = { visits: number; calls: number; done: number; beyond: number };

/** The figures of the stored plans of these people on the date, as a person may read them. */
export async function storedCounts(
  db: Db,
  readerId: number,
  personIds: number[],
  date: PlainDate,
): Promise<Map<number, PlanCounts>> {
  const rows = await db.rows<PlanCounts & { personId: number }>(
    `WITH "hidden" AS (SELECT "value" FROM json_each(?))
     SELECT p."personId", p."dueBeyond" AS "beyond",
       ${countOf("kind", "visit")} AS "visits", ${countOf("kind", "call")} AS "calls", ${countOf("state", "done")} AS "done"
     FROM "Plan" p WHERE p."date" = ? AND p."personId" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(await itemsHiddenFrom(db, [readerId], date)),
    date,
    JSON.stringify(personIds),
  );
  return new Map(rows.map((row) => [row.personId, row]));
}
