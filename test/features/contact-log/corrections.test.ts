import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House } from "../../support/house.ts";
import { clientOf, errorsOf, heldBy, loggedOf, loggingHouse, opensLog } from "../../support/logging.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
});
afterAll(() => house.close());

/** Tom has logged a visit with the client, a day ago. */
async function logsVisit(clientNo: string, at: string, notes: string) {
  const tom = await opensLog(house.person("Tom"), clientNo);
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  await tom.enters({ "What was it?": "Visit", Notes: notes });
  expect(await tom.fills({ When: new Date(at) })).toEqual({ ok: true });
  await tom.waitsFor(notes);
  return tom;
}

/** Opens the correction of the client's newest contact, from the contacts in full. */
async function corrects(name: string, clientNo: string) {
  const person = house.person(name);
  if (person.modal()) await person.closes();
  await person.types(`/clients ${clientNo}`);
  await person.sees();
  await person.presses("Contacts in full");
  await person.waitsFor("[Log a contact]");
  for (let waited = 0; waited < 50 && !person.modal().includes("[Correct]"); waited++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await person.presses("Correct");
  await person.waitsFor("What was it?");
  return person;
}

test("from the receipt a contact is corrected: the clocks are counted anew, and what it said before is kept", async () => {
  const tom = await logsVisit("P100", "2035-03-04T10:00:00+08:00", "met him at home");
  expect((await clientOf(house.db, "P100")).lastVisitAt).not.toBeNull();
  await tom.presses("Correct");
  await tom.waitsFor("What was it?");
  expect(heldBy(house, "Tom")).toContain("met him at home");
  expect(await tom.fills({ "What was it?": "Call", Notes: "rang him at home" })).toEqual({ ok: true });
  expect(await tom.waitsFor("Corrected · 王小明")).toContain("rang him at home");
  const [contact] = await loggedOf(house.db, "P100");
  expect(contact).toMatchObject({ kind: "call", notes: "rang him at home", version: 1 });
  expect(contact?.changes.map(({ before }) => JSON.parse(before))).toEqual([
    { kind: "visit", notes: "met him at home" },
  ]);
  const client = await clientOf(house.db, "P100");
  expect(client.lastVisitAt).toBeNull();
  expect(client.lastReachedAt).toEqual(new Date("2035-03-04T10:00:00+08:00"));

  await tom.types("/clients P100");
  expect(await tom.sees()).toMatch(/4 Mar 10:00 · Call · Tom · logged 1 day late · corrected 5 Mar 07:5\d · rang him/);
  await tom.presses("Contacts in full");
  const full = await tom.waitsFor("Before: ");
  expect(full).toMatch(/corrected 5 Mar 07:5\d by Tom\nBefore: Kind: Visit; Notes: met him at home/);
  await tom.closes();
});

test("a contact that is said to have reached nobody restarts no clock any more, and one moved to the future is refused", async () => {
  await logsVisit("P103", "2035-03-03T10:00:00+08:00", "saw the shop");
  const tom = await corrects("Tom", "P103");
  expect(errorsOf(await tom.fills({ When: new Date("2035-03-06T10:00:00+08:00") }))).toEqual([
    "A contact that has not happened yet cannot be logged",
  ]);
  await tom.enters({ When: new Date("2035-03-03T10:00:00+08:00") });
  await tom.fills({ "How did it go?": "Not reached" });
  await tom.waitsFor("Corrected · Harbour Foods");
  expect(await clientOf(house.db, "P103")).toMatchObject({ lastReachedAt: null, lastVisitAt: null });
});

test("sent as it stands, it is not corrected", async () => {
  const tom = await corrects("Tom", "P103");
  await tom.fills({});
  await tom.waitsFor("Nothing was changed.");
  expect((await loggedOf(house.db, "P103"))[0]?.changes).toHaveLength(1);
});

test("of two corrections at once one counts, and the other is told; what it typed is kept", async () => {
  const tom = await corrects("Tom", "P103");
  const lin = await corrects("Lin", "P103");
  await lin.fills({ Notes: "the lead's words" });
  await lin.waitsFor("Corrected · Harbour Foods");
  await tom.fills({ Notes: "the manager's words" });
  expect(await tom.waitsFor("Someone else corrected this contact meanwhile")).toContain("kept for a day");
  expect((await loggedOf(house.db, "P103"))[0]).toMatchObject({ notes: "the lead's words", version: 2 });
  await tom.closes();
  await corrects("Tom", "P103");
  await tom.waitsFor("Kept from");
  expect(heldBy(house, "Tom")).toContain("the manager's words");
  await tom.closes();
});

test("whose client it is no longer corrects it no longer, and is told nothing", async () => {
  const tom = await logsVisit("P102", "2035-03-04T11:00:00+08:00", "their new shop");
  await house.load("clients", [clientRow("P102", "Mei", { name: "Sunrise Ltd" })]);
  await tom.presses("Correct");
  expect(await tom.waitsFor("This contact is not on record, or its client is not in your book.")).not.toContain("Mei");
  expect(tom.modal()).toBe("");
});

test("a client that is handed over while its contact is corrected stays as it was; what was typed is kept", async () => {
  const tom = await logsVisit("P100", "2035-03-04T12:00:00+08:00", "a new house");
  await tom.presses("Correct");
  await tom.waitsFor("What was it?");
  await house.load("clients", [clientRow("P100", "Mei", { name: "王小明" })]);
  await tom.fills({ Notes: "an old house" });
  await tom.waitsFor("What you typed is kept for a day.");
  expect((await loggedOf(house.db, "P100")).map(({ notes }) => notes)).toContain("a new house");
  await tom.closes();
});

test("a contact is not moved to the moment of another one", async () => {
  await logsVisit("P101", "2035-03-01T10:00:00+08:00", "the first");
  await logsVisit("P101", "2035-03-01T15:00:00+08:00", "the second");
  const tom = await corrects("Tom", "P101");
  expect(errorsOf(await tom.fills({ When: new Date("2035-03-01T10:00:00+08:00") }))).toEqual([
    "A contact of this kind with this client is logged for this very moment. Correct that one, or choose another time.",
  ]);
  expect((await loggedOf(house.db, "P101")).map(({ notes }) => notes)).toEqual(["the first", "the second"]);
});
