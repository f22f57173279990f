import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { notOfOwnComplaint, readBy } from "../follow-ups/recusal-queries.ts";
import type { Told } from "./late-queries.ts";

/** An open follow-up of somebody below the lead. */
export type TeamItem = {
  id: number;
  version: number;
  text: string;
  clientName: string;
  ownerId: number;
  ownerName: string;
  dueOn: PlainDate;
};

/** The open follow-up of that id, when its owner is one of these people; undefined otherwise, whatever it is then. */
export async function teamItem(db: Db, { members, readers }: Told, id: number): Promise<TeamItem | undefined> {
  const [row] = await db.rows<TeamItem>(
    `SELECT f."id", f."version", f."text", f."ownerId", f."dueOn", c."name" AS "clientName", p."name" AS "ownerName"
     FROM "FollowUp" f JOIN "Client" c ON c."id" = f."clientId" JOIN "Person" p ON p."id" = f."ownerId"
     WHERE f."id" = ? AND f."state" = 'open' AND ${notOfOwnComplaint}`,
    id,
    readBy(...readers),
  );
  return row && members.some((member) => member.id === row.ownerId) ? row : undefined;
}

/** What a lead reminds of, as it is told. */
export type NudgedItem = Pick<TeamItem, "id" | "clientName" | "text" | "dueOn">;
