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

test("returned with remarks, proposed anew, approved by neither who proposed it; five whys are free, five at most", async () => {
  const { number } = await readyFor(house, actForms.analyse);
  const wu = house.person("Wu");
  await reads("Wu", number);
  await wu.presses("Analyse");
  await modalWith(wu, "Five whys");
  const six = ["a", "b", "c", "d", "e", "f"].join("\n");
  const tooMany = await wu.fills({ ...actForms.analyse.values, "Five whys": six });
  expect(Object.values(tooMany.errors ?? {}).join()).toMatch(/too many/);
  await wu.fills({ "Five whys": "Too few counters\nTwo were ill" });
  expect(await modalWith(wu, "Saved: ")).toContain("Five whys: Too few counters → Two were ill");
  await does(actForms.propose, number);
  expect(await offers("Wu", number, "Approve")).toBe(false);
  await does(actForms.sendBack, number);
  expect(await toldTo("Wu")).toContain("“Too little”");
  await does(actForms.propose, number, { values: { Remedy: "Apologise, and a gift" } });
  await does(actForms.approve, number);
  expect(await toldTo("Wu")).toContain("Lin approved the remedy");
});

test("withdrawn by who filed it only until it was judged; told to the desk; no clock runs any more", async () => {
  const { id, number } = await readyFor(house, actForms.withdraw);
  await does(actForms.withdraw, number);
  expect(await record(id)).toMatchObject({ state: "withdrawn", dueAt: null, warnAt: null });
  expect(await toldTo("Mei")).toContain(`${number}: Wu withdrew it`);
  const judged = await readyFor(house, actForms.assign);
  expect(await offers("Wu", judged.number, "Withdraw")).toBe(false);
  await does(actForms.withdraw, judged.number, { by: "Dora" });
  expect(await toldTo("Wu")).toContain("Dora withdrew it");
});

test("evaluated from one to five; reopened with a reason it is assigned anew, its clock begins anew, and nobody calls to ask if all is well", async () => {
  await house.goTo("2035-03-12T14:00:00+08:00");
  const { id, number } = await readyFor(house, actForms.evaluate, { clientId: await house.clientId("K2") });
  await does(actForms.evaluate, number, { values: { "How satisfied is the client?": "1 · very dissatisfied" } });
  expect(await record(id)).toMatchObject({ state: "closed", satisfaction: 1 });
  const calls = () => house.db.prisma.appointment.findMany({ select: { on: true, cause: true } });
  expect(await calls()).toEqual([{ on: "2035-03-26", cause: "aftercare" }]);
  await house.goTo("2035-03-14T10:00:00+08:00");
  expect(await does(actForms.reopen, number)).toContain("valid, to be assigned");
  expect(await calls()).toEqual([]);
  for (const name of ["Wu"]) expect(await toldTo(name)).toContain("“They called again”");
  expect(await record(id)).toMatchObject({
    ...{ state: "valid", responsibleId: null, satisfaction: null, legalDueOn: "2035-03-27" },
    // ten working days from now, but the law's time runs on
    dueAt: new Date("2035-03-28T00:00:00+08:00"),
  });
  expect(await reads("Dora", number)).toContain("until 28 Mar 10:00, 9 working days 8 h left");
});

test("two complaints of one client closed on one day: one is reopened, the call after the other stays", async () => {
  const clientId = await house.clientId("K3");
  const [one, other] = [await house.file("Wu", { clientId }), await house.file("Wu", { clientId })];
  for (const id of [one, other]) await house.bringTo(id, "evaluate");
  await house.act(one, "Dora", "reopen", { reason: "Again" });
  expect(await house.db.prisma.appointment.count({ where: { clientId } })).toBe(1);
  await house.act(other, "Dora", "reopen", { reason: "Again" });
  expect(await house.db.prisma.appointment.count({ where: { clientId } })).toBe(0);
});

test("a note is added in every state, also at the end; evidence likewise, and stands with who gave it", async () => {
  const { number } = await readyFor(house, actForms.reopen);
  expect(await does(actForms.note, number, { by: "Mei" })).toContain("Mei added a note. Now: closed and archived");
  const wu = house.person("Wu");
  await reads("Wu", number);
  await wu.presses("Add files");
  await modalWith(wu, "What they show");
  await wu.fills(actForms.addEvidence.values);
  expect(await modalWith(wu, "slip.txt")).toContain("The slip of the queue");
});
