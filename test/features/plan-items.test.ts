import { afterEach, expect, test } from "vitest";
import { skipItem } from "../../src/features/visits/item-acts.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });

/** Tom with two clients whose visits are due, his lead Lin, and Zoe beside him; the plans of Monday, 5 March are posted. */
async function morning(zh = false) {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin", zh },
    { name: "Lin", roles: ["lead"] },
    { name: "Zoe", reportsTo: "Lin" },
  ]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Tom"), due("Z1", "Zoe")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  return house.person("Tom");
}

const posted = () =>
  readBlocks(
    house
      .person("Tom")
      .inbox()
      .find(({ blocks }) => /Plan for|走访计划/.test(readBlocks(blocks)))?.blocks,
  );

/** Waits until the posted plan says it. */
async function postedSays(words: string): Promise<string> {
  await expect.poll(() => posted(), { timeout: 3000 }).toContain(words);
  return posted();
}

const changes = () => house.db.prisma.planChange.findMany({ select: { act: true, byId: true, clientId: true } });

test("an item is moved to another day: the posted plan shows it at once, and the day is kept", async () => {
  const tom = await morning();
  await tom.picks("Move");
  expect(await tom.waitsFor("To which day?")).toContain("Client P1");
  await tom.fills({ to: "2035-03-08" });
  const plan = await postedSays("Client P1 · → Moved to 8 Mar");
  expect(plan).toContain("0 done · 1 open");
  const [hold] = await house.db.prisma.hold.findMany();
  expect(hold).toMatchObject({ until: "2035-03-08", cause: "moved" });
  const [appointment] = await house.db.prisma.appointment.findMany();
  expect(appointment).toMatchObject({ on: "2035-03-08", kind: "visit", cause: "moved", fromDate: "2035-03-05" });
  expect((await changes()).map(({ act }) => act)).toEqual(["moved"]);
});

test.each([
  ["2035-03-05", "The day has to be Tue, 6 March 2035 or later"],
  ["2035-03-10", "Sat, 10 March 2035 is a day off. The next working day is Mon, 12 March 2035."],
  ["2039-03-10", "more than a year ahead"],
  ["2035-02-30", "Please choose a day"],
])("an item cannot be moved to %s, which is said at the field", async (day, words) => {
  const tom = await morning();
  await tom.picks("Move");
  await tom.waitsFor("To which day?");
  const sent = await tom.fills({ to: day });
  expect(JSON.stringify(sent)).toContain(words);
  expect(tom.modal()).toContain("Client P1");
  expect(await changes()).toEqual([]);
});

test("an item is skipped with a reason and hidden for a week; another reason needs words", async () => {
  const tom = await morning();
  await tom.picks("Skip");
  expect(await tom.waitsFor("Why?")).toContain("on no plan before Mon, 12 March 2035");
  const sent = await tom.fills({ reason: "other" });
  expect(JSON.stringify(sent)).toContain("Please say it in a few words");
  await tom.fills({ reason: "other", words: "Moves house <!channel> *now*" });
  await postedSays("– Skipped: Moves house <!channel> *now*");
  const [hold] = await house.db.prisma.hold.findMany();
  expect(hold).toMatchObject({ until: "2035-03-12", cause: "skipped" });
});

test("what was skipped can be taken back, and leaves nothing hidden", async () => {
  const tom = await morning();
  await tom.picks("Skip");
  await tom.waitsFor("Why?");
  await tom.fills({ reason: "away" });
  await postedSays("– Skipped: Away or cannot be reached these days");
  await tom.picks("Take back");
  await expect.poll(() => posted(), { timeout: 3000 }).not.toContain("Skipped");
  expect(await house.db.prisma.hold.count()).toBe(0);
  expect((await changes()).map(({ act }) => act)).toEqual(["skipped", "reopened"]);
});

test("what was promised is not skipped, and it is said why", async () => {
  const tom = await morning();
  const { id: clientId, ownerId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P1" } });
  const promise = { clientId, ownerId, dueOn: "2035-03-09", text: "Send the brochure", source: "visit" };
  await house.db.prisma.followUp.create({
    data: { ...promise, isPromised: true, createdById: ownerId, createdAt: new Date() },
  });
  await tom.picks("Skip");
  expect(await tom.waitsFor("a promise is not skipped")).toContain("“Send the brochure”, due on Fri, 9 March 2035");
  expect(await changes()).toEqual([]);
});

test("two taps at the same moment, by two people, count once; who comes second sees what is", async () => {
  const tom = await morning();
  const lin = house.person("Lin");
  await lin.types("/clients");
  await lin.waitsFor("Tom\n");
  await lin.presses("Open");
  await lin.waitsFor("Tom: plan for");
  await Promise.all([tom.picks("Move"), lin.picks("Move")]);
  await Promise.all([tom.waitsFor("To which day?"), lin.waitsFor("To which day?")]);
  await Promise.all([tom.fills({ to: "2035-03-07" }), lin.fills({ to: "2035-03-08" })]);
  await expect.poll(() => house.db.prisma.planChange.count()).toBe(1);
  const told = [tom.modal(), lin.modal()].filter((words) => words.includes("has been moved to"));
  expect(told).toHaveLength(1);
  expect(await house.db.prisma.appointment.count()).toBe(1);
  await postedSays("→ Moved to");
});

test("a lead acts on a manager's plan: both messages show it, in each one's language, with the name of who did it", async () => {
  await morning(true);
  const lin = house.person("Lin");
  await lin.types("/clients");
  await lin.waitsFor("Tom\n");
  await lin.presses("Open");
  await lin.waitsFor("Tom: plan for");
  await lin.picks("Move");
  await lin.waitsFor("To which day?");
  await lin.fills({ to: "2035-03-07" });
  expect(await lin.waitsFor("→ Moved to 7 Mar")).toContain("Tom: plan for");
  await postedSays("→ 已改期至3月7日 · 操作人：Lin");
});

test("the private answer of /clients is shown anew as well as the posted plan", async () => {
  const tom = await morning();
  await tom.types("/clients today");
  await tom.waitsFor("Plan for");
  await tom.picks("Move");
  await tom.waitsFor("To which day?");
  await tom.fills({ to: "2035-03-07" });
  await tom.waitsFor("→ Moved to 7 Mar");
  await postedSays("→ Moved to 7 Mar");
});

test("a button on a plan of a day gone by is answered with today's plan, and changes nothing", async () => {
  const tom = await morning();
  await house.goTo("2035-03-05T23:00:00+08:00");
  house.sandbox.clock.setAhead(new Date("2035-03-06T07:00:00+08:00"));
  await tom.picks("Move");
  expect(await tom.waitsFor("which is closed")).toContain("Plan for Tue, 6 March 2035");
  expect(await changes()).toEqual([]);
});

test("what was done when a process ended before it could show it, the next start shows", async () => {
  const tom = await morning();
  const { id: clientId, ownerId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P1" } });
  const at = house.sandbox.clock.now();
  const item = { clientId, personId: ownerId, date: "2035-03-05", byId: ownerId, at };
  expect(await skipItem(house.db, { ...item, until: "2035-03-12", reason: "away" })).toBe(true);
  await house.restartBot();
  await postedSays("Client P1 · – Skipped");
  expect(tom.inbox()).toHaveLength(1);
});
