import type { Db } from "../../db/sql.ts";
import { addDays, localDate, type PlainDate } from "../../lib/dates.ts";
import { festivalsIn } from "../../lib/festivals.ts";
import { decimalsOf } from "../../lib/money.ts";
import { parseYearlyDay } from "../../lib/recurring.ts";
import { arrangedAhead, lastVisitsOf } from "../brief/key-queries.ts";
import type { Tier } from "../policy/rules.ts";
import type { Carried } from "./carry-queries.ts";
import type { PlanDay } from "./day-rules.ts";
import { appointmentsOf, complaintsOf } from "./promise-queries.ts";
import type { ClientFacts, FollowUp, KeyAccountFacts, KeyDay, Maturity, Movement } from "./reason-rules.ts";

type ClientRow = Pick<
  ClientFacts,
  | "id"
  | "clientNo"
  | "assetsMinor"
  | "district"
  | "latitude"
  | "longitude"
  | "openedOn"
  | "givenOn"
  | "firstSeenOn"
  | "visitEveryDays"
  | "callEveryDays"
  | "heldUntil"
> & { tier: Tier | null; lastReachedAt: string | null; lastVisitAt: string | null; keyAccountOn: string | null };

/** What does not come from the book itself, but from the people who serve it. */
export type Serving = {
  /** who is planned for */
  plannerId: number;
  timeZone: string;
  /** the owner's name, when somebody else serves the book */
  coveredFor: string | null;
  followUps: Map<number, FollowUp[]>;
  carried: Map<number, Carried>;
};

/**
 * All clients of an owner with what their reasons come from. One prepared read of each kind, by owner: ten thousand books are
 * read each morning. Days are those of the person who is planned for.
 */
export async function bookFacts(db: Db, ownerId: number, serving: Serving, day: PlanDay): Promise<ClientFacts[]> {
  const clients = await db.rows<ClientRow>(
    `SELECT c."id", c."clientNo", c."tier", CAST(c."assetsMinor" AS TEXT) AS "assetsMinor", c."district",
       c."latitude", c."longitude", c."openedOn", c."givenOn", c."firstSeenOn", c."lastReachedAt", c."lastVisitAt",
       c."visitEveryDays", c."callEveryDays", c."keyAccountOn", h."until" AS "heldUntil"
     FROM "Client" c LEFT JOIN "Hold" h ON h."clientId" = c."id" WHERE c."ownerId" = ?`,
    ownerId,
  );
  if (clients.length === 0) return [];
  const { plannerId, timeZone, coveredFor, followUps, carried } = serving;
  const [keyDays, maturities, festivals, movements, appointments, complaints, keyAccounts] = await Promise.all([
    keyDaysOf(db, ownerId),
    maturitiesOf(db, ownerId, day),
    festivalsOf(db, ownerId, day),
    movementsOf(db, ownerId, day),
    appointmentsOf(db, ownerId, plannerId, day),
    complaintsOf(db, ownerId, plannerId, timeZone),
    keyAccountsOf(db, clients, timeZone, day),
  ]);
  const dayOf = (at: string | null) => (at === null ? null : localDate(Date.parse(at), timeZone));
  return clients.map(({ lastReachedAt, lastVisitAt, keyAccountOn: _, ...client }) => {
    const lastReachedOn = dayOf(lastReachedAt);
    const wasReachedBy = (date: PlainDate) => lastReachedOn !== null && lastReachedOn >= date;
    const newest = appointments.get(client.id)?.at(-1);
    const carry = carried.get(client.id);
    return {
      ...client,
      coveredFor,
      lastReachedOn,
      lastVisitOn: dayOf(lastVisitAt),
      keyDays: keyDays.get(client.id) ?? [],
      maturities: maturities.get(client.id) ?? [],
      festivals: festivals.get(client.id) ?? [],
      complaints: complaints.get(client.id) ?? [],
      movements: movements.get(client.id) ?? [],
      followUps: followUps.get(client.id) ?? [],
      appointment: newest && !wasReachedBy(newest.on) ? newest : null,
      keyAccount: keyAccounts.get(client.id) ?? null,
      // who was reached since has begun anew
      carriedDays: carry && !wasReachedBy(carry.since) ? carry.days : 0,
    };
  });
}

/** Read only for books that hold key accounts: few do, and none holds many. */
async function keyAccountsOf(
  db: Db,
  clients: ClientRow[],
  timeZone: string,
  { date }: PlanDay,
): Promise<Map<number, KeyAccountFacts>> {
  const accounts = clients.flatMap(({ id, keyAccountOn }) => (keyAccountOn ? [{ id, keyAccountOn }] : []));
  if (accounts.length === 0) return new Map();
  const ids = accounts.map(({ id }) => id);
  const [visits, arranged] = await Promise.all([lastVisitsOf(db, ids, timeZone), arrangedAhead(db, ids, date)]);
  return new Map(
    accounts.map(({ id, keyAccountOn }) => [
      id,
      { keyAccountOn, lastVisits: visits.get(id) ?? {}, isArranged: arranged.has(id) },
    ]),
  );
}

