import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { jurisdictionOf, ownerPlace, zoneOf } from "./queries.ts";

/** People of one time zone and one working calendar: their days begin, and are worked, together. */
export type Place = { timeZone: string; jurisdiction: string };

/** Where the people of the house are, those who have left included: somebody looks after what they owe. */
export const places = (db: Db): Promise<Place[]> =>
  db.rows<Place>(
    `SELECT DISTINCT ${zoneOf} AS "timeZone", ${jurisdictionOf} AS "jurisdiction"
     FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"`,
  );

/** A step of the ladder, by the working days late that it is taken at. */
export type Step = 3 | 7;

/** Says which step of which follow-up is told; one that was put off climbs anew from its new date. */
export const stepKey = (step: Step, id: number, dueOn: PlainDate): string => `ladder:${step}:F${id}:${dueOn}`;

export type LateFollowUp = {
  id: number;
  version: number;
  text: string;
  dueOn: PlainDate;
  isPromised: boolean;
  ownerId: number;
  ownerName: string;
  isOwnerActive: boolean;
  clientName: string;
};

type Row = Omit<LateFollowUp, "isPromised" | "isOwnerActive"> & { isPromised: number; isOwnerActive: number };

/** What the people of a place owe since that due date or longer, as far as the step is not told yet; the longest late first. */
export async function untold(db: Db, place: Place, step: Step, dueBy: PlainDate): Promise<LateFollowUp[]> {
  const rows = await db.rows<Row>(
    `SELECT f."id", f."version", f."text", f."dueOn", f."isPromised", f."ownerId", p."name" AS "ownerName",
       p."active" AS "isOwnerActive", c."name" AS "clientName"
     FROM "FollowUp" f JOIN "Client" c ON c."id" = f."clientId" ${ownerPlace}
     WHERE f."state" = 'open' AND f."dueOn" <= ? AND ${zoneOf} = ? AND ${jurisdictionOf} = ?
       AND NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."key" = 'ladder:' || ? || ':F' || f."id" || ':' || f."dueOn")
     ORDER BY f."dueOn", f."id"`,
    dueBy,
    place.timeZone,
    place.jurisdiction,
    String(step),
  );
  return rows.map((row) => ({ ...row, isPromised: row.isPromised === 1, isOwnerActive: row.isOwnerActive === 1 }));
}

/** Whether a place's step was taken on that day of theirs. */
export async function isTaken(db: Db, name: string, date: PlainDate): Promise<boolean> {
  return (await db.prisma.jobRun.findUnique({ where: { name_date: { name, date } } })) !== null;
}
