import type { Db } from "../../db/sql.ts";
import type { SqlValue } from "../../db/sql-value.ts";
import type { Asker } from "../../deps.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import { ownersInReach } from "../people/queries.ts";
import { jurisdictionOf, latenessOf, ownerPlace, zoneOf } from "./queries.ts";
import { notOfOwnComplaint, readBy } from "./recusal-queries.ts";
import { type Age, ageOf } from "./rules.ts";

/** A follow-up as a list and its card show it. */
export type ShownFollowUp = {
  id: number;
  version: number;
  state: "open" | "done" | "cancelled";
  text: string;
  dueOn: PlainDate;
  isPromised: boolean;
  snoozes: number;
  source: string;
  link: string | null;
  clientId: number;
  clientName: string;
  clientNo: string;
  ownerId: number;
  ownerName: string;
  offeredToId: number | null;
  offeredToName: string | null;
  /** whether the asker may act on it: as its owner, who covers for them, or a lead above them */
  mayAct: boolean;
  /** working days, of the owner's branch and in the owner's own time */
  daysLate: number;
  age: Age;
};

type Row = Omit<ShownFollowUp, "isPromised" | "mayAct" | "daysLate" | "age"> & {
  isPromised: number;
  mayAct: number;
  timeZone: string;
  jurisdiction: string;
};

/** Who asks, at what moment and on which day of theirs. */
export type Looker = { asker: Asker; now: Date; today: PlainDate };

type Condition = { sql: string; values: SqlValue[] };

const joined = `FROM "FollowUp" f JOIN "Client" c ON c."id" = f."clientId" ${ownerPlace}
  LEFT JOIN "Person" x ON x."id" = f."offeredToId"`;

/** The rows that meet the condition; who may see them is in it. */
async function read(db: Db, { asker, now, today }: Looker, { sql, values }: Condition): Promise<ShownFollowUp[]> {
  const reach = ownersInReach(asker);
  const rows = await db.rows<Row>(
    `SELECT f."id", f."version", f."state", f."text", f."dueOn", f."isPromised", f."snoozes", f."source", f."link",
       f."clientId", c."name" AS "clientName", c."clientNo", f."ownerId", p."name" AS "ownerName",
       f."offeredToId", x."name" AS "offeredToName", f."ownerId" IN (${reach.sql}) AS "mayAct",
       ${zoneOf} AS "timeZone", ${jurisdictionOf} AS "jurisdiction" ${joined}
     WHERE ${notOfOwnComplaint} AND ${sql}`,
    ...reach.values,
    readBy(asker.personId),
    ...values,
  );
  const lateBy = await latenessOf(db, rows);
  return rows.map(({ timeZone, jurisdiction, ...row }) => {
    const daysLate = lateBy(row.dueOn, localDate(now, timeZone), jurisdiction);
    const age = ageOf(row.dueOn, daysLate, today);
    return { ...row, isPromised: row.isPromised === 1, mayAct: row.mayAct === 1, daysLate, age };
  });
}

/** `due` and `overdue` are of everyone in the asker's reach, `mine` of the asker and of those whom they cover. */
export type Wanted = "mine" | "due" | "overdue" | "all" | { clientId: number };

function conditionOf(wanted: Wanted, { asker, today }: Looker): Condition {
  const reach = ownersInReach(asker);
  const inReach = { sql: `f."state" = 'open' AND f."ownerId" IN (${reach.sql})`, values: reach.values };
  if (typeof wanted === "object") {
    // a client's present manager sees what a former one still owes
    return {
      sql: `f."state" = 'open' AND f."clientId" = ? AND (f."ownerId" IN (${reach.sql}) OR c."ownerId" IN (${reach.sql}))`,
      values: [wanted.clientId, ...reach.values, ...reach.values],
    };
  }
  if (wanted === "all") return inReach;
  if (wanted === "due") return { sql: `${inReach.sql} AND f."dueOn" <= ?`, values: [...inReach.values, today] };
  if (wanted === "overdue") return { sql: `${inReach.sql} AND f."dueOn" < ?`, values: [...inReach.values, today] };
  const own = [asker.personId, ...asker.covers];
  return { sql: `f."state" = 'open' AND f."ownerId" IN (${own.map(() => "?").join(", ")})`, values: own };
}

