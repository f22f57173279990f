import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import type { WorkingCalendar } from "../../lib/working-days.ts";
import { calendarOf } from "../policy/queries.ts";
import { notOfOwnComplaint, readBy } from "./recusal-queries.ts";
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

/**
 * The open follow-ups of a client, the next due first. Whether the reader may see the client is the caller's to check; what was
 * promised in a complaint is absent for whom a complaint of the client is about.
 */
export async function openFollowUpsOf(db: Db, clientId: number, readerId: number): Promise<ClientFollowUp[]> {
  const rows = await db.rows<Omit<ClientFollowUp, "isPromised"> & { isPromised: number }>(
    `SELECT f."id", f."text", f."dueOn", f."isPromised", f."ownerId", p."name" AS "ownerName"
     FROM "FollowUp" f JOIN "Person" p ON p."id" = f."ownerId"
     WHERE f."clientId" = ? AND f."state" = 'open' AND ${notOfOwnComplaint}
     ORDER BY f."dueOn", f."id"`,
    clientId,
    readBy(readerId),
  );
  return rows.map((row) => ({ ...row, isPromised: row.isPromised === 1 }));
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
