import type { Db } from "../../db/sql.ts";
import type { SqlValue } from "../../db/sql-value.ts";
import type { Asker } from "../../deps.ts";
import { leads, ownersInReach } from "../people/queries.ts";
import { openStates } from "./workflow.ts";

/** The states that are not ended, as SQL lists them: words of ours, none of a person's. */
export const openList = openStates.map((state) => `'${state}'`).join(", ");

/** A condition on the complaint `c` with its values. */
export type Condition = { sql: string; values: SqlValue[] };

/**
 * Which complaints an asker may see (domain.md, "Who may see what"): those they filed or are responsible for, those of their
 * clients, for the desk those of its branch, for who stands in for a desk those that it may not judge, for leads those that anybody below has to do with; for whom they cover likewise. None
 * about themselves.
 */
export function complaintsInReach(asker: Asker): Condition {
  const { personId } = asker;
  const parts = [{ sql: `c."reporterId" = ?`, values: [personId] }, ...partsBesideFiling(asker)];
  return {
    sql: `c."aboutId" IS DISTINCT FROM ? AND (${anyOf(parts)})`,
    values: [personId, ...parts.flatMap(({ values }) => values)],
  };
}

/** For which complaints the asker learns who the client is: not for those that they merely filed. */
export function clientsKnown(asker: Asker): Condition {
  const parts = partsBesideFiling(asker);
  return { sql: anyOf(parts), values: parts.flatMap(({ values }) => values) };
}

const anyOf = (parts: Condition[]) => parts.map(({ sql }) => `(${sql})`).join(" OR ");

function partsBesideFiling(asker: Asker): Condition[] {
  const { personId, covers, roles } = asker;
  const served = JSON.stringify([personId, ...covers]);
  const isServed = `IN (SELECT "value" FROM json_each(?))`;
  const owners = ownersInReach(asker);
  const parts: Condition[] = [
    { sql: `c."responsibleId" ${isServed}`, values: [served] },
    { sql: `c."clientId" IN (SELECT "id" FROM "Client" WHERE "ownerId" ${isServed})`, values: [served] },
  ];
  if (roles.has("desk")) {
    const own = `SELECT t."branchId" FROM "Person" p JOIN "Team" t ON t."id" = p."teamId" WHERE p."id" = ?`;
    parts.push({ sql: `c."branchId" = (${own})`, values: [personId] });
  }
  parts.push(...toJudgeFor(personId));
  if (leads(asker)) {
    for (const party of ["responsibleId", "reporterId", "aboutId"]) {
      // what a lead merely filed is no more theirs than anybody's
      const isOthers = party === "reporterId" ? ` AND c."reporterId" <> ${personId}` : "";
      parts.push({ sql: `c."${party}" IN (${owners.sql})${isOthers}`, values: owners.values });
    }
    const clients = `SELECT "id" FROM "Client" WHERE "ownerId" IN (${owners.sql})`;
    parts.push({ sql: `c."clientId" IN (${clients})`, values: owners.values });
  }
  return parts;
}

/**
 * Those without an unconcerned desk that the asker judges, as the next active person above who is complained about, else above who
 * filed it (`standInOf`). By one column each, so that an index finds them.
 */
export function toJudgeFor(personId: number): Condition[] {
  const desks = `SELECT dt."branchId" FROM "Person" d JOIN "Team" dt ON dt."id" = d."teamId"
    JOIN "PersonRole" dr ON dr."personId" = d."id" AND dr."role" = 'desk' WHERE d."active" = 1 AND dt."branchId" IS NOT NULL`;
  // down to the nearest active people: above those somebody else is the next
  const under = `SELECT "id" FROM (WITH RECURSIVE "under"("id") AS (
      SELECT "id" FROM "Person" WHERE "reportsToId" = ?
      UNION SELECT p."id" FROM "Person" p JOIN "under" u ON p."reportsToId" = u."id"
        JOIN "Person" q ON q."id" = u."id" WHERE q."active" = 0) SELECT "id" FROM "under") below`;
  return [
    {
      sql: `c."aboutId" IN (${under}) AND c."branchId" NOT IN (${desks} AND d."id" <> c."aboutId")`,
      values: [personId],
    },
    // an index of the many that are about nobody would be the wrong one
    {
      sql: `c."reporterId" IN (${under}) AND COALESCE(c."aboutId", 0) = 0 AND c."branchId" NOT IN (${desks})`,
      values: [personId],
    },
  ];
}

/** Whether there is a complaint of the same client and category filed since a day, as far as the asker may know: for the form. */
export async function hasSimilar(
  db: Db,
  asker: Asker,
  { clientId, category, since }: { clientId: number; category: string; since: string },
): Promise<boolean> {
  const found = await db.rows(
    `SELECT 1 FROM "Complaint" WHERE "clientId" = ? AND "category" = ? AND "filedOn" >= ?
       AND "aboutId" IS DISTINCT FROM ? LIMIT 1`,
    clientId,
    category,
    since,
    asker.personId,
  );
  return found.length > 0;
}