type KeyDayRow = {
  clientId: number;
  name: string;
  birthday: string | null;
  birthdayCalendar: string;
  anniversary: string | null;
};

async function keyDaysOf(db: Db, ownerId: number): Promise<Map<number, KeyDay[]>> {
  const rows = await db.rows<KeyDayRow>(
    `SELECT k."clientId", k."name", k."birthday", k."birthdayCalendar", k."anniversary"
     FROM "Client" c JOIN "Contact" k ON k."clientId" = c."id"
     WHERE c."ownerId" = ? AND (k."birthday" IS NOT NULL OR k."anniversary" IS NOT NULL)`,
    ownerId,
  );
  return byClient(rows, ({ name, birthday, birthdayCalendar, anniversary }) => {
    const born = birthday && parseYearlyDay(birthday, birthdayCalendar === "lunar" ? "lunar" : "solar");
    const kept = anniversary && parseYearlyDay(anniversary, "solar");
    return [
      ...(born ? [{ what: "birthday", name, day: born } as const] : []),
      ...(kept ? [{ what: "anniversary", name, day: kept } as const] : []),
    ];
  });
}

async function maturitiesOf(db: Db, ownerId: number, { date, policy }: PlanDay): Promise<Map<number, Maturity[]>> {
  const window = Math.max(policy.plan.maturityDays, policy.plan.maturityDaysVisitTiers);
  const rows = await db.rows<Maturity & { clientId: number }>(
    `SELECT h."clientId", h."product", h."maturesOn" AS "on" FROM "Client" c JOIN "Holding" h ON h."clientId" = c."id"
     WHERE c."ownerId" = ? AND h."maturesOn" BETWEEN ? AND ?`,
    ownerId,
    date,
    addDays(date, window),
  );
  return byClient(rows, ({ product, on }) => [{ product, on }]);
}

/** Read only on the days on which a festival is near. Of each client the newest fact counts. */
async function festivalsOf(db: Db, ownerId: number, day: PlanDay): Promise<Map<number, ClientFacts["festivals"]>> {
  if (day.festivals.length === 0) return new Map();
  const rows = await db.rows<{ clientId: number; value: string }>(
    `SELECT f."clientId", f."value" FROM "Client" c JOIN "ProfileFact" f ON f."clientId" = c."id" AND f."kind" = 'festivals'
     WHERE c."ownerId" = ? ORDER BY f."on", f."id"`,
    ownerId,
  );
  return new Map(rows.map(({ clientId, value }) => [clientId, festivalsIn(value)]));
}

/**
 * The large changes from one balance to the next since the client was last reached: found by the database, so that of long rows
 * of balances only the few that matter leave it. The day of the last contact is UTC's here, and any currency will do, so that
 * balances without an earlier one are passed over in the index: the rule looks again.
 */
async function movementsOf(db: Db, ownerId: number, { date, policy }: PlanDay): Promise<Map<number, Movement[]>> {
  const { movementFrom, movementShare, movementDays } = policy.plan;
  const rows = await db.rows<Movement & { clientId: number }>(
    `SELECT b."clientId", b."asOf" AS "on", CAST(p."assetsMinor" AS TEXT) AS "fromMinor",
       CAST(b."assetsMinor" AS TEXT) AS "toMinor", b."currency"
     FROM "Client" c JOIN "Balance" b ON b."clientId" = c."id" JOIN "Balance" p ON p."clientId" = b."clientId"
       AND p."asOf" = (SELECT max(q."asOf") FROM "Balance" q WHERE q."clientId" = b."clientId" AND q."asOf" < b."asOf")
     WHERE c."ownerId" = ? AND b."asOf" BETWEEN COALESCE(substr(c."lastReachedAt", 1, 10), ?) AND ? AND b."asOf" >= ?
       AND p."currency" = b."currency" AND abs(b."assetsMinor" - p."assetsMinor") >= ?
       AND abs(b."assetsMinor" - p."assetsMinor") >= abs(p."assetsMinor") * ?`,
    ownerId,
    addDays(date, -movementDays),
    date,
    addDays(date, -movementDays),
    movementFrom * 10 ** decimalsOf(policy.currency),
    movementShare,
  );
  return byClient(rows, ({ clientId: _, ...movement }) => [movement]);
}

function byClient<Row extends { clientId: number }, Fact>(
  rows: Row[],
  factsOfRow: (row: Row) => Fact[],
): Map<number, Fact[]> {
  const found = new Map<number, Fact[]>();
  for (const row of rows) {
    const known = found.get(row.clientId);
    if (known) known.push(...factsOfRow(row));
    else found.set(row.clientId, factsOfRow(row));
  }
  return found;
}
