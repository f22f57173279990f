import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", reportsTo: "Lin", zh: true },
    { name: "Oz", roles: ["lead"] },
  ]);
  await house.load("clients", [clientRow("T1", "Tom", { name: "Tomato", assets: "1500000" })]);
});
afterAll(() => house.close());

const tomato = () => house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "T1" } });
const personOf = (name: string) => house.db.prisma.person.findFirstOrThrow({ where: { name } });
async function opensForm(name: string) {
  const person = house.person(name);
  if (person.modal()) await person.closes();
  await person.types("/clients T1");
  await person.waitsFor("Tomato");
  await person.presses("Own cadence");
  await person.waitsFor("A visit every … days");
  return person;
}

test("a client has its tier's standard until its manager sets its own, with the reason", async () => {
  const tom = house.person("Tom");
  await tom.types("/clients T1");
  expect(await tom.sees()).toContain("Standard of the tier · a visit every 91 days · a call every 30 days");
  await opensForm("Tom");
  expect(tom.modal()).toContain("Empty: the tier's, every 91 days.");
  expect((await tom.fills({ visit_every: "0", call_every: "often", reason: "Growth" })).errors).toEqual({
    visit_every: "A whole number of days, from 1 to 3,650, or nothing.",
    call_every: "A whole number of days, from 1 to 3,650, or nothing.",
  });
  await tom.fills({ visit_every: "１４", call_every: "", reason: "Building *a new plant*" });
  expect(await tom.waitsFor("Own cadence · ")).toContain("Own cadence · a visit every 14 days · a call every 30 days");
  expect(tom.modal()).toContain("Building *a new plant* · Tom · 5 Mar");
  expect(await tomato()).toMatchObject({ visitEveryDays: 14, callEveryDays: null });
  await tom.closes();
});

test("a lead above sets it, too, and an empty form gives the tier's back; all of it is kept", async () => {
  const lin = await opensForm("Lin");
  await lin.fills({ visit_every: "", call_every: "", reason: "The plant stands" });
  await lin.waitsFor("Standard of the tier");
  await lin.closes();
  expect(await tomato()).toMatchObject({ visitEveryDays: null, callEveryDays: null });
  expect(await house.db.prisma.cadenceChange.findMany({ orderBy: { id: "asc" } })).toMatchObject([
    { visitEveryDays: 14, callEveryDays: null, reason: "Building *a new plant*" },
    { visitEveryDays: null, callEveryDays: null, reason: "The plant stands" },
  ]);
});

test("who covers sees the card without the button; a right that has ended changes nothing", async () => {
  const [tom, mei] = await Promise.all(
    ["Tom", "Mei"].map((name) => house.db.prisma.person.findFirstOrThrow({ where: { name } })),
  );
  const days = { fromDate: "2035-03-05", toDate: "2035-03-09", setAt: new Date() };
  await house.db.prisma.leave.create({
    data: { ...days, personId: tom?.id ?? 0, coverId: mei?.id ?? 0, setById: tom?.id ?? 0 },
  });
  await house.person("Mei").types("/clients T1");
  expect(await house.person("Mei").sees()).toContain("等级走访标准 · 每91天走访 · 每30天电话联系");
  expect(await house.person("Mei").sees()).not.toContain("[单独标准]");
  await house.person("Oz").types("/clients T1");
  expect(await house.person("Oz").sees()).toContain("No client of yours is found");
  // Tom's clients go to Mei while Tom's form is open
  const person = await opensForm("Tom");
  await house.load("clients", [clientRow("T1", "Mei", { name: "Tomato" })]);
  await person.fills({ visit_every: "7", reason: "x" });
  await person.waitsFor("Client not found.");
  expect(await tomato()).toMatchObject({ visitEveryDays: null });
});

test("who covers sets no cadence, by no form that was opened before", async () => {
  await house.load("clients", [clientRow("T1", "Tom", { name: "Tomato" })]);
  const tom = await opensForm("Tom");
  await house.load("clients", [clientRow("T1", "Mei", { name: "Tomato" })]);
  const [{ id: coverId }, { id: personId }] = [await personOf("Tom"), await personOf("Mei")];
  await house.db.prisma.leave.deleteMany();
  const days = { fromDate: "2035-03-05", toDate: "2035-03-09", setAt: new Date() };
  await house.db.prisma.leave.create({ data: { ...days, personId, coverId, setById: personId } });
  await tom.fills({ visit_every: "7", reason: "x" });
  await tom.waitsFor("Only the client's own manager and their leads set its cadence.");
  expect(await tomato()).toMatchObject({ visitEveryDays: null });
});
