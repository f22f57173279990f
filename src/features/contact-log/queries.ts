import { type Db, sqlInstant } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Language, languageOf } from "../../lib/language.ts";
import { ownersInReach } from "../people/queries.ts";
import { twiceWithinMs } from "./rules.ts";

/** What the form shows of its client, and what saving needs of it. */
export type LoggedClient = {
  id: number;
  name: string;
  clientNo: string;
  tier: string | null;
  kind: string | null;
  ownerId: number;
  lastReachedAt: Date | null;
  /** visit or call, when the client is open on the asker's plan of the day */
  plannedKind: string | null;
};

/** A client in the asker's reach; undefined when it is not, or no longer. `today` is the asker's. */
export async function clientToLog(
  db: Db,
  asker: Asker,
  clientId: number,
  today: PlainDate,
): Promise<LoggedClient | undefined> {
  const reach = ownersInReach(asker);
  const [row] = await db.rows<Omit<LoggedClient, "lastReachedAt"> & { lastReachedAt: string | null }>(
    `SELECT c."id", c."name", c."clientNo", c."tier", c."kind", c."ownerId", c."lastReachedAt",
       (SELECT i."kind" FROM "Plan" p JOIN "PlanItem" i ON i."planId" = p."id"
        WHERE p."personId" = ? AND p."date" = ? AND i."clientId" = c."id" AND i."state" = 'open') AS "plannedKind"
     FROM "Client" c WHERE c."id" = ? AND c."ownerId" IN (${reach.sql})`,
    asker.personId,
    today,
    clientId,
    ...reach.values,
  );
  return row && { ...row, lastReachedAt: row.lastReachedAt === null ? null : new Date(row.lastReachedAt) };
}

export type KeyPerson = { id: number; name: string; role: string | null };

/** Whom one may have met, in the order of the record; as many as a menu holds. */
export const keyPeopleOf = (db: Db, clientId: number): Promise<KeyPerson[]> =>
  db.rows<KeyPerson>(
    `SELECT "id", "name", "role" FROM "Contact" WHERE "clientId" = ? ORDER BY "id" LIMIT 100`,
    clientId,
  );

export type Near = { id: number; at: Date; notes: string | null; personName: string };

/** The contact of that kind with the client that lies within five minutes of the moment, the nearest by time first. */
export async function contactNear(db: Db, clientId: number, kind: string, at: Date): Promise<Near | undefined> {
  const bound = (offsetMs: number) => sqlInstant(new Date(at.getTime() + offsetMs));
  const [row] = await db.rows<Omit<Near, "at"> & { at: string }>(
    `SELECT l."id", l."at", l."notes", p."name" AS "personName"
     FROM "ContactLog" l JOIN "Person" p ON p."id" = l."personId"
     WHERE l."clientId" = ? AND l."at" >= ? AND l."at" <= ? AND l."kind" = ? ORDER BY l."at" DESC LIMIT 1`,
    clientId,
    bound(-twiceWithinMs),
    bound(twiceWithinMs),
    kind,
  );
  return row && { ...row, at: new Date(row.at) };
}

export type Colleague = { id: number; name: string; slackUserId: string };

/** The active people of the house among these members of the workspace. */
export const colleagues = (db: Db, slackUserIds: readonly string[]): Promise<Colleague[]> =>
  db.rows<Colleague>(
    `SELECT "id", "name", "slackUserId" FROM "Person"
     WHERE "slackUserId" IN (SELECT "value" FROM json_each(?)) AND "active" = 1 ORDER BY "id"`,
    JSON.stringify(slackUserIds),
  );

/** Where a team hears of wins and suggestions. */
export type TeamRoom = {
  channel: string | null;
  /** clients' names may stand in the channel */
  isNamed: boolean;
  tellsWins: boolean;
  /** and their amounts with them */
  tellsAmounts: boolean;
  language: Language;
};

/** The room of the team whose client it is: of its owner's. */
export async function teamRoomOf(db: Db, ownerId: number): Promise<TeamRoom | undefined> {
  type Row = { channel: string | null; isNamed: number; tellsWins: number; tellsAmounts: number; language: string };
  const [row] = await db.rows<Row>(
    `SELECT t."channel", t."isNamed", t."tellsWins", t."tellsAmounts", b."language"
     FROM "Person" o JOIN "Team" t ON t."id" = o."teamId" JOIN "Branch" b ON b."id" = t."branchId" WHERE o."id" = ?`,
    ownerId,
  );
  if (!row) return undefined;
  return {
    channel: row.channel,
    isNamed: row.isNamed === 1,
    tellsWins: row.tellsWins === 1,
    tellsAmounts: row.tellsAmounts === 1,
    language: languageOf(row.language),
  };
}

export type SameContact = { id: number; notes: string | null };

/** The contact of that very moment: the same client, person, kind and direction (domain.md: it is the same contact). */
export async function sameContact(
  db: Db,
  {
    clientId,
    personId,
    kind,
    direction,
    at,
  }: { clientId: number; personId: number; kind: string; direction: string; at: Date },
): Promise<SameContact | undefined> {
  const [row] = await db.rows<SameContact>(
    `SELECT "id", "notes" FROM "ContactLog"
     WHERE "clientId" = ? AND "at" = ? AND "personId" = ? AND "kind" = ? AND "direction" = ?`,
    clientId,
    sqlInstant(at),
    personId,
    kind,
    direction,
  );
  return row;
}

export async function countContacts(db: Db, clientId: number): Promise<number> {
  const [row] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM "ContactLog" WHERE "clientId" = ?`, clientId);
  return row?.n ?? 0;
}
