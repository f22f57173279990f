import type { Db, Tx } from "../../../db/sql.ts";
import { type Page, pageOf } from "../../../lib/pages.ts";
import type { Act, Given } from "../given-rules.ts";

/** One step of a complaint's history. */
export type PastAct = {
  seq: number;
  act: string;
  /** null: the house's own */
  byId: number | null;
  byName: string | null;
  at: Date;
  fromState: string | null;
  toState: string;
  /** what was given, people and departments by name, a client by its number, and what was noted beside it, such as both dates */
  given: Record<string, unknown>;
};

const fields = { seq: true, act: true, byId: true, at: true, fromState: true, toState: true, given: true } as const;

/** A page of a complaint's acts, the oldest first unless asked, whoever asks: rights are the caller's to check (`complaintFor`). */
export async function historyOf(
  db: Db,
  complaintId: number,
  { asked, perPage, order = "asc" }: { asked: number; perPage: number; order?: "asc" | "desc" },
): Promise<{ acts: PastAct[]; page: Page }> {
  const page = pageOf(asked, await db.prisma.complaintAct.count({ where: { complaintId } }), perPage);
  const rows = await db.prisma.complaintAct.findMany({
    where: { complaintId },
    orderBy: { seq: order },
    skip: (page.number - 1) * perPage,
    take: perPage,
    select: fields,
  });
  return { acts: await withNames(db.prisma, rows), page };
}

/** One act, inside the transaction that wrote it too. Throws when there is none. */
export async function actOf(tx: Tx, complaintId: number, seq: number): Promise<PastAct> {
  const where = { complaintId_seq: { complaintId, seq } };
  const [act] = await withNames(tx, [await tx.complaintAct.findUniqueOrThrow({ where, select: fields })]);
  if (!act) throw new Error("an act was written without being there");
  return act;
}

type Row = Omit<PastAct, "byName" | "given"> & { given: string };
type Named = { id: number; name: string };

type Fields = Record<string, unknown>;

/** What a correction noted of how it was. */
const beforeIn = ({ before }: Fields): Fields => (before ?? {}) as Fields;

/** What holds the id of a person in what is given with acts, and in what is noted beside. */
const personKeys = ["responsibleId", "formerId", "aboutId"];

/** The ids of thousands of acts are few, and a statement takes only so many values. */
const distinct = (ids: unknown[]) => [...new Set(ids.filter((id) => typeof id === "number"))];

/** Acts as they are written, with the names of the people and departments in them, and the numbers of clients. */
export async function withNames<R extends Row>(tx: Tx, rows: readonly R[]): Promise<(Omit<R, "given"> & PastAct)[]> {
  const read = rows.map((row) => ({ ...row, given: JSON.parse(row.given) as Fields }));
  const idsAt = (key: string) => distinct(read.flatMap(({ given }) => [given[key], beforeIn(given)[key]]));
  const byIds = distinct(read.map(({ byId }) => byId));
  const people = await tx.person.findMany({
    where: { id: { in: [...byIds, ...personKeys.flatMap(idsAt)] } },
    select: { id: true, name: true },
  });
  const teams = await tx.team.findMany({
    where: { id: { in: idsAt("departmentId") } },
    select: { id: true, name: true },
  });
  const clients = await tx.client.findMany({
    where: { id: { in: idsAt("clientId") } },
    select: { id: true, clientNo: true },
  });
  const nameIn = (list: Named[], id: unknown) => list.find((one) => one.id === id)?.name ?? null;
  const nameAt = (key: string, id: unknown) => {
    if (key === "departmentId") return nameIn(teams, id);
    if (key === "clientId") return clients.find((one) => one.id === id)?.clientNo ?? null;
    return personKeys.includes(key) ? nameIn(people, id) : id;
  };
  const inNames = (given: Fields) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, nameAt(key, value)]));
  return read.map(({ given, ...row }) => ({
    ...row,
    byName: nameIn(people, row.byId),
    given: { ...inNames(given), ...(given.before ? { before: inNames(beforeIn(given)) } : {}) },
  }));
}

/** What was given with the newest act of a kind, such as the proposal that is approved; undefined when there was none. */
export async function newestGiven<A extends Act>(
  { complaintAct }: Pick<Tx, "complaintAct">,
  complaintId: number,
  act: A,
): Promise<Given<A> | undefined> {
  const found = await complaintAct.findFirst({
    where: { complaintId, act },
    orderBy: { seq: "desc" },
    select: { given: true },
  });
  return found ? (JSON.parse(found.given) as Given<A>) : undefined;
}
