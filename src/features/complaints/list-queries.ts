import type { Db } from "../../db/sql.ts";
import { sqlInstant } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import type { PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import type { ComplaintFilter } from "./filter-rules.ts";
import type { Severity } from "./given-rules.ts";
import { type Condition, clientsKnown, complaintsInReach } from "./reach-queries.ts";
import { openStates, type State } from "./workflow.ts";

export type ListedComplaint = {
  id: number;
  number: string;
  category: string;
  severity: Severity;
  state: State;
  filedOn: PlainDate;
  dueAt: Date | null;
  /** of an earlier one that is not about the asker */
  isRepeat: boolean;
  /** of the client, or of somebody who is none; null where the asker filed it without knowing the client */
  clientName: string | null;
  responsibleName: string | null;
};

type Row = Omit<ListedComplaint, "dueAt" | "isRepeat"> & { dueAt: string | null; isRepeat: number };

const among = (column: string, values: readonly string[]): Condition => ({
  sql: `c."${column}" IN (SELECT "value" FROM json_each(?))`,
  values: [JSON.stringify(values)],
});
const is = (column: string, value: string | number | undefined): Condition[] =>
  value === undefined ? [] : [{ sql: `c."${column}" = ?`, values: [value] }];

/** That an earlier one is about the asker stays hidden here too. */
const isRepeatFor = ({ personId }: Asker): Condition => ({
  sql: `EXISTS (SELECT 1 FROM "Complaint" e WHERE e."id" = c."repeatOfId" AND e."aboutId" IS DISTINCT FROM ?)`,
  values: [personId],
});

function conditions(asker: Asker, filter: ComplaintFilter, now: Date): Condition {
  const { state, from, to } = filter;
  const parts: Condition[] = [
    complaintsInReach(asker),
    ...(state === "open" ? [among("state", openStates)] : is("state", state)),
    ...is("severity", filter.severity),
    ...is("category", filter.category),
    ...is("departmentId", filter.departmentId),
    ...is("clientId", filter.clientId),
    ...(from === undefined ? [] : [{ sql: `c."filedOn" >= ?`, values: [from] }]),
    ...(to === undefined ? [] : [{ sql: `c."filedOn" <= ?`, values: [to] }]),
  ];
  if (filter.mine) {
    parts.push({ sql: `? IN (c."reporterId", c."responsibleId")`, values: [asker.personId] });
  }
  if (filter.overdue) parts.push({ sql: `c."dueAt" < ?`, values: [sqlInstant(now)] });
  if (filter.repeat) parts.push(isRepeatFor(asker));
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(" AND "),
    values: parts.flatMap(({ values }) => values),
  };
}

/** A page of the complaints within the asker's reach that the filter leaves, the newest first. */
export async function listComplaints(
  db: Db,
  asker: Asker,
  filter: ComplaintFilter,
  { asked, perPage, now }: { asked: number; perPage: number; now: Date },
): Promise<{ complaints: ListedComplaint[]; total: number; page: Page }> {
  const total = await countComplaints(db, asker, filter, now);
  const page = pageOf(asked, total, perPage);
  const where = conditions(asker, filter, now);
  const [isRepeat, isKnown] = [isRepeatFor(asker), clientsKnown(asker)];
  const rows = await db.rows<Row>(
    `SELECT c."id", c."number", c."category", c."severity", c."state", c."filedOn", c."dueAt",
       ${isRepeat.sql} AS "isRepeat",
       CASE WHEN c."clientId" IS NULL THEN c."otherName" WHEN ${isKnown.sql} THEN k."name" END AS "clientName",
       p."name" AS "responsibleName"
     FROM "Complaint" c LEFT JOIN "Client" k ON k."id" = c."clientId" LEFT JOIN "Person" p ON p."id" = c."responsibleId"
     WHERE ${where.sql} ORDER BY c."filedAt" DESC, c."id" DESC LIMIT ? OFFSET ?`,
    ...isRepeat.values,
    ...isKnown.values,
    ...where.values,
    perPage,
    (page.number - 1) * perPage,
  );
  const complaints = rows.map(({ dueAt, isRepeat, ...row }) => ({
    ...row,
    dueAt: dueAt === null ? null : new Date(dueAt),
    isRepeat: isRepeat === 1,
  }));
  return { complaints, total, page };
}

/** How many there are within the asker's reach. */
export async function countComplaints(db: Db, asker: Asker, filter: ComplaintFilter, now: Date): Promise<number> {
  const where = conditions(asker, filter, now);
  const [row] = await db.rows<{ n: number }>(
    `SELECT count(*) AS "n" FROM "Complaint" c WHERE ${where.sql}`,
    ...where.values,
  );
  return row?.n ?? 0;
}
