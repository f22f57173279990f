import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { actForms, readyFor } from "../../support/act-forms.ts";
import { actHandsOf } from "../../support/act-hands.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
const { reads, offers, does, toldTo, allClose } = actHandsOf(() => house);
beforeAll(async () => {
  house = await openComplaintHouse();
});
afterEach(allClose);
afterAll(() => house.close());

const record = (id: number) => house.db.prisma.complaint.findUniqueOrThrow({ where: { id } });

test("while the client is waited for the house's clock stands, the legal one goes on; then it goes on by what was left", async () => {
  await house.goTo("2035-03-05T10:00:00+08:00");
  const { id, number } = await readyFor(house, actForms.waitForClient);
  const before = await reads("Wu", number);
  expect(before).toContain("until 19 Mar 10:00, 9 working days 8 h left");
  expect(before).toContain("up to and including 20 Mar, 15 days left");
  await house.goTo("2035-03-05T15:00:00+08:00");
  expect(await does(actForms.waitForClient, number)).toContain("waiting for the client");
  // over a weekend: the house's clock shows nothing but that it stands, the law's is counted down
  await house.goTo("2035-03-12T11:00:00+08:00");
  const meanwhile = await reads("Wu", number);
  expect(meanwhile).toContain("stands while the client is waited for");
  expect(meanwhile).toContain("up to and including 20 Mar, 8 days left");
  expect((await record(id)).dueAt).toEqual(new Date("2035-03-21T00:00:00+08:00"));
  // the last day of the law, not the midnight that ends it
  await house.person("Wu").types("/complaint mine");
  expect(await house.person("Wu").waitsFor(number)).toContain("due 20 Mar");
  await does(actForms.clientAnswered, number);
  // 85 of 90 hours are left on Monday at eleven, less the moment since: nine days and four hours, or a little less
  const after = await reads("Wu", number);
  expect(after).toMatch(/until 23 Mar 15:00, 9 working days [34] h left/);
  expect(after).toContain("up to and including 20 Mar, 8 days left");
  expect(after).toContain("Assigned, cause to be analysed");
  // the earlier of both is what is due
  expect((await record(id)).dueAt).toEqual(new Date("2035-03-21T00:00:00+08:00"));
});

test("more time: asked by one, granted by another above, both dates shown to both; refused with the reason", async () => {
  await house.goTo("2035-03-13T09:00:00+08:00");
  const { id, number } = await readyFor(house, actForms.askExtension);
  const filedOn = (await record(id)).legalDueOn;
  expect(filedOn).toBe("2035-03-28");
  const both = "up to and including 28 Mar, asked for up to and including 12 Apr";
  expect(await does(actForms.askExtension, number)).toContain("28 Mar → 12 Apr");
  expect(await toldTo("Lin")).toContain(both);
  expect(await toldTo("Lin")).toContain("“The pictures are awaited”");
  expect(await offers("Wu", number, "Grant more time")).toBe(false);
  expect(await offers("Wu", number, "Ask for more time")).toBe(false);
  expect(await offers("Dora", number, "Grant more time")).toBe(false);
  const lin = house.person("Lin");
  await reads("Lin", number);
  await lin.presses("Grant more time");
  expect(await modalWith(lin, "Remarks")).toContain("up to and including 28 Mar → 12 Apr");
  await lin.closes();
  expect(await does(actForms.extend, number)).toContain("28 Mar → 12 Apr");
  expect(await toldTo("Wu")).toContain("Lin granted more time");
  expect(await toldTo("Wu")).toContain("up to and including 28 Mar → 12 Apr");
  expect(await reads("Wu", number)).toContain("up to and including 12 Apr, 30 days left");
  // who asked does not grant, whoever they are
  await does(actForms.askExtension, number, { by: "Lin", values: { Reason: "Still awaited" } });
  expect(await offers("Lin", number, "Grant more time")).toBe(false);
  expect(await toldTo("Boss")).toContain("asked for up to and including 12 May");
  await does(actForms.refuseExtension, number, { by: "Boss", values: { Reason: "Enough is enough" } });
  expect(await toldTo("Lin")).toContain("“Enough is enough”");
  expect((await record(id)).legalDueOn).toBe("2035-04-12");
});

