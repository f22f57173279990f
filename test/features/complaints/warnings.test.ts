import { afterEach, beforeEach, expect, test } from "vitest";
import type { Deps } from "../../../src/deps.ts";
import { warnOfClocks } from "../../../src/features/complaints/clocks/warning-job.ts";
import { newLog } from "../../../src/log.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { readBlocks } from "../../support/person.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

/** What a person was told of clocks in messages of their own, oldest first. */
const messagesTo = (name: string): string[] =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((said) => said.includes("Time runs on complaint"));

/** The lines left for a person's next plan or digest, told or not. */
async function linesTo(name: string): Promise<string[]> {
  const personId = await house.idOf(name);
  const left = await house.db.prisma.notice.findMany({ where: { personId, toldIn: null }, orderBy: { id: "asc" } });
  return left.map(({ line }) => line).filter((line) => line.includes("Complaint C-"));
}

test("S2: the desk at half of the time, then its lead, then the lead's lead, each once", async () => {
  await house.file("Wu", { severity: "S2" });
  await house.goTo("2035-03-05T10:59:00+08:00");
  expect(messagesTo("Dora")).toEqual([]);
  await house.goTo("2035-03-05T11:00:30+08:00");
  expect(messagesTo("Dora")).toEqual([
    "Time runs on complaint C-2035-000001\nComplaint C-2035-000001 (S2 high) of Client K1: 50% of the time to acknowledge it is used. It ends on 5 Mar, 13:00.\n[Open the complaint]",
  ]);
  expect(messagesTo("Lin")).toEqual([]);
  await house.goTo("2035-03-05T12:13:00+08:00");
  expect(messagesTo("Dora")).toHaveLength(2);
  expect(messagesTo("Lin")).toHaveLength(1);
  expect(messagesTo("Boss")).toEqual([]);
  await house.goTo("2035-03-05T13:01:00+08:00");
  await house.restartBot();
  await house.goTo("2035-03-05T13:10:00+08:00");
  expect(messagesTo("Boss").join()).toContain("the time to acknowledge it is over since 5 Mar, 13:00");
  expect(
    [messagesTo("Dora"), messagesTo("Lin"), messagesTo("Boss"), messagesTo("Mei")].map((all) => all.length),
  ).toEqual([3, 2, 1, 0]);
});

test("S1 is told at any hour and however often; S2 waits for the working hours", async () => {
  const [s1, s2] = [await house.file("Wu", { severity: "S1" }), await house.file("Wu", { severity: "S2" })];
  await house.bringTo(s1, "propose");
  await house.bringTo(s2, "propose");
  const night = new Date("2035-03-06T02:00:00+08:00");
  await house.db.prisma.complaint.updateMany({ data: { legalDueOn: "2035-03-07", warnAt: night } });
  // half of the law's two days is used at the end of the 6th
  await house.goTo("2035-03-07T00:30:00+08:00");
  expect(messagesTo("Wu").filter((said) => said.includes("C-2035-000001") && said.includes("law"))).toHaveLength(1);
  expect(messagesTo("Wu").some((said) => said.includes("C-2035-000002") && said.includes("law"))).toBe(false);
  await house.goTo("2035-03-07T08:59:00+08:00");
  expect(messagesTo("Wu").some((said) => said.includes("C-2035-000002") && said.includes("law"))).toBe(false);
  await house.goTo("2035-03-07T09:00:30+08:00");
  expect(messagesTo("Wu").filter((said) => said.includes("C-2035-000002") && said.includes("law"))).toHaveLength(1);
});

test("the others ride in the next plan or digest; nothing is told when it was done in time", async () => {
  const id = await house.file("Wu", { severity: "S3" });
  await house.goTo("2035-03-05T13:31:00+08:00");
  expect(messagesTo("Dora")).toEqual([]);
  // the desk has neither plan nor digest: what waits is told it once a day
  expect(await house.person("Dora").waitsFor("What there is to know today")).toContain(
    "50% of the time to acknowledge",
  );
  expect(await linesTo("Dora")).toEqual([]);
  await house.bringTo(id, "carryOut");
  await house.goTo("2035-03-30T12:00:00+08:00");
  expect(await linesTo("Lin")).toEqual([]);
  expect(await linesTo("Boss")).toEqual([]);
});

test("whom the complaint is about is never warned: the ladder goes past them", async () => {
  await house.file("Wu", { severity: "S1", aboutId: await house.idOf("Lin") });
  await house.goTo("2035-03-05T18:00:00+08:00");
  expect(messagesTo("Lin")).toEqual([]);
  expect(await linesTo("Lin")).toEqual([]);
  expect(messagesTo("Boss").length).toBeGreaterThan(0);
  expect(messagesTo("Dora").length).toBeGreaterThan(0);
});

test("who covers the responsible person is warned in their place", async () => {
  const id = await house.file("Wu", { severity: "S2" });
  await house.bringTo(id, "assign", { assign: { responsibleId: await house.idOf("Mei") } });
  const [personId, coverId] = [await house.idOf("Mei"), await house.idOf("Tom")];
  await house.db.prisma.leave.create({
    data: { personId, coverId, fromDate: "2035-03-05", toDate: "2035-03-09", setById: personId, setAt: new Date() },
  });
  await house.goTo("2035-03-06T09:30:00+08:00");
  expect(messagesTo("Mei")).toEqual([]);
  expect(messagesTo("Tom").join()).toContain("50% of the time to propose a remedy is used");
});

test("two processes that warn at the same moment tell it once", async () => {
  await house.file("Wu", { severity: "S1" });
  const now = new Date("2035-03-05T09:31:00+08:00");
  const deps = { db: house.db, log: newLog("silent") } as unknown as Deps;
  await Promise.all([warnOfClocks.run(deps, now), warnOfClocks.run(deps, now), warnOfClocks.run(deps, now)]);
  await house.posted();
  expect(messagesTo("Dora")).toHaveLength(1);
});
