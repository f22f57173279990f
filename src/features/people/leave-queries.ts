import type { Db, Tx } from "../../db/sql.ts";
import type { Asker } from "../../deps.ts";
import { localDate, type PlainDate } from "../../lib/dates.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import { type Leave, leaveSpan } from "./leave-rules.ts";
import { belowOf } from "./queries.ts";

/** The leaves that the day is one of. The day is that of the person who is away, in their own zone. */
export const leavesOn = (db: Db, date: PlainDate): Promise<Leave[]> =>
  db.rows<Leave>(
    `SELECT "personId", "coverId", "fromDate", "toDate" FROM "Leave"
     WHERE "fromDate" <= ? AND "toDate" >= ? AND "cancelledAt" IS NULL ORDER BY "id"`,
    date,
    date,
  );

/** Who serves each person on the day: who covers them, or they themselves. */
export async function servedOn(db: Db, date: PlainDate): Promise<(personId: number) => number> {
  const covers = new Map((await leavesOn(db, date)).map(({ personId, coverId }) => [personId, coverId]));
  return (personId) => covers.get(personId) ?? personId;
}

/** Who serves for those of some people who are away now, each by their own local day. */
export async function coversFor(
  db: Db,
  personIds: readonly number[],
  now: Date,
): Promise<{ personId: number; coverId: number }[]> {
  const { earliest, latest } = leaveSpan(localDate(now, "UTC"));
  const rows = await db.rows<Leave & { zone: string }>(
    `SELECT l."personId", l."coverId", l."fromDate", l."toDate", COALESCE(p."timeZone", b."timeZone", 'UTC') AS "zone"
     FROM "Leave" l JOIN "Person" p ON p."id" = l."personId"
       LEFT JOIN "Team" t ON t."id" = p."teamId" LEFT JOIN "Branch" b ON b."id" = t."branchId"
     WHERE l."personId" IN (SELECT "value" FROM json_each(?)) AND l."toDate" >= ? AND l."fromDate" <= ?
       AND l."cancelledAt" IS NULL ORDER BY l."id"`,
    JSON.stringify(personIds),
    earliest,
    latest,
  );
  const isAway = ({ fromDate, toDate, zone }: (typeof rows)[number]) => {
    const today = localDate(now, zone);
    return fromDate <= today && today <= toDate;
  };
  return rows.filter(isAway).map(({ personId, coverId }) => ({ personId, coverId }));
}

/** A leave with the names that a list says. */
export type ListedLeave = Leave & { id: number; personName: string; coverName: string };

const shown = {
  id: true,
  personId: true,
  coverId: true,
  fromDate: true,
  toDate: true,
  person: { select: { name: true } },
  cover: { select: { name: true } },
} as const;
type Shown = Leave & { id: number; person: { name: string }; cover: { name: string } };

const listed = ({ person, cover, ...leave }: Shown): ListedLeave => ({
  ...leave,
  personName: person.name,
  coverName: cover.name,
});

/** A page of the leaves not over by `today`: the asker's own, those that they cover, and for a lead of everyone below. */
export async function leavesFor(
  db: Db,
  asker: Asker,
  today: PlainDate,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ leaves: ListedLeave[]; below: number[]; total: number; page: Page }> {
  const { personId } = asker;
  const below = await belowOf(db, asker);
  const where = { cancelledAt: null, toDate: { gte: today }, OR: [{ personId: { in: below } }, { coverId: personId }] };
  const total = await db.prisma.leave.count({ where });
  const page = pageOf(asked, total, perPage);
  const found = await db.prisma.leave.findMany({
    where,
    orderBy: [{ fromDate: "asc" }, { id: "asc" }],
    skip: (page.number - 1) * perPage,
    take: perPage,
    select: shown,
  });
  return { leaves: found.map(listed), below, total, page };
}

/** A leave that stands; undefined when there is none, or it was cancelled. */
export async function leaveById({ prisma }: Db, id: number): Promise<ListedLeave | undefined> {
  const found = await prisma.leave.findFirst({ where: { id, cancelledAt: null }, select: shown });
  return found ? listed(found) : undefined;
}

/** All leaves that touch the days of the order and one of its two people. */
export async function leavesBeside(tx: Tx, { personId, coverId, fromDate, toDate }: Leave): Promise<ListedLeave[]> {
  const found = await tx.leave.findMany({
    where: {
      cancelledAt: null,
      fromDate: { lte: toDate },
      toDate: { gte: fromDate },
      OR: [{ personId: { in: [personId, coverId] } }, { coverId: personId }],
    },
    orderBy: { fromDate: "asc" },
    select: shown,
  });
  return found.map(listed);
}
