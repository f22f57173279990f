import { beforeEach, expect, test } from "vitest";
import { assignedTo, at, complaintDesk, type Desk, filedId, handedTo } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await complaintDesk((await tempDb()).db);
});
const handed = (responsible: string) => handedTo(desk, responsible);
const assigned = (responsible = "Wu", more?: Record<string, unknown>) => assignedTo(desk, responsible, more);

test("nobody approves what they proposed: a lead who serves for the responsible person leaves it to their own lead", async () => {
  const id = await assigned("Wu");
  const leave = { personId: desk.id("Wu"), coverId: desk.id("Gao"), fromDate: "2026-11-24", toDate: "2026-11-25" };
  await desk.db.prisma.leave.create({ data: { ...leave, setById: desk.id("Gao"), setAt: at("12:00") } });
  expect(await desk.act(id, "Gao", "analyse", at("12:00"), { cause: "process", words: "x" })).toEqual({
    is: "notTheirs",
    why: "relation",
  });
  const [morning, noon] = [at("09:00", "2026-11-24"), at("12:00", "2026-11-24")];
  await desk.act(id, "Gao", "analyse", morning, { cause: "process", words: "The rule is old" });
  const proposed = await desk.act(id, "Gao", "propose", morning, { remedy: "Change the rule" });
  expect(proposed).toMatchObject({
    is: "done",
    done: { tidings: expect.arrayContaining([{ toPersonId: desk.id("Boss"), as: "lead" }]) },
  });
  expect(await desk.act(id, "Gao", "approve", noon)).toEqual({ is: "notTheirs", why: "own" });
  // who serves for the responsible person is told as they are
  const told = [
    { toPersonId: desk.id("Wu"), as: "responsible" },
    { toPersonId: desk.id("Gao"), as: "responsible" },
  ];
  const approved = await desk.act(id, "Boss", "approve", noon);
  expect(approved).toMatchObject({ is: "done", done: { tidings: expect.arrayContaining(told) } });
});

test("a complaint about a desk's only person falls to the next above, and is absent for that person", async () => {
  const id = filedId(await desk.file("Bob", at("20:00"), { aboutId: desk.id("Cat"), clientId: desk.id("K3") }));
  expect(await desk.act(id, "Cat", "judgeNotValid", at("20:10"), { reason: "No" })).toEqual({ is: "unknown" });
  const judged = await desk.act(id, "Ann", "judgeValid", at("20:10"));
  expect(judged).toMatchObject({ is: "done", done: { tidings: [{ toPersonId: desk.id("Bob"), as: "reporter" }] } });
});

test("a complaint about a lead is approved by the next lead, and the manager's lead stands for a manager complained about", async () => {
  const about = await assigned("Wu", { aboutId: desk.id("Gao") });
  await desk.act(about, "Wu", "analyse", at("12:00"), { cause: "slighted", words: "x" });
  const proposed = await desk.act(about, "Wu", "propose", at("12:00"), { remedy: "Apologise" });
  expect(proposed).toMatchObject({ is: "done", done: { tidings: [{ toPersonId: desk.id("Boss"), as: "lead" }] } });
  expect(await desk.act(about, "Gao", "approve", at("13:00"))).toEqual({ is: "unknown" });
  const id = filedId(await desk.file("Wu", at("10:00"), { aboutId: desk.id("Mei"), category: "sale" }));
  await desk.act(id, "Dora", "judgeValid", at("10:30"));
  const done = await desk.act(id, "Dora", "assign", at("11:00"), handed("Wu"));
  const told = done.is === "done" ? done.done.tidings : [];
  expect(told).toContainEqual({ toPersonId: desk.id("Lin"), as: "manager" });
  expect(told.map(({ toPersonId }) => toPersonId)).not.toContain(desk.id("Mei"));
});
