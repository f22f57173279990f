import type { Db } from "../../db/sql.ts";
import { guardOf } from "./rules.ts";

export type OldNotice = { id: number; key: string; isTold: boolean; isOld: boolean };

/** The next rows after that one, as they were written; ids grow with the time of writing. */
export async function noticesAfter(db: Db, id: number, before: Date, most: number): Promise<OldNotice[]> {
  const rows = await db.prisma.notice.findMany({
    where: { id: { gt: id } },
    orderBy: { id: "asc" },
    take: most,
    select: { id: true, key: true, toldIn: true, createdAt: true },
  });
  return rows.map(({ id: own, key, toldIn, createdAt }) => ({
    ...{ id: own, key, isTold: toldIn !== null },
    isOld: createdAt < before,
  }));
}

/** Those of the notices whose keys guard nothing that still stands. */
export async function withoutGuard<Notice extends { key: string }>(
  db: Db,
  notices: readonly Notice[],
): Promise<Notice[]> {
  const guards = notices.map(({ key }) => guardOf(key));
  const ids = (kind: "followUp" | "complaint") =>
    JSON.stringify(guards.flatMap((guard) => (guard?.kind === kind ? [guard.id] : [])));
  const [followUps, complaints] = await Promise.all([
    db.rows<{ id: number; dueOn: string }>(
      `SELECT "id", "dueOn" FROM "FollowUp" WHERE "id" IN (SELECT "value" FROM json_each(?)) AND "state" = 'open'`,
      ids("followUp"),
    ),
    db.rows<{ id: number }>(
      `SELECT "id" FROM "Complaint" WHERE "id" IN (SELECT "value" FROM json_each(?)) AND "closedAt" IS NULL`,
      ids("complaint"),
    ),
  ]);
  const dueOn = new Map(followUps.map((row) => [row.id, row.dueOn]));
  const open = new Set(complaints.map(({ id }) => id));
  return notices.filter((_, i) => {
    const guard = guards[i];
    if (guard?.kind === "followUp") return dueOn.get(guard.id) !== guard.dueOn;
    if (guard?.kind === "complaint") return !open.has(guard.id);
    return guard === undefined;
  });
}

/** Whether nobody is left to be told: the people of these notices who have left. */
export async function ofThoseWhoLeft(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows<{ id: number }>(
    `SELECT n."id" FROM "Notice" n JOIN "Person" p ON p."id" = n."personId"
     WHERE n."id" IN (SELECT "value" FROM json_each(?)) AND p."active" = 0`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}
