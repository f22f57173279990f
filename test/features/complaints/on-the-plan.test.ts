import { afterEach, beforeEach, expect, test } from "vitest";
import { findAsker } from "../../../src/features/people/queries.ts";
import { readPlan } from "../../../src/features/visits/read-day.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const reason = "Open complaint C-2035-000001: no selling, apologise first";

/** Everybody on file was seen on the morning of the first day, so that nothing else is due. */
async function seen(clientNo: string, on: string): Promise<void> {
  const at = new Date(`${on}T01:00:00Z`);
  await house.db.prisma.client.update({ where: { clientNo }, data: { lastReachedAt: at, lastVisitAt: at } });
}

test("the client is on its manager's plan, first of all, until they were reached, and cannot be skipped", async () => {
  await seen("K2", "2035-03-05");
  await house.file("Wu", { clientId: await house.clientId("K2"), severity: "S2" });
  await house.goTo("2035-03-06T08:00:30+08:00");
  const mei = house.person("Mei");
  const plan = await mei.waitsFor(reason);
  expect(plan.indexOf("Client K2")).toBeGreaterThan(-1);
  await mei.types("/plan");
  expect(await mei.sees()).toContain(reason);
  await house.goTo("2035-03-06T10:00:00+08:00");
  await house.load("log", [
    { client_no: "K2", manager_email: "mei@bank.example", kind: "call", at: "2035-03-06 09:00", outcome: "reached" },
  ]);
  await house.goTo("2035-03-07T08:00:30+08:00");
  await mei.types("/plan");
  expect(await mei.sees()).not.toContain(reason);
});

test("whoever is complained about finds nothing of it: not on the plan, nor when a lead reads that of another", async () => {
  await seen("K2", "2035-03-05");
  await house.file("Wu", { clientId: await house.clientId("K2"), aboutId: await house.idOf("Mei") });
  await house.file("Wu", { clientId: await house.clientId("K3"), aboutId: await house.idOf("Lin") });
  await house.goTo("2035-03-06T08:00:30+08:00");
  const mei = house.person("Mei");
  await mei.types("/plan");
  expect(await mei.sees()).not.toContain("complaint");
  const tom = house.person("Tom");
  await tom.types("/plan");
  expect(await tom.sees()).toContain("Open complaint C-2035-000002");
  const date = "2035-03-06";
  const read = async (name: string) => {
    const asker = await findAsker(house.db, `U${name.toUpperCase()}`, house.sandbox.clock.now());
    if (!asker) throw new Error(`nobody is called ${name}`);
    return readPlan(house.db, asker, { personId: await house.idOf("Tom"), date, today: date });
  };
  expect(JSON.stringify(await read("Boss"))).toContain("C-2035-000002");
  // there for nothing else, the client is absent
  expect((await read("Lin")).entries).toEqual([]);
});

test("nor do the figures of a plan count who is on it only by what its reader may not read", async () => {
  for (const clientNo of ["K1", "K2", "K3"]) await seen(clientNo, "2035-03-05");
  await house.file("Wu", { clientId: await house.clientId("K2") });
  await house.file("Wu", { clientId: await house.clientId("K3") });
  await house.goTo("2035-03-06T08:00:30+08:00");
  const [boss, lin, mei] = [house.person("Boss"), house.person("Lin"), house.person("Mei")];
  await lin.types("/clients team");
  expect(await lin.sees()).toMatch(/Mei\W+0 visits, 1 call[\s\S]+Tom\W+0 visits, 1 call/);
  expect(await mei.opensHome()).toMatch(/1 call/);
  const about = async (number: string, name: string) =>
    house.db.prisma.complaint.update({ where: { number }, data: { aboutId: await house.idOf(name) } });
  await about("C-2035-000001", "Mei");
  await about("C-2035-000002", "Lin");
  await lin.types("/clients team");
  expect(await lin.sees()).toMatch(/Mei\W+0 visits, 1 call[\s\S]+Tom\W+0 visits, 0 calls/);
  expect(await mei.opensHome()).not.toMatch(/1 call/);
  await lin.types("/team");
  expect(await lin.sees()).toMatch(/0 of 1/);
  await boss.types("/team");
  expect(await boss.sees()).toMatch(/0 of 2/);
});

test("an open complaint is not skipped, and the way out is told", async () => {
  await seen("K1", "2035-03-05");
  await house.file("Wu", { clientId: await house.clientId("K2") });
  await house.goTo("2035-03-06T08:00:30+08:00");
  const mei = house.person("Mei");
  await mei.types("/plan");
  await mei.picks("Skip");
  expect(await mei.sees()).toContain(
    "Client K2 has an open complaint (C-2035-000001) and is not skipped. Apologise first, or move the visit or call to another day.",
  );
});

test("who is named after their plan was posted finds the complaint on it no more", async () => {
  await seen("K1", "2035-03-05");
  await seen("K2", "2035-03-05");
  await house.file("Wu", { clientId: await house.clientId("K2") });
  await house.goTo("2035-03-06T08:00:30+08:00");
  const posted = () => JSON.stringify(house.person("Mei").inbox());
  expect(posted()).toContain("C-2035-000001");
  const dora = house.person("Dora");
  await dora.types("/complaint C-2035-000001");
  await dora.waitsFor("To be judged");
  await dora.presses("Correct who is concerned");
  await dora.fills({ "Person complained about": "Mei", Reason: "She was there" });
  await dora.waitsFor("Saved: Dora corrected who is concerned");
  await eventually(() => !posted().includes("C-2035-000001") || undefined, "the plan without the complaint");
  await house.person("Mei").types("/plan");
  expect(await house.person("Mei").sees()).not.toContain("complaint");
});
