import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Max" },
    { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
    { name: "Max", roles: ["lead"] },
    { name: "Boss", roles: ["lead"] },
    { name: "Eve", isUnknown: true },
  ]);
  await house.load("clients", [
    clientRow("K100", "Tom", { name: "Harbour <Group>", kind: "organisation" }),
    clientRow("K101", "Mei", { name: "东方集团", kind: "organisation" }),
    clientRow("K300", "Ann", { name: "Ann's Secret" }),
  ]);
  await house.load("log", [
    logRow("K100", "Tom", "visit", "2035-02-20 10:00"),
    logRow("K100", "Tom", "visit", "2034-06-01 10:00"),
    logRow("K101", "Mei", "call", "2035-03-01 10:00"),
  ]);
  const old = await house.db.prisma.contactLog.findFirstOrThrow({ where: { at: { lt: new Date("2034-12-01") } } });
  await house.db.prisma.contactLog.update({ where: { id: old.id }, data: { level: "leadership" } });
});
afterAll(() => house.close());

const clientOf = (clientNo: string) => house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });

test("only a lead of its manager is offered to make a client a key account", async () => {
  const tom = house.person("Tom");
  await tom.types("/clients K100");
  expect(await tom.sees()).not.toContain("key account");
  await tom.types("/visit key");
  expect(await tom.sees()).toContain("There are no key accounts yet.");
});

test("a lead marks a client on the card; two taps count once, and its manager hears of it", async () => {
  const lin = house.person("Lin");
  await lin.types("/clients K100");
  await lin.sees();
  await Promise.all([lin.presses("Make it a key account"), lin.presses("Make it a key account")]);
  const seen = await lin.waitsFor("No longer a key account");
  expect(seen).toContain("Key account");
  expect(seen).toContain("Leadership – last visit 1 Jun 2034, 277 days ago (every 182 days) · cold");
  expect(seen).toContain("Technical – no visit on record (every 91 days)");
  expect(seen).toContain("Business – last visit 20 Feb, 13 days ago (every 30 days)");
  const { id, ownerId } = await clientOf("K100");
  const changes = await house.db.prisma.keyAccountChange.findMany({ where: { clientId: id } });
  expect(changes.map(({ isKey }) => isKey)).toEqual([true]);
  const told = await house.db.prisma.notice.findMany({ where: { personId: ownerId }, select: { line: true } });
  expect(told).toEqual([{ line: "Lin has put Harbour <Group> on the list of key accounts." }]);
});

test("the list shows key accounts in one's reach, the coldest first", async () => {
  const lin = house.person("Lin");
  await lin.types("/clients K101");
  await lin.sees();
  await lin.presses("Make it a key account");
  await lin.waitsFor("No longer a key account");
  await lin.types("/visit key");
  const seen = await lin.sees();
  expect(seen).toContain("2 key accounts");
  expect(seen).toContain("1 cold at one level or more.");
  expect(seen.indexOf("Harbour <Group>")).toBeLessThan(seen.indexOf("东方集团"));
  await house.person("Mei").types("/visit 大客户");
  const own = await house.person("Mei").sees();
  expect(own).toContain("东方集团");
  expect(own).toContain("领导层：尚无走访记录（每182天）");
  expect(own).not.toContain("Harbour");
  await house.person("Max").types("/visit key");
  expect(await house.person("Max").sees()).toContain("There are no key accounts among your team's clients yet");
});

test("a lead arranges a leadership visit: it is on the brief, and the manager is told at once", async () => {
  const lin = house.person("Lin");
  await lin.types("/visit Harbour");
  await modalWith(lin, "Key account");
  await lin.presses("Arrange a leadership visit");
  await modalWith(lin, "Who goes");
  for (const [day, words] of [
    ["2035-03-05", "A day from tomorrow on"],
    ["2036-03-06", "A day from tomorrow on"],
    ["2035-03-10", "This is a day off for Tom"],
  ] as const) {
    const refused = await lin.fills({ day });
    expect(refused.errors?.day).toContain(words);
  }
  const unknown = await lin.fills({ day: "2035-03-12", who: "Eve" });
  expect(unknown.errors?.who).toContain("not among the house's people");
  await lin.fills({ day: "2035-03-12", who: "Boss" });
  expect(await modalWith(lin, "Who is who")).toContain("Leadership visit arranged for 12 Mar: Boss goes");
  await house.posted();
  for (const name of ["Tom", "Boss"]) {
    await house
      .person(name)
      .waitsFor("Lin has arranged a leadership visit to Harbour <Group> on Mon, 12 March 2035; Boss");
  }
  const { id } = await clientOf("K100");
  const boss = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Boss" } });
  const appointments = await house.db.prisma.appointment.findMany({ where: { clientId: id } });
  expect(appointments).toMatchObject([{ on: "2035-03-12", kind: "visit", cause: "arranged", goesId: boss.id }]);

  await lin.presses("Arrange a leadership visit");
  await modalWith(lin, "Who goes");
  const again = await lin.fills({ day: "2035-03-12" });
  expect(again.errors?.day).toContain("arranged for this day already");
  await lin.closes();
  await lin.types("/visit key");
  expect(await lin.sees()).toContain("Leadership visit arranged for 12 Mar");
});

test("a manager is not offered to arrange one, and a lead's old button does nothing once the manager is another's", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit Harbour");
  expect(await modalWith(tom, "Leadership visit arranged")).not.toContain("[Arrange a leadership visit]");
  await tom.closes();
  const lin = house.person("Lin");
  await lin.types("/clients K100");
  await lin.sees();
  await house.load("clients", [clientRow("K100", "Ann", { name: "Harbour <Group>", kind: "organisation" })]);
  await lin.presses("No longer a key account");
  await lin.waitsFor("Client not found");
  expect((await clientOf("K100")).keyAccountOn).toBe("2035-03-05");
  await house.load("clients", [clientRow("K100", "Tom", { name: "Harbour <Group>", kind: "organisation" })]);
});

test("an arranged visit is called off once, and those concerned are told", async () => {
  const lin = house.person("Lin");
  await lin.types("/visit Harbour");
  await modalWith(lin, "Leadership visit arranged");
  await Promise.all([lin.presses("Call off the visit of 12 Mar"), lin.presses("Call off the visit of 12 Mar")]);
  await eventually(() => (lin.modal().includes("Call off") ? undefined : true), "the brief without the visit");
  await house.posted();
  for (const name of ["Tom", "Boss"]) {
    const told = house
      .person(name)
      .inbox()
      .filter(({ text }) => text.includes("called off"));
    expect(told.map(({ text }) => text)).toEqual([
      "Lin has called off the leadership visit to Harbour &lt;Group&gt; on Mon, 12 March 2035.",
    ]);
  }
  await lin.closes();
});

test("a client is taken off the list from a card in a modal; the history stays", async () => {
  const lin = house.person("Lin");
  await lin.types("/clients find Harbour");
  await lin.sees();
  await lin.presses("Open");
  await modalWith(lin, "No longer a key account");
  await lin.presses("No longer a key account");
  await modalWith(lin, "Make it a key account");
  const { id, keyAccountOn } = await clientOf("K100");
  expect(keyAccountOn).toBeNull();
  const changes = await eventually(
    () => house.db.prisma.keyAccountChange.findMany({ where: { clientId: id }, orderBy: { id: "asc" } }),
    "the history",
  );
  expect(changes.map(({ isKey }) => isKey)).toEqual([true, false]);
  await lin.closes();
});
