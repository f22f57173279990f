import type { Db } from "../../db/sql.ts";
import { addDays, localDate } from "../../lib/dates.ts";
import { openComplaintsOfBook } from "../complaints/client-queries.ts";
import { notOfOwnComplaint, readBy } from "../follow-ups/recusal-queries.ts";
import type { PlanDay } from "./day-rules.ts";
import type { Appointment, FollowUp, OpenComplaint } from "./reason-rules.ts";

/** A plan's reason names so much of a follow-up's text: the record has all of it. */
const signsOfText = 120;

/**
 * The open follow-ups of these people that are due by the day, by client; none that another promised in a complaint about who is
 * planned for.
 */
export async function followUpsOf(
  db: Db,
  plannerId: number,
  people: readonly number[],
  { date }: PlanDay,
): Promise<Map<number, FollowUp[]>> {
  const found = new Map<number, FollowUp[]>();
  for (const ownerId of people) {
    const rows = await db.rows<{
      id: number;
      clientId: number;
      text: string;
      dueOn: string;
      isPromised: number | boolean;
    }>(
      `SELECT f."id", f."clientId", substr(f."text", 1, ${signsOfText * 2}) AS "text", f."dueOn", f."isPromised" FROM "FollowUp" f
       WHERE f."ownerId" = ? AND f."state" = 'open' AND f."dueOn" <= ? AND ${notOfOwnComplaint} ORDER BY f."dueOn", f."id"`,
      ownerId,
      date,
      readBy(plannerId),
    );
    for (const { id, clientId, text, dueOn, isPromised } of rows) {
      const due = { id, text: cut(text), dueOn, isPromised: Boolean(isPromised) };
      found.set(clientId, [...(found.get(clientId) ?? []), due]);
    }
  }
  return found;
}

/** By signs as people count them, so that none is cut through. */
function cut(text: string): string {
  const oneLine = text.replace(/\s+/gu, " ").trim();
  const signs = [...oneLine];
  return signs.length > signsOfText ? `${signs.slice(0, signsOfText - 1).join("")}…` : oneLine;
}

/**
 * What was arranged for the day or for one shortly before it, by client, the newest last. It counts no more once the client was
 * hidden beyond its day; one of an earlier day not once anything was decided about the client on a plan since. A call after a
 * complaint is none of whom a complaint of the client was about.
 */
export async function appointmentsOf(
  db: Db,
  ownerId: number,
  plannerId: number,
  { date, policy }: PlanDay,
): Promise<Map<number, Appointment[]>> {
  const rows = await db.rows<Appointment & { clientId: number }>(
    `SELECT a."clientId", a."on", a."kind", a."fromDate",
       CASE WHEN a."goesId" IS NOT NULL THEN 'arranged' ELSE a."cause" END AS "cause"
     FROM "Client" c JOIN "Appointment" a ON a."clientId" = c."id"
     WHERE c."ownerId" = ? AND a."on" BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM "Hold" h WHERE h."clientId" = a."clientId" AND h."until" > a."on" AND h."at" >= a."at")
       AND (a."on" = ? OR NOT EXISTS (
         SELECT 1 FROM "PlanItem" i JOIN "Plan" p ON p."id" = i."planId"
         WHERE i."clientId" = a."clientId" AND p."date" >= a."on" AND i."state" IN ('skipped', 'moved', 'removed', 'done')))
       AND NOT (a."cause" = 'aftercare' AND EXISTS (
         SELECT 1 FROM "Complaint" k WHERE k."clientId" = a."clientId" AND k."aboutId" = ?))
     ORDER BY a."on"`,
    ownerId,
    addDays(date, -policy.plan.appointmentDays),
    date,
    date,
    plannerId,
  );
  return Map.groupBy(rows, ({ clientId }) => clientId);
}

/** The open complaints of an owner's clients, by client, the oldest first; none about the person who is planned for. */
export async function complaintsOf(
  db: Db,
  ownerId: number,
  plannerId: number,
  timeZone: string,
): Promise<Map<number, OpenComplaint[]>> {
  const found = new Map<number, OpenComplaint[]>();
  for (const { clientId, number, runsFrom } of await openComplaintsOfBook(db, ownerId, plannerId)) {
    const one = { number, since: localDate(runsFrom, timeZone) };
    found.set(clientId, [...(found.get(clientId) ?? []), one]);
  }
  return found;
}
