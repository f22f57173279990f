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
  /** what was given, and what was noted beside it, such as both dates */
  given: Record<string, unknown>;
};

/** A page of a complaint's acts, the oldest first, whoever asks: rights are the caller's to check (`complaintFor`). */
export async function historyOf(
  db: Db,
  complaintId: number,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ acts: PastAct[]; page: Page }> {
  const total = await db.prisma.complaintAct.count({ where: { complaintId } });
  const page = pageOf(asked, total, perPage);
  type Row = Omit<PastAct, "at" | "given"> & { at: string; given: string };
  const rows = await db.rows<Row>(
    `SELECT a."seq", a."act", a."byId", p."name" AS "byName", a."at", a."fromState", a."toState", a."given"
     FROM "ComplaintAct" a LEFT JOIN "Person" p ON p."id" = a."byId"
     WHERE a."complaintId" = ? ORDER BY a."seq" LIMIT ? OFFSET ?`,
    complaintId,
    perPage,
    (page.number - 1) * perPage,
  );
  const acts = rows.map(({ at, given, ...row }) => ({
    ...row,
    at: new Date(at),
    given: JSON.parse(given) as Record<string, unknown>,
  }));
  return { acts, page };
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
