import { expect, test } from "vitest";
import { listComplaints } from "../../../src/features/complaints/archive/list-queries.ts";
import { at, complaintDesk, type Desk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

const numbersOf = (list: { complaints: { number: string }[] }) => list.complaints.map(({ number }) => number);

/** Three: one open, one not valid and about fees, one critical and late. */
async function three(): Promise<Desk> {
  const desk = await complaintDesk((await tempDb()).db);
  await desk.file("Wu", at("10:00"));
  const second = filedId(await desk.file("Wu", at("10:00", "2026-11-24"), { category: "fees" }));
  await desk.file("Wu", at("10:00", "2026-11-25"), { severity: "S1", clientId: desk.id("K2") });
  await desk.act(second, "Dora", "judgeNotValid", at("11:00", "2026-11-24"), { reason: "No" });
  return desk;
}

test.each([
  [{ state: "open" }, ["C-2026-000003", "C-2026-000001"]],
  [{ state: "notValid" }, ["C-2026-000002"]],
  [{ severity: "S1" }, ["C-2026-000003"]],
  [{ category: "fees" }, ["C-2026-000002"]],
  [{ mine: true }, []],
  [{ overdue: true }, ["C-2026-000003"]],
  [{ dueBefore: new Date("2026-11-30T03:00:00Z") }, ["C-2026-000003"]],
  [{ from: "2026-11-24", to: "2026-11-24" }, ["C-2026-000002"]],
  [{ clientId: 2 }, ["C-2026-000003"]],
  [{}, ["C-2026-000003", "C-2026-000002", "C-2026-000001"]],
] as const)("the desk's list with %o has %o", async (filter, numbers) => {
  const desk = await three();
  const now = at("10:01", "2026-11-30");
  const asker = await desk.asker("Dora", now);
  const all = await listComplaints(desk.db, asker, filter, { asked: 1, perPage: 9, now });
  expect([numbersOf(all), all.isMore]).toEqual([numbers, false]);
  // a page beyond the end is the last one
  const last = await listComplaints(desk.db, asker, filter, { asked: 9, perPage: 2, now });
  expect(numbersOf(last)).toEqual(numbers.slice(numbers.length === 3 ? 2 : 0));
});

test("of more than five thousand the newest come first, page by page, and it says that there are more", async () => {
  const desk = await three();
  const { id: _, number: __, token: ___, filedAt: ____, ...row } = await desk.db.prisma.complaint.findFirstOrThrow();
  const columns = Object.keys(row).map((column) => `"${column}"`);
  await desk.db.prisma.$executeRawUnsafe(
    `WITH RECURSIVE n("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM n WHERE "i" < 5099)
     INSERT INTO "Complaint" ("number", "token", "filedAt", ${columns.join()})
     SELECT 'C-2025-' || n."i", 'many ' || n."i", strftime('%Y-%m-%dT%H:%M:%S.000+00:00', 1735689600 + n."i" * 60, 'unixepoch'),
       ${columns.join()} FROM "Complaint", n WHERE "id" = 1`,
  );
  const now = at("10:01", "2026-11-30");
  const list = async (name: string, asked: number) =>
    listComplaints(desk.db, await desk.asker(name, now), {}, { asked, perPage: 2, now });
  for (const name of ["Dora", "Wu", "Gao"]) {
    const second = await list(name, 2);
    expect([second.total, second.isMore, numbersOf(second)]).toEqual([5000, true, ["C-2026-000001", "C-2025-5099"]]);
  }
  // whom it does not concern still sees none of them
  expect(await list("Tom", 1)).toMatchObject({ total: 1, isMore: false, complaints: [{ number: "C-2026-000003" }] });
});
