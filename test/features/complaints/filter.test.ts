import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { modalWith } from "../../support/modal.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

/** Opens the filters of a list that was asked for with these words. */
async function opens(who: string, typed = "") {
  const person = house.person(who);
  await person.types(`/complaint list ${typed}`.trim());
  await person.waitsFor("Filter");
  await person.presses("Filter");
  await modalWith(person, "Filed from");
  return person;
}

test("the form narrows the list, pages keep what was chosen, and the list behind follows", async () => {
  await house.file("Wu", { severity: "S1" });
  for (let n = 0; n < 16; n++) await house.file("Wu", { severity: "S4", category: "fees" });
  const dora = await opens("Dora");
  await dora.fills({ Severity: "S4 low", Category: "Fees and interest", State: "Open: not ended yet" });
  const narrowed = await modalWith(dora, "Complaints: 16");
  expect(narrowed).toContain("Only: open, S4 low, Fees and interest");
  expect(narrowed).not.toContain("C-2035-000001");
  await dora.presses("Next page");
  expect(await modalWith(dora, "C-2035-000002")).toContain("Only: open, S4 low, Fees and interest");
  await dora.presses("Filter");
  await modalWith(dora, "Filed from");
  // it begins with what the list is narrowed to: only the day is added
  await dora.fills({ "Filed up to": "2035-03-04" });
  expect(await modalWith(dora, "No such complaints.")).toContain(
    "Only: open, S4 low, Fees and interest, up to 4 March 2035",
  );
  await dora.presses("Filter");
  await modalWith(dora, "Filed from");
  await dora.fills({ "Filed up to": "2035-03-05", Severity: "All" });
  expect(await modalWith(dora, "Complaints: 16")).toContain("Only: open, Fees and interest, up to 5 March 2035");
  await dora.closes();
  expect(await dora.waitsFor("Complaints: 16")).toContain("Only: open, S4 low");
});

test("department, mine, overdue and repeat are there too, and typed filters stand in the form", async () => {
  const first = await house.file("Wu", { severity: "S1" });
  await house.file("Wu");
  await house.file("Mei", { clientId: await house.clientId("K3"), category: "fees" });
  await house.bringTo(first, "assign");
  const lin = await opens("Lin", "repeat 2035-03-01");
  expect(await lin.searches("Department", "")).toEqual(["All departments", "Team 1"]);
  await lin.fills({});
  expect(await modalWith(lin, "Complaints: 1\n")).toContain("Only: repeat, from 1 March 2035");
  await lin.presses("Filter");
  await modalWith(lin, "Filed from");
  await lin.fills({ Department: "Team 1", "Only those that": [] });
  expect(await modalWith(lin, "Complaints: 1\n")).toContain("C-2035-000001");
  const wu = await opens("Wu");
  await wu.fills({ "Only those that": ["are mine: I filed them or see to them", "are repeats"] });
  expect(await modalWith(wu, "Complaints: 1\n")).toContain("C-2035-000002");
  await house.goTo("2035-04-30T10:00:00+08:00");
  const dora = await opens("Dora", "overdue fees-and-interest");
  await dora.fills({});
  expect(await modalWith(dora, "Complaints: 1\n")).toContain("C-2035-000003");
});

test("days the wrong way round are told at their field, with what was chosen still there", async () => {
  await house.file("Wu");
  const dora = await opens("Dora", "S3");
  const told = await dora.fills({ "Filed from": "2035-03-05", "Filed up to": "2035-03-01" });
  expect(told).toMatchObject({ ok: false, errors: { filter_to: "This lies before the first day." } });
  await dora.fills({ "Filed up to": "2035-03-06" });
  expect(await modalWith(dora, "Complaints: 1\n")).toContain("S3 normal, from 5 March 2035, up to 6 March 2035");
});

test("who hands nothing to departments picks none, but keeps the one that they named", async () => {
  await house.bringTo(await house.file("Wu"), "assign");
  await house.file("Wu", { category: "fees" });
  const wu = await opens("Wu", "team-1");
  expect(wu.modal()).not.toContain("Department");
  await wu.fills({ Severity: "S3 normal" });
  expect(await modalWith(wu, "Complaints: 1\n")).toContain("Only: S3 normal, Team 1");
  await wu.types("/complaint list #1");
  expect(await wu.waitsFor("none of the filters")).toContain("“#1”");
});

test("nobody is shown by a filter what is about them or not theirs", async () => {
  await house.file("Wu", { aboutId: await house.idOf("Dora") });
  const dora = await opens("Dora");
  await dora.fills({ State: "All" });
  await modalWith(dora, "No such complaints.");
  const tom = await opens("Tom");
  await tom.fills({ Severity: "S3 normal" });
  await modalWith(tom, "No such complaints.");
});
