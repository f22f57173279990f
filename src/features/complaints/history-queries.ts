import { z } from "zod";
import type { Db } from "../../db/sql.ts";
import { type Page, pageOf } from "../../lib/pages.ts";
import { type Act, isAct } from "./given-rules.ts";

/** An act as a reader of the history sees it. */
export type PastAct = {
  seq: number;
  act: Act;
  at: Date;
  /** null: the house's own */
  byName: string | null;
  byId: number | null;
  given: Record<string, unknown>;
};

const givenShape = z.record(z.string(), z.unknown());

/** A page of a complaint's acts, the newest first; rights are the caller's to check. */
export async function historyOf(
  { prisma }: Db,
  complaintId: number,
  { asked, perPage }: { asked: number; perPage: number },
): Promise<{ acts: PastAct[]; total: number; page: Page }> {
  const total = await prisma.complaintAct.count({ where: { complaintId } });
  const page = pageOf(asked, total, perPage);
  const rows = await prisma.complaintAct.findMany({
    where: { complaintId },
    orderBy: { seq: "desc" },
    skip: (page.number - 1) * perPage,
    take: perPage,
    select: { seq: true, act: true, at: true, byId: true, given: true },
  });
  const byIds = [...new Set(rows.flatMap(({ byId }) => (byId === null ? [] : [byId])))];
  const people = await prisma.person.findMany({ where: { id: { in: byIds } }, select: { id: true, name: true } });
  const acts = rows.flatMap(({ act, given, ...row }) => {
    const byName = people.find(({ id }) => id === row.byId)?.name ?? null;
    return isAct(act) ? [{ ...row, act, byName, given: givenShape.parse(JSON.parse(given)) }] : [];
  });
  return { acts, total, page };
}

/** What the desk asked last, for who is to answer it. */
export async function askedOf({ prisma }: Db, complaintId: number): Promise<string> {
  const last = await prisma.complaintAct.findFirst({
    where: { complaintId, act: "askReporter" },
    orderBy: { seq: "desc" },
    select: { given: true },
  });
  const given = last ? givenShape.parse(JSON.parse(last.given)) : {};
  return typeof given.question === "string" ? given.question : "";
}
