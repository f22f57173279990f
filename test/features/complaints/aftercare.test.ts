import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const promised = { remedy: "Apologise", promise: { text: "Send the new card", dueOn: "2035-03-08" } };

test("a promise in a remedy becomes a follow-up of the responsible once it is approved, and not before", async () => {
  const id = await house.file("Wu", { clientId: await house.clientId("K2") });
  const responsibleId = await house.idOf("Mei");
  const assign = { assign: { responsibleId } };
  await house.act(id, "Dora", "judgeValid");
  const team = await house.db.prisma.team.findFirstOrThrow();
  await house.act(id, "Dora", "assign", { departmentId: team.id, ...assign.assign });
  await house.act(id, "Mei", "analyse", { cause: "slighted", words: "Nobody greeted them" });
  await house.act(id, "Mei", "propose", { ...promised, promise: { text: "Send flowers", dueOn: "2035-03-07" } });
  await house.act(id, "Lin", "sendBack", { remarks: "Not flowers" });
  await house.act(id, "Mei", "propose", promised);
  expect(await house.db.prisma.followUp.count()).toBe(0);
  await house.act(id, "Lin", "approve");
  const mei = house.person("Mei");
  await mei.types("/followups");
  const seen = await mei.sees();
  expect(seen).toContain("Send the new card");
  expect(seen).not.toContain("Send flowers");
});

test("the brief tells of open complaints, and to whom one is about nothing, also not what was promised", async () => {
  const about = await house.idOf("Mei");
  await house.file("Wu", { clientId: await house.clientId("K2"), severity: "S2" });
  const mei = house.person("Mei");
  const opensBrief = async () => {
    await mei.types("/clients K2");
    await mei.presses("Brief");
    return mei.waitsFor("Open complaints");
  };
  const brief = await opensBrief();
  expect(brief).toContain("No selling while a complaint is open: apologise first.");
  expect(brief).toContain("C-2035-000001 · S2 high · Service · To be judged · filed 5 Mar");
  await mei.closes();
  await house.db.prisma.complaint.updateMany({ data: { aboutId: about } });
  const complaint = await house.db.prisma.complaint.findFirstOrThrow();
  await house.bringTo(complaint.id, "approve", { propose: promised });
  expect(await house.db.prisma.followUp.count()).toBe(1);
  const hidden = await opensBrief();
  expect(hidden).toContain("Open complaints\nNone.");
  expect(hidden).not.toContain("Send the new card");
});

test("fourteen days after it was closed the client stands on the manager's plan for a courtesy call", async () => {
  const id = await house.file("Wu", { clientId: await house.clientId("K2") });
  await house.bringTo(id, "evaluate");
  await house.goTo("2035-03-19T08:00:30+08:00");
  const mei = house.person("Mei");
  await mei.types("/plan");
  expect(await mei.sees()).toContain("Courtesy call after a complaint was closed: is all well?");
});

test("where the manager was complained about, their plan has no such call", async () => {
  const id = await house.file("Wu", { clientId: await house.clientId("K2"), aboutId: await house.idOf("Mei") });
  await house.bringTo(id, "evaluate");
  expect(await house.db.prisma.appointment.count()).toBe(0);
});
