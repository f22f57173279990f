import type { Db } from "../../db/sql.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import type { Tier } from "../policy/rules.ts";
import { itemsHiddenFrom } from "../visits/recusal-queries.ts";

/** How far a person's plan of a day has come. */
export type PlanStanding = {
  personId: number;
  planned: number;
  done: number;
  open: number;
};

/** Whose plans, and who is to read of them: what is hidden from one of the readers counts for none. */
type Asked = { members: readonly { id: number }[]; readers: readonly number[] };

/** The people, the day, and the items that are hidden, as the SQL here asks for them. */
const valuesOf = async (db: Db, { members, readers }: Asked, date: PlainDate): Promise<[string, string, string]> => [
  JSON.stringify(members.map(({ id }) => id)),
  date,
  JSON.stringify(await itemsHiddenFrom(db, readers, date)),
];

const mayBeRead = `i."id" NOT IN (SELECT "value" FROM json_each(?))`;

/** The plans of these people on the day, as they stand now. What was taken off by hand counts no more. */
export const planStandings = async (db: Db, asked: Asked, date: PlainDate): Promise<PlanStanding[]> =>
  db.rows<PlanStanding>(
    `SELECT l."personId", count(i."id") AS "planned", count(*) FILTER (WHERE i."state" = 'done') AS "done",
       count(*) FILTER (WHERE i."state" = 'open') AS "open"
     FROM json_each(?) o CROSS JOIN "Plan" l ON l."personId" = o."value" AND l."date" = ?
       LEFT JOIN "PlanItem" i ON i."planId" = l."id" AND i."state" <> 'removed' AND ${mayBeRead}
     GROUP BY l."personId"`,
    ...(await valuesOf(db, asked, date)),
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
  told: Asked,
  date: PlainDate,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ items: OpenItem[]; total: number; page: Page }> {
  const from = `FROM json_each(?) o CROSS JOIN "Plan" l ON l."personId" = o."value" AND l."date" = ?
    JOIN "PlanItem" i ON i."planId" = l."id" AND i."state" = 'open' AND ${mayBeRead}`;
  const values = await valuesOf(db, told, date);
  const [count] = await db.rows<{ n: number }>(`SELECT count(*) AS n ${from}`, ...values);
  const total = count?.n ?? 0;
  const page = pageOf(asked, total, perPage);
  const items = await db.rows<OpenItem>(
    `SELECT i."clientId", i."kind", c."name" AS "clientName", c."tier", p."name" AS "ownerName" ${from}
       JOIN "Client" c ON c."id" = i."clientId" JOIN "Person" p ON p."id" = l."personId"
     ORDER BY o."key", i."place" LIMIT ? OFFSET ?`,
    ...values,
    perPage,
    (page.number - 1) * perPage,
  );
  return { items, total, page };
}
