import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import { calendarOf } from "../policy/queries.ts";
import { workingDaysLate } from "./rules.ts";

/** The owner, and where they are: for SQL in which "f" is the follow-up. */
export const ownerPlace = `JOIN "Person" p ON p."id" = f."ownerId"
  LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"`;
export const zoneOf = `COALESCE(p."timeZone", b."timeZone", 'UTC')`;
export const jurisdictionOf = `COALESCE(b."jurisdiction", 'CN')`;

/** An open follow-up as the client's brief shows it, whoever owns it: it may still be a former manager's. */
export type ClientFollowUp = {
  id: number;
  text: string;
  dueOn: PlainDate;
  isPromised: boolean;
  ownerId: number;
  ownerName: string;
};

/** The open follow-ups of a client, the next due first. Whether the asker may see the client is the caller's to check. */
export async function openFollowUpsOf(db: Db, clientId: number): Promise<ClientFollowUp[]> {
  const rows = await db.rows<Omit<ClientFollowUp, "isPromised"> & { isPromised: number }>(
    `SELECT f."id", f."text", f."dueOn", f."isPromised", f."ownerId", p."name" AS "ownerName"
     FROM "FollowUp" f JOIN "Person" p ON p."id" = f."ownerId"
     WHERE f."clientId" = ? AND f."state" = 'open' ORDER BY f."dueOn", f."id"`,
    clientId,
  );
  return rows.map((row) => ({ ...row, isPromised: row.isPromised === 1 }));
}

/** A late follow-up as a digest needs it. */
export type OverdueFollowUp = ClientFollowUp & {
  version: number;
  snoozes: number;
  clientId: number;
  clientName: string;
  /** working days of the owner's branch */
  workingDaysLate: number;
};

type OverdueRow = Omit<OverdueFollowUp, "isPromised" | "workingDaysLate"> & {
  isPromised: number;
  jurisdiction: string;
};

/** The open follow-ups of these owners that were due before today, the longest late first, promises before others. */
export async function overdueOf(db: Db, ownerIds: readonly number[], today: PlainDate): Promise<OverdueFollowUp[]> {
  const rows = await db.rows<OverdueRow>(
    `SELECT f."id", f."version", f."text", f."dueOn", f."isPromised", f."snoozes", f."ownerId", p."name" AS "ownerName",
       f."clientId", c."name" AS "clientName", ${jurisdictionOf} AS "jurisdiction"
     FROM "FollowUp" f JOIN "Client" c ON c."id" = f."clientId" ${ownerPlace}
     WHERE f."ownerId" IN (SELECT "value" FROM json_each(?)) AND f."state" = 'open' AND f."dueOn" < ?
     ORDER BY f."dueOn", f."isPromised" DESC, f."id"`,
    JSON.stringify(ownerIds),
    today,
  );
  const lateBy = await latenessOf(db, rows);
  return rows.map(({ jurisdiction, ...row }) => ({
    ...row,
    isPromised: row.isPromised === 1,
    workingDaysLate: lateBy(row.dueOn, today, jurisdiction),
  }));
}

/** How late something is by the calendars of these rows' jurisdictions; each pair of days is counted once. */
export async function latenessOf(db: Db, rows: readonly { jurisdiction: string }[]) {
  const calendars = new Map<string, WorkingCalendar>();
  for (const { jurisdiction } of rows) {
    if (!calendars.has(jurisdiction)) calendars.set(jurisdiction, await calendarOf(db, jurisdiction));
  }
  const counted = new Map<string, number>();
  return (dueOn: PlainDate, today: PlainDate, jurisdiction: string): number => {
    const key = `${jurisdiction} ${dueOn} ${today}`;
    const calendar = calendars.get(jurisdiction);
    const days = counted.get(key) ?? (calendar ? workingDaysLate(dueOn, today, calendar) : 0);
    counted.set(key, days);
    return days;
  };
}
