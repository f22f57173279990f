import { setImmediate as breath } from "node:timers/promises";
import { type Db, sqlInstant } from "../../db/sql.ts";
import { addDays, instantOf, localDate, type PlainDate } from "../../lib/dates.ts";
import { type Policy, type Tier, tierNames } from "./rules.ts";

/** Of all clients, how many would become overdue by other standards, and how many would be so no longer. */
export type StandardsEffect = { becomeOverdue: number; noLonger: number; clients: number };

/** A few thousand clients are counted at once, so that nobody waits for a look at a million. */
const ownersAtOnce = 20;

type Owners = { zone: string; ids: number[] };
type Count = { becomeOverdue: number | null; noLonger: number | null; clients: number };

/**
 * Counts over the whole book, in the days of each owner's zone, whose visit or call would be late by `after` and is not by
 * `before`, and the other way round. A client's own cadence goes before its tier's, as in the plan (visits, "overdue").
 */
export async function effectOfStandards(db: Db, before: Policy, after: Policy, now: Date): Promise<StandardsEffect> {
  const effect: StandardsEffect = { becomeOverdue: 0, noLonger: 0, clients: 0 };
  for (const { zone, ids } of await ownersByZone(db)) {
    const today = localDate(now, zone);
    const standards = JSON.stringify(tierNames.map((tier) => cutoffs(tier, before, after, today, zone)));
    const midnight = sqlInstant(instantOf(today, "00:00", zone));
    for (let i = 0; i < ids.length; i += ownersAtOnce) {
      const owners = JSON.stringify(ids.slice(i, i + ownersAtOnce));
      const [count] = await db.rows<Count>(countSql, midnight, today, standards, owners);
      effect.becomeOverdue += count?.becomeOverdue ?? 0;
      effect.noLonger += count?.noLonger ?? 0;
      effect.clients += count?.clients ?? 0;
      await breath();
    }
  }
  return effect;
}

async function ownersByZone(db: Db): Promise<Owners[]> {
  const rows = await db.rows<{ id: number; zone: string }>(
    `SELECT p."id", COALESCE(p."timeZone", b."timeZone", 'UTC') AS "zone" FROM "Person" p
       LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
     WHERE EXISTS (SELECT 1 FROM "Client" c WHERE c."ownerId" = p."id")`,
  );
  const zones = Map.groupBy(rows, ({ zone }) => zone);
  return [...zones].map(([zone, owners]) => ({ zone, ids: owners.map(({ id }) => id) }));
}

/** For visit and call by either policy: late is whose last contact was before this instant, or who began before this day. */
function cutoffs(tier: Tier, before: Policy, after: Policy, today: PlainDate, zone: string): string[] {
  const kinds = ["visitEveryDays", "callEveryDays"] as const;
  return [
    tier,
    ...[before, after].flatMap(({ tiers }) =>
      kinds.flatMap((kind) => {
        const days = tiers[tier][kind];
        // nothing is before the empty text
        if (days === null) return ["", ""];
        const day = addDays(today, -days);
        return [sqlInstant(instantOf(day, "00:00", zone)), day];
      }),
    ),
  ];
}

const began = `COALESCE(max(c."openedOn", c."givenOn"), c."openedOn", c."givenOn", c."firstSeenOn")`;

/** Late by the standard's cutoffs, or, with its own days, by midnight less those days. */
const late = (last: string, own: string) => (cutoff: string, day: string) =>
  `COALESCE(CASE WHEN c."${own}" IS NULL THEN COALESCE(c."${last}" < s.${cutoff}, ${began} < s.${day})
     ELSE COALESCE(julianday(c."${last}") < julianday(w.midnight) - c."${own}",
       julianday(${began}) < julianday(w.today) - c."${own}") END, 0)`;
const visit = late("lastVisitAt", "visitEveryDays");
const call = late("lastReachedAt", "callEveryDays");

const countSql = `
  WITH w(midnight, today) AS (SELECT ?, ?), s AS MATERIALIZED (SELECT "value"->>0 AS tier, "value"->>1 AS visit1, "value"->>2 AS visitDay1,
      "value"->>3 AS call1, "value"->>4 AS callDay1, "value"->>5 AS visit2, "value"->>6 AS visitDay2, "value"->>7 AS call2,
      "value"->>8 AS callDay2 FROM json_each(?)),
    judged AS (SELECT ${visit("visit1", "visitDay1")} OR ${call("call1", "callDay1")} AS wasLate,
      ${visit("visit2", "visitDay2")} OR ${call("call2", "callDay2")} AS isLate
      FROM "Client" c JOIN s ON s.tier = c."tier", w WHERE c."ownerId" IN (SELECT "value" FROM json_each(?)))
  SELECT sum(isLate AND NOT wasLate) AS "becomeOverdue", sum(wasLate AND NOT isLate) AS "noLonger", count(*) AS "clients"
  FROM judged`;