test("two who ask for more time, or decide on it: the second is told so", async () => {
  const { number } = await readyFor(house, actForms.extend);
  const [wu, lin, boss] = [house.person("Wu"), house.person("Lin"), house.person("Boss")];
  await reads("Lin", number);
  await reads("Boss", number);
  await lin.presses("Grant more time");
  await modalWith(lin, "Remarks");
  await lin.fills({ Remarks: "Hurry" });
  await modalWith(lin, "Saved: ");
  await boss.presses("Refuse more time");
  await boss.waitsFor("No more time is asked for, or it was decided already.");
  await reads("Wu", number);
  await reads("Dora", number);
  await wu.presses("Ask for more time");
  await modalWith(wu, "Reason");
  await wu.fills({ Reason: "The pictures" });
  await modalWith(wu, "Saved: ");
  await house.person("Dora").presses("Ask for more time");
  await house.person("Dora").waitsFor("More time is asked for already");
  await lin.closes();
});

test("a change of severity moves the house's clock, and says from when to when to all whom it concerns", async () => {
  await house.goTo("2035-03-14T11:00:00+08:00");
  const { number } = await readyFor(house, actForms.reassign);
  const moved = ["Severity: S3 normal → S1 critical", "Deadline: 28 Mar 11:00 → 19 Mar 11:00"];
  const seen = await does(actForms.reclassify, number);
  for (const words of moved) expect(seen).toContain(words);
  for (const words of moved) expect(await toldTo("Wu")).toContain(words);
  expect(await toldTo("Lin")).toContain("S3 normal → S1 critical");
  expect(await reads("Wu", number)).toContain("until 19 Mar 11:00");
});

test("reassigned: who had it and who has it now are told; who had it does nothing more with it", async () => {
  const { number } = await readyFor(house, actForms.reassign);
  expect(await does(actForms.reassign, number)).toContain("Dora reassigned it to Mei, Team 1");
  const handed = new RegExp(`Complaint ${number}(:| · .*\\n)( ?)Dora reassigned it to Mei, Team 1`);
  for (const name of ["Mei", "Wu", "Lin"]) expect(await toldTo(name)).toMatch(handed);
  expect(await toldTo("Tom")).not.toContain(number);
  expect(await offers("Mei", number, "Analyse")).toBe(true);
  expect(await offers("Wu", number, "Analyse")).toBe(false);
  // nobody is offered whom it is about, nor who has nobody above to approve
  const about = await readyFor(house, actForms.reassign, { aboutId: await house.idOf("Tom") });
  const dora = house.person("Dora");
  await reads("Dora", about.number);
  await dora.presses("Reassign");
  await modalWith(dora, "Responsible person");
  const offered = await dora.searches("Responsible person", "");
  expect(offered).toEqual(expect.arrayContaining(["Dora", "Lin", "Mei", "Wu"]));
  expect(offered).not.toContain("Tom");
  expect(offered).not.toContain("Boss");
  expect(await dora.searches("Responsible person", "me")).toEqual(["Mei"]);
  // the one chosen may lose whoever is above them before it is saved
  await dora.enters({ ...actForms.reassign.values, "Responsible person": "Mei" });
  const mei = { name: "Mei" };
  const { id, reportsToId } = await house.db.prisma.person.findFirstOrThrow({ where: mei });
  await house.db.prisma.person.update({ where: { id }, data: { reportsToId: null } });
  const alone = await dora.fills({});
  await house.db.prisma.person.update({ where: { id }, data: { reportsToId } });
  expect(Object.values(alone.errors ?? {}).join()).toContain("Nobody above this person");
  expect(await toldTo("Tom")).not.toContain(about.number);
});
