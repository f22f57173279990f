import { beforeEach, expect, test } from "vitest";
import { at, complaintDesk, type Desk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await complaintDesk((await tempDb()).db);
});

/** A complaint for which Wu has proposed a remedy, that Wu's lead Gao is to approve; Gao is away on the 24th. */
async function proposed(cover: string, more: Record<string, unknown> = {}): Promise<number> {
  const id = filedId(await desk.file("Mei", at("10:00"), more));
  const handed = { departmentId: desk.id("Counter"), responsibleId: desk.id("Wu") };
  await desk.act(id, "Dora", "judgeValid", at("10:30"));
  await desk.act(id, "Dora", "assign", at("11:00"), handed);
  await desk.act(id, "Wu", "analyse", at("12:00"), { cause: "process", words: "x" });
  await desk.act(id, "Wu", "propose", at("12:30"), { remedy: "Apologise" });
  const leave = { personId: desk.id("Gao"), coverId: desk.id(cover), fromDate: "2026-11-24", toDate: "2026-11-24" };
  await desk.db.prisma.leave.create({ data: { ...leave, setById: desk.id("Gao"), setAt: at("12:00") } });
  return id;
}

test("who covers a lead approves in their place, on the days of the leave alone", async () => {
  const id = await proposed("Lin");
  const approves = (day: string) => desk.act(id, "Lin", "approve", at("10:00", day));
  expect(await approves("2026-11-23")).toMatchObject({ is: "notTheirs" });
  expect(await approves("2026-11-25")).toMatchObject({ is: "notTheirs" });
  expect(await approves("2026-11-24")).toMatchObject({ is: "done" });
});

test("nobody approves for the lead what they proposed, or what is about them", async () => {
  const own = await proposed("Wu");
  expect(await desk.act(own, "Wu", "approve", at("10:00", "2026-11-24"))).toMatchObject({
    is: "notTheirs",
    why: "own",
  });
});

test("a complaint about who covers the lead is unknown to them", async () => {
  const about = await proposed("Tom", { aboutId: desk.id("Tom") });
  expect(await desk.act(about, "Tom", "approve", at("10:00", "2026-11-24"))).toEqual({ is: "unknown" });
});
