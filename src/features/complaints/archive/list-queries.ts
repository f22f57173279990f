import { type Db, sqlInstant } from "../../../db/sql.ts";
import type { Asker } from "../../../deps.ts";
import type { PlainDate } from "../../../lib/dates.ts";
import { type Page, pageOf } from "../../../lib/pages.ts";
import type { Severity } from "../given-rules.ts";
import { type Condition, clientsKnown, complaintsInReach, openList, toJudgeFor } from "../reach-queries.ts";
import { openStates, type State } from "../workflow.ts";
import type { ComplaintFilter } from "./filter-rules.ts";

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

/** An earlier complaint about the asker is absent for them here too. */
const isRepeat = `EXISTS (SELECT 1 FROM "Complaint" e WHERE e."id" = c."repeatOfId" AND e."aboutId" IS DISTINCT FROM ?)`;

/** What makes a complaint one's own: filed, seen to, or to be judged in the desk's place; each by an index. */
function ownOnes(personId: number): Condition {
  const ways: Condition[] = [
    { sql: `c."reporterId" = ?`, values: [personId] },
    { sql: `c."responsibleId" = ?`, values: [personId] },
    ...toJudgeFor(personId),
  ];
  return {
    sql: ways.map(({ sql }) => `SELECT c."id" FROM "Complaint" c WHERE ${sql}`).join(" UNION "),
    values: ways.flatMap(({ values }) => values),
  };
}

/** What has ended has no deadline. */
const dueOnes = (before: Date): Condition => ({
  sql: `SELECT "id" FROM "Complaint" WHERE "state" IN (${openList}) AND "dueAt" < ?`,
  values: [sqlInstant(before)],
});

type Source = Condition & { isFew: boolean };

/** The left of a CROSS JOIN is read first. */
const few = ({ sql, values }: Condition): Source => ({
  sql: `(${sql}) few CROSS JOIN "Complaint" c`,
  values,
  isFew: true,
});

/**
 * Where the complaints `c` are read from: of a filter that leaves few of a million by an index of its own, those first, which the
 * engine would not guess. Every condition is asked of them all the same.
 */
function sourceOf({ personId }: Asker, { mine, overdue, dueBefore }: ComplaintFilter, now: Date): Source {
  const due = overdue ? now : dueBefore;
  if (mine) return few(ownOnes(personId));
  return due ? few(dueOnes(due)) : { sql: `"Complaint" c`, values: [], isFew: false };
}

/** What a list is read from, and on which conditions. */
type Search = { from: Source; where: Condition };

function searchFor(asker: Asker, filter: ComplaintFilter, now: Date): Search {
  const source = sourceOf(asker, filter, now);
  const { state, from, to } = filter;
  // the reach is asked last: it costs most
  const parts: Condition[] = [
    ...(filter.repeat ? [{ sql: `c."repeatOfId" IS NOT NULL`, values: [] }] : []),
    ...(state === "open" ? [among("state", openStates)] : is("state", state)),
    ...is("severity", filter.severity),
    ...is("category", filter.category),
    ...is("departmentId", filter.departmentId),
    ...is("clientId", filter.clientId),
    ...(from === undefined ? [] : [{ sql: `c."filedOn" >= ?`, values: [from] }]),
    ...(to === undefined ? [] : [{ sql: `c."filedOn" <= ?`, values: [to] }]),
  ];
  if (filter.dueBefore) parts.push({ sql: `c."dueAt" < ?`, values: [sqlInstant(filter.dueBefore)] });
  if (filter.overdue) parts.push({ sql: `c."dueAt" < ?`, values: [sqlInstant(now)] });
  if (filter.repeat) parts.push({ sql: isRepeat, values: [asker.personId] });
  parts.push(complaintsInReach(asker));
  if (source.isFew) parts.push({ sql: `c."id" = few."id"`, values: [] });
  const where = {
    sql: parts.map(({ sql }) => `(${sql})`).join(" AND "),
    values: parts.flatMap(({ values }) => values),
  };
  return { from: source, where };
}

/** So many are counted and paged; whoever looks for an older one narrows the list. A whole archive would take seconds to count. */
const mostListed = 5000;

export type Counted = {
  total: number;
  /** there are more than the total says */
  isMore: boolean;
};

async function counted(db: Db, { from, where }: Search): Promise<Counted> {
  const [row] = await db.rows<{ n: number }>(
    `SELECT count(*) AS "n" FROM (SELECT 1 FROM ${from.sql} WHERE ${where.sql} LIMIT ?) counted`,
    ...from.values,
    ...where.values,
    mostListed + 1,
  );
  const found = row?.n ?? 0;
  return { total: Math.min(found, mostListed), isMore: found > mostListed };
}

/** A page of the complaints within the asker's reach that the filter leaves, the newest first. */
export async function listComplaints(
  db: Db,
  asker: Asker,
  filter: ComplaintFilter,
  { asked, perPage, now }: { asked: number; perPage: number; now: Date },
): Promise<Counted & { complaints: ListedComplaint[]; page: Page }> {
  const search = searchFor(asker, filter, now);
  const { from, where } = search;
  const { total, isMore } = await counted(db, search);
  const page = pageOf(asked, total, perPage);
  // of very many the newest are near the end of the index by filing: CASE keeps the engine from gathering and sorting them all
  const condition = isMore && !from.isFew ? `CASE WHEN ${where.sql} THEN 1 ELSE 0 END = 1` : where.sql;
  const known = clientsKnown(asker);
  const rows = await db.rows<Row>(
    `SELECT c."id", c."number", c."category", c."severity", c."state", c."filedOn", c."dueAt",
       ${isRepeat} AS "isRepeat", p."name" AS "responsibleName",
       CASE WHEN c."clientId" IS NULL THEN c."otherName" WHEN ${known.sql} THEN k."name" END AS "clientName"
     FROM ${from.sql} LEFT JOIN "Client" k ON k."id" = c."clientId" LEFT JOIN "Person" p ON p."id" = c."responsibleId"
     WHERE ${condition} ORDER BY c."filedAt" DESC, c."id" DESC LIMIT ? OFFSET ?`,
    asker.personId,
    ...known.values,
    ...from.values,
    ...where.values,
    perPage,
    (page.number - 1) * perPage,
  );
  const complaints = rows.map(({ dueAt, isRepeat: again, ...row }) => ({
    ...row,
    dueAt: dueAt === null ? null : new Date(dueAt),
    isRepeat: again === 1,
  }));
  return { complaints, total, isMore, page };
}