export type FollowUpPage = { shown: ShownFollowUp[]; total: number; page: Page; perAge: Map<Age, number> };

/** The asked page of a list, or the nearest there is: the longest late first, promises before others of the day. */
export async function followUpPage(
  db: Db,
  looker: Looker,
  wanted: Wanted,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<FollowUpPage> {
  const { sql, values } = conditionOf(wanted, looker);
  const perAge = await countsOf(db, looker, { sql, values });
  const total = [...perAge.values()].reduce((sum, n) => sum + n, 0);
  const page = pageOf(asked, total, perPage);
  if (total === 0) return { shown: [], total, page, perAge };
  const shown = await read(db, looker, {
    sql: `${sql} ORDER BY f."dueOn", f."isPromised" DESC, f."id" LIMIT ? OFFSET ?`,
    values: [...values, perPage, (page.number - 1) * perPage],
  });
  return { shown, total, page, perAge };
}

type Counted = { dueOn: PlainDate; timeZone: string; jurisdiction: string; n: number };

async function countsOf(db: Db, { asker, now, today }: Looker, { sql, values }: Condition): Promise<Map<Age, number>> {
  const days = await db.rows<Counted>(
    `SELECT f."dueOn", ${zoneOf} AS "timeZone", ${jurisdictionOf} AS "jurisdiction", count(*) AS "n" ${joined}
     WHERE ${notOfOwnComplaint} AND ${sql} GROUP BY 1, 2, 3`,
    readBy(asker.personId),
    ...values,
  );
  const lateBy = await latenessOf(db, days);
  const perAge = new Map<Age, number>();
  for (const { dueOn, timeZone, jurisdiction, n } of days) {
    const age = ageOf(dueOn, lateBy(dueOn, localDate(now, timeZone), jurisdiction), today);
    perAge.set(age, (perAge.get(age) ?? 0) + n);
  }
  return perAge;
}

/** A follow-up that the asker may see: in their reach, of a client in their reach, or offered to them. In whatever state. */
export async function followUpFor(db: Db, looker: Looker, id: number): Promise<ShownFollowUp | undefined> {
  const { sql, values } = ownersInReach(looker.asker);
  const [found] = await read(db, looker, {
    sql: `f."id" = ? AND (f."ownerId" IN (${sql}) OR c."ownerId" IN (${sql}) OR f."offeredToId" = ?)`,
    values: [id, ...values, ...values, looker.asker.personId],
  });
  return found;
}

/** What others would hand over to the asker, the next due first. */
export const offersTo = (db: Db, looker: Looker, most: number): Promise<ShownFollowUp[]> =>
  read(db, looker, {
    sql: `f."offeredToId" = ? AND f."state" = 'open' ORDER BY f."dueOn", f."id" LIMIT ?`,
    values: [looker.asker.personId, most],
  });

export type ShownChange = {
  act: string;
  at: Date;
  byName: string;
  from: string | null;
  to: string | null;
  toName: string | null;
  reason: string | null;
};

/** The history of a follow-up, the newest first. */
export async function changesOf(db: Db, id: number, most: number): Promise<ShownChange[]> {
  const rows = await db.rows<Omit<ShownChange, "at"> & { at: string }>(
    `SELECT h."act", h."at", b."name" AS "byName", h."from", h."to", h."reason", t."name" AS "toName"
     FROM "FollowUpChange" h JOIN "Person" b ON b."id" = h."byId"
       LEFT JOIN "Person" t ON t."id" = CASE WHEN h."act" = 'offered' THEN CAST(h."to" AS INTEGER) END
     WHERE h."followUpId" = ? ORDER BY h."id" DESC LIMIT ?`,
    id,
    most,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
