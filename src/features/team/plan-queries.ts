import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import type { Tier } from "../policy/rules.ts";

/** How far a person's plan of a day has come. */
export type PlanStanding = {
  personId: number;
  planned: number;
  done: number;
  open: number;
};

const ids = (members: readonly { id: number }[]) => JSON.stringify(members.map(({ id }) => id));

/** The plans of these people on the day, as they stand now. What was taken off by hand counts no more. */
export const planStandings = (db: Db, members: readonly { id: number }[], date: PlainDate): Promise<PlanStanding[]> =>
  db.rows<PlanStanding>(
    `SELECT l."personId", count(i."id") AS "planned", count(*) FILTER (WHERE i."state" = 'done') AS "done",
       count(*) FILTER (WHERE i."state" = 'open') AS "open"
     FROM json_each(?) o CROSS JOIN "Plan" l ON l."personId" = o."value" AND l."date" = ?
       LEFT JOIN "PlanItem" i ON i."planId" = l."id" AND i."state" <> 'removed'
     GROUP BY l."personId"`,
    ids(members),
    date,
  );

/** A client left open on somebody's plan. */
export type OpenItem = {
  clientId: number;
  clientName: string;
  tier: Tier | null;
  kind: "visit" | "call";
  ownerName: string;
};

/** A page of what stands open on the day's plans, person by person in their order, then by place in the plan. */
export async function openItemsPage(
  db: Db,
  members: readonly { id: number }[],
  date: PlainDate,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ items: OpenItem[]; total: number; page: Page }> {
  const from = `FROM json_each(?) o CROSS JOIN "Plan" l ON l."personId" = o."value" AND l."date" = ?
    JOIN "PlanItem" i ON i."planId" = l."id" AND i."state" = 'open'`;
  const [count] = await db.rows<{ n: number }>(`SELECT count(*) AS n ${from}`, ids(members), date);
  const total = count?.n ?? 0;
  const page = pageOf(asked, total, perPage);
  const items = await db.rows<OpenItem>(
    `SELECT i."clientId", i."kind", c."name" AS "clientName", c."tier", p."name" AS "ownerName" ${from}
       JOIN "Client" c ON c."id" = i."clientId" JOIN "Person" p ON p."id" = l."personId"
     ORDER BY o."key", i."place" LIMIT ? OFFSET ?`,
    ids(members),
    date,
    perPage,
    (page.number - 1) * perPage,
  );
  return { items, total, page };
}
