import type { Db, Tx } from "../../../db/sql.ts";
import { type Page, pageOf } from "../../../lib/pages.ts";

/** An act as its reader sees it; what was given by its fields, people and departments by name. */
export type ShownAct = {
  seq: number;
  act: string;
  byId: number | null;
  byName: string | null;
  at: Date;
  given: Record<string, unknown>;
};

const actsAPage = 8;
const fields = { seq: true, act: true, byId: true, at: true, given: true } as const;

/** One page of a complaint's acts, the newest first. Whether the asker may see the complaint is the caller's to check. */
export async function actsPage(db: Db, complaintId: number, asked: number): Promise<{ acts: ShownAct[]; page: Page }> {
  const page = pageOf(asked, await db.prisma.complaintAct.count({ where: { complaintId } }), actsAPage);
  const rows = await db.prisma.complaintAct.findMany({
    where: { complaintId },
    orderBy: { seq: "desc" },
    skip: (page.number - 1) * actsAPage,
    take: actsAPage,
    select: fields,
  });
  return { acts: await withNames(db.prisma, rows), page };
}

/** One act, inside the transaction that wrote it too. Throws when there is none. */
export async function actOf(tx: Tx, complaintId: number, seq: number): Promise<ShownAct> {
  const where = { complaintId_seq: { complaintId, seq } };
  const [act] = await withNames(tx, [await tx.complaintAct.findUniqueOrThrow({ where, select: fields })]);
  if (!act) throw new Error("an act was written without being there");
  return act;
}

/** The ids of thousands of acts are few, and a statement takes only so many values. */
const distinct = (ids: unknown[]) => [...new Set(ids.filter((id) => typeof id === "number"))];

type Row = { seq: number; act: string; byId: number | null; at: Date; given: string };

/** Acts as they are written, with the names of the people and departments in them. */
export async function withNames(tx: Tx, rows: readonly Row[]): Promise<ShownAct[]> {
  const read = rows.map((row) => ({ ...row, given: JSON.parse(row.given) as Record<string, unknown> }));
  const idsAt = (key: string) => distinct(read.map(({ given }) => given[key]));
  const byIds = distinct(read.map(({ byId }) => byId));
  const people = await tx.person.findMany({
    where: { id: { in: [...byIds, ...idsAt("responsibleId"), ...idsAt("formerId")] } },
    select: { id: true, name: true },
  });
  const teams = await tx.team.findMany({
    where: { id: { in: idsAt("departmentId") } },
    select: { id: true, name: true },
  });
  const nameIn = (list: { id: number; name: string }[], id: unknown) => list.find((one) => one.id === id)?.name ?? null;
  return read.map(({ byId, given, ...row }) => ({
    ...row,
    byId,
    byName: nameIn(people, byId),
    given: {
      ...given,
      ...("departmentId" in given && { departmentId: nameIn(teams, given.departmentId) }),
      ...("responsibleId" in given && { responsibleId: nameIn(people, given.responsibleId) }),
      ...("formerId" in given && { formerId: nameIn(people, given.formerId) }),
    },
  }));
}
