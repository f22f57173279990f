import { afterEach, expect, test } from "vitest";
import { clientRow, type House, type Member, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });
const idOf = async (name: string) =>
  (await house.db.prisma.person.findFirstOrThrow({ where: { name }, select: { id: true } })).id;
const plansOf = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => text.includes("Plan for"));

async function morning(members: Member[], rows: Record<string, string>[]) {
  house = await openHouse(members);
  await house.load("clients", rows);
  await house.bot.jobs.settled();
}

async function moveTo(day: string, by = "Tom") {
  const person = house.person(by);
  await person.picks("Move");
  await person.waitsFor("To which day?");
  await person.fills({ to: day });
}

test("in the plan that lies over the Home tab an item is moved, and it is shown there", async () => {
  await morning([{ name: "Tom" }], [due("P1", "Tom")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  const tom = house.person("Tom");
  await tom.opensHome();
  await tom.presses("Show the plan");
  await expect.poll(() => tom.modal(), { timeout: 3000 }).toContain("Client P1");
  await moveTo("2035-03-07");
  await expect.poll(() => tom.modal(), { timeout: 3000 }).toContain("→ Moved to 7 Mar");
  await expect.poll(() => plansOf("Tom")[0], { timeout: 3000 }).toContain("→ Moved to 7 Mar");
});

test("a moved client is on no plan before its day, and on that day's with the day that it comes from", async () => {
  await morning([{ name: "Tom" }], [due("P1", "Tom"), due("P2", "Tom")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  await moveTo("2035-03-07");
  await house.goTo("2035-03-07T08:01:00+08:00");
  expect(plansOf("Tom").map((plan) => plan.includes("Client P1 · Diamond"))).toEqual([false, false, true]);
  expect(plansOf("Tom").at(-1)).toContain("5 Mar");
});

test("who was moved far ahead and given to another manager then is on the new one's next plan", async () => {
  await morning([{ name: "Tom" }, { name: "Ann" }], [due("P1", "Tom")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  await moveTo("2035-04-30");
  await house.load("clients", [due("P1", "Ann")]);
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plansOf("Ann").at(-1)).toContain("Client P1");
});

test("before the plan is posted an item is moved as well: it is on the plan of that day and not on today's", async () => {
  await morning([{ name: "Tom" }], [due("P1", "Tom"), due("P2", "Tom")]);
  const tom = house.person("Tom");
  await tom.types("/plan");
  await tom.waitsFor("Not posted yet");
  await moveTo("2035-03-07");
  await expect.poll(async () => readBlocks((await tom.newest()).blocks), { timeout: 3000 }).not.toContain("Client P1");
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plansOf("Tom").at(-1)).toContain("1. Client P2");
  expect(plansOf("Tom").at(-1)).not.toContain("Client P1");
});

test("who covers acts on the clients of the one who is away as on their own", async () => {
  await morning([{ name: "Tom" }, { name: "Ann" }], [due("P1", "Tom"), due("A1", "Ann")]);
  const [personId, coverId] = [await idOf("Ann"), await idOf("Tom")];
  const leave = { personId, coverId, fromDate: "2035-03-05", toDate: "2035-03-06", setById: personId };
  await house.db.prisma.leave.create({ data: { ...leave, setAt: new Date() } });
  await house.goTo("2035-03-05T08:01:00+08:00");
  const tom = house.person("Tom");
  expect(plansOf("Tom")[0]).toContain("Client A1");
  await tom.types("/plan");
  await tom.waitsFor("Client A1");
  await moveTo("2035-03-06");
  await tom.waitsFor("1 open");
  await moveTo("2035-03-06");
  await expect.poll(() => plansOf("Tom")[0], { timeout: 3000 }).toContain("0 done · 0 open");
  expect(await house.db.prisma.appointment.count({ where: { on: "2035-03-06" } })).toBe(2);
});

test("what waited to be told with the plan stays in its message when items change", async () => {
  await morning([{ name: "Tom" }], [due("P1", "Tom")]);
  await house.db.prisma.notice.create({
    data: { key: "test:1", personId: await idOf("Tom"), line: "Lin asks after Huaxin", createdAt: new Date() },
  });
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plansOf("Tom")[0]).toContain("Lin asks after Huaxin");
  await moveTo("2035-03-06");
  await expect.poll(() => plansOf("Tom")[0], { timeout: 3000 }).toContain("→ Moved to 6 Mar");
  expect(plansOf("Tom")[0]).toContain("Lin asks after Huaxin");
});
