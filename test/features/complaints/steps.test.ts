import { beforeEach, expect, test } from "vitest";
import { listComplaints } from "../../../src/features/complaints/archive/list-queries.ts";
import { chainFault } from "../../../src/features/complaints/chain/chain-rules.ts";
import { complaintFor } from "../../../src/features/complaints/queries.ts";
import { complaintDesk, type Desk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await complaintDesk((await tempDb()).db);
});

/** Names of who is told, by what they are to the complaint. */
async function told(tidings: { toPersonId: number; as: string }[]): Promise<Record<string, string>> {
  const people = await desk.db.prisma.person.findMany();
  return Object.fromEntries(
    tidings.map(({ toPersonId, as }) => [people.find(({ id }) => id === toPersonId)?.name ?? "", as]),
  );
}

const handed = (responsible: string, team = "Counter") => ({
  departmentId: desk.id(team),
  responsibleId: desk.id(responsible),
});

test("a complaint goes its eight steps, each told to whom it concerns, and is closed", async () => {
  const filed = await desk.file("Wu", "2026-11-23T10:00+08:00");
  expect(filed).toMatchObject({ is: "filed", number: "C-2026-000001", isRepeat: false });
  const id = filedId(filed);
  const way = [
    ["Dora", "judgeValid", {}, "valid", { Wu: "reporter" }],
    ["Dora", "assign", handed("Wu"), "assigned", { Wu: "responsible", Gao: "lead", Mei: "manager" }],
    ["Wu", "analyse", { cause: "slighted", words: "Nobody greeted them" }, "analysed", {}],
    [
      "Wu",
      "propose",
      { remedy: "Apologise", compensation: { minor: 5000, currency: "CNY" } },
      "proposed",
      { Gao: "lead" },
    ],
    ["Gao", "sendBack", { remarks: "Say when" }, "returned", { Wu: "responsible" }],
    ["Wu", "propose", { remedy: "Apologise today" }, "proposed", { Gao: "lead" }],
    ["Gao", "approve", {}, "approved", { Wu: "responsible" }],
    [
      "Wu",
      "carryOut",
      { done: "Called", toldAt: "2026-11-23T02:07:00Z", how: "phone" },
      "carriedOut",
      { Gao: "lead", Mei: "manager" },
    ],
    ["Gao", "evaluate", { satisfaction: 4, lesson: "Greet" }, "closed", { Wu: "responsible", Mei: "manager" }],
  ] as const;
  for (const [i, [by, act, given, state, who]] of way.entries()) {
    const acted = await desk.act(id, by, act, `2026-11-23T10:0${i}+08:00`, given);
    expect(acted).toMatchObject({ is: "done", done: { toState: state, seq: i + 2 } });
    if (acted.is === "done") expect(await told(acted.done.tidings)).toMatchObject(who);
  }
  const record = await desk.db.prisma.complaint.findUniqueOrThrow({ where: { id } });
  expect(record).toMatchObject({ state: "closed", satisfaction: 4, cause: "slighted", dueAt: null, warnAt: null });
  expect(record.resolvedAt).toEqual(new Date("2026-11-23T10:07+08:00"));
  const acts = await desk.db.prisma.complaintAct.findMany({ where: { complaintId: id }, orderBy: { seq: "asc" } });
  expect(acts).toHaveLength(10);
  expect(chainFault(record.number, acts, { count: record.version, head: record.headHash })).toBeUndefined();
});

test("who sees it is offered what they may do; who does not is told nothing, not even that it is there", async () => {
  const id = filedId(await desk.file("Wu", "2026-11-23T10:00+08:00", { aboutId: desk.id("Mei") }));
  const now = new Date("2026-11-23T11:00+08:00");
  const seen = async (name: string) =>
    complaintFor(desk.db, await desk.asker(name, now), { number: "C-2026-000001" }, now);
  expect((await seen("Dora"))?.may).toContain("judgeValid");
  expect((await seen("Lin"))?.may).toContain("judgeValid");
  expect((await seen("Wu"))?.may).toEqual(["note", "addEvidence", "withdraw"]);
  for (const name of ["Mei", "Tom", "Bob", "Ann", "Cat"]) {
    expect(await seen(name)).toBeUndefined();
    const asker = await desk.asker(name, now);
    expect((await listComplaints(desk.db, asker, {}, { asked: 1, perPage: 10, now })).total).toBe(0);
    expect(await desk.act(id, name, "note", now, { text: "x" })).toEqual({ is: "unknown" });
  }
});
