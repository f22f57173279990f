import { afterEach, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { opensLog } from "../support/logging.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string, more: Record<string, string> = {}) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10", ...more });
const plansOf = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => /^(Plan for|走访计划：)/.test(text));
const idOf = async (name: string) =>
  (await house.db.prisma.person.findUniqueOrThrow({ where: { email: `${name.toLowerCase()}@bank.example` } })).id;
const leave = async (away: string, cover: string, fromDate: string, toDate: string) =>
  house.db.prisma.leave.create({
    data: {
      personId: await idOf(away),
      coverId: await idOf(cover),
      fromDate,
      toDate,
      setById: await idOf(away),
      setAt: new Date("2035-03-01T00:00:00Z"),
    },
  });

test("who is on leave gets no plan; who covers finds the clients on the own plan, with whose they are", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Mei", zh: true }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Mei")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Mei", "2035-03-05", "2035-03-06");
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plansOf("Tom")).toEqual([]);
  expect(plansOf("Mei")).toHaveLength(1);
  expect(plansOf("Mei")[0]).toContain("Client P2");
  expect(plansOf("Mei")[0]).toContain("Client P1");
  expect(plansOf("Mei")[0]).toContain("临时代管：Tom的客户");
  expect(plansOf("Mei")[0]?.match(/临时代管/g)).toHaveLength(1);

  // who is away and asks all the same is told who covers
  await house.person("Tom").types("/plan");
  expect(await house.person("Tom").sees()).toContain(
    "You are away until 6 Mar: Mei covers for you and has your clients on the plan.",
  );

  // asked for again, the stored plan says the same
  await house.person("Mei").types("/clients");
  expect(await house.person("Mei").sees()).toContain("临时代管：Tom的客户");
});

test("after the last day of the leave the owner has the plan again, carried over; the cover sees the clients no more", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Ann")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-06", "2035-03-06");
  await house.goTo("2035-03-07T08:01:00+08:00");
  const days = (name: string) => plansOf(name).map((plan) => [/\w+, \d+/.exec(plan)?.[0], plan.includes("Client P1")]);
  expect(days("Tom")).toEqual([
    ["Mon, 5", true],
    ["Wed, 7", true],
  ]);
  expect(days("Ann")).toEqual([
    ["Mon, 5", false],
    ["Tue, 6", true],
    ["Wed, 7", false],
  ]);
  expect(plansOf("Ann")[1]).toContain("Carried over since 5 Mar (1 working day)");
  expect(plansOf("Tom")[1]).toContain("Carried over since 5 Mar (2 working days)");
  const ann = house.person("Ann");
  await ann.types("/clients P1");
  expect(await ann.sees()).not.toContain("Diamond");
});

test("what who covers promises or notes is the owner's: it stands on the owner's plan after the leave", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Ann")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-05", "2035-03-06");
  await house.goTo("2035-03-05T08:01:00+08:00");
  const ann = house.person("Ann");
  await opensLog(ann, "P1");
  await ann.presses("More");
  await ann.waitsFor("What was promised");
  await ann.fills({ "What was it?": "Visit", Promise: "Send the rates", Due: "2035-03-06" });
  await ann.waitsFor("Done on the plan.");
  await ann.types("/followups add P1");
  await ann.waitsFor("What is to be done");
  await ann.fills({ "What is to be done": "Ask the notary", "Or pick the day": "2035-03-06" });
  await ann.waitsFor("Saved.");
  await ann.closes();
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plansOf("Ann").at(-1)).toContain("Promised: Send the rates");
  await house.goTo("2035-03-07T08:01:00+08:00");
  expect(plansOf("Tom")[0]).toContain("Send the rates");
  expect(plansOf("Tom")[0]).toContain("Ask the notary");
  expect(plansOf("Ann").at(-1)).not.toContain("Client P1");
});

test("what first fell due with the cover is carried over to the owner's first day back", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.load("log", [logRow("P1", "Tom", "visit", "2035-02-20 10:00")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-06", "2035-03-08");
  // a call every 14 days: due from the 7th
  await house.goTo("2035-03-09T08:01:00+08:00");
  expect(plansOf("Ann").at(-1)).toContain("Thu, 8");
  expect(plansOf("Tom").at(-1)).toContain("Carried over since 7 Mar (2 working days)");
});

test("a leave that was cancelled, or is of other days, changes nothing", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.bot.jobs.settled();
  const { id } = await leave("Tom", "Ann", "2035-03-05", "2035-03-06");
  await house.db.prisma.leave.update({ where: { id }, data: { cancelledAt: new Date() } });
  await leave("Tom", "Ann", "2035-03-06", "2035-03-07");
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect([plansOf("Tom").length, plansOf("Ann").length]).toEqual([1, 0]);
});

test("a lead without clients of their own who covers gets a plan, and no other day", async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Lin", "2035-03-06", "2035-03-06");
  await house.goTo("2035-03-07T08:01:00+08:00");
  expect(plansOf("Lin").map((plan) => /\w+, \d+/.exec(plan)?.[0])).toEqual(["Tue, 6"]);
  expect(plansOf("Lin")[0]).toContain("Tom's client");
});

test("who will cover next week does not see the clients before", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }], { startsAt: "2035-03-10T10:00:00+08:00" });
  await house.load("clients", [due("P1", "Tom"), due("P2", "Ann")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-12", "2035-03-16");
  // a Saturday: the plan of Monday is shown
  await house.person("Ann").types("/clients");
  const seen = await house.person("Ann").sees();
  expect(seen).toContain("Plan for Mon, 12 March 2035");
  expect(seen).toContain("Client P2");
  expect(seen).not.toContain("Client P1");
});

test("a lead who looks at the plan of a manager who covers another team's sees the own team's clients alone", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann", reportsTo: "Lin" }, { name: "Lin", roles: ["lead"] }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Ann")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-05", "2035-03-05");
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plansOf("Ann")[0]).toContain("Client P1");
  const lin = house.person("Lin");
  await lin.types("/clients team");
  await lin.waitsFor("Ann");
  await lin.presses("Open");
  const seen = await lin.waitsFor("Ann: plan for");
  expect(seen).toContain("Client P2");
  expect(seen).not.toContain("Client P1");
});

test("the days of a leave are those of the person who is away", async () => {
  house = await openHouse([{ name: "Tom", timeZone: "America/New_York" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.bot.jobs.settled();
  await leave("Tom", "Ann", "2035-03-05", "2035-03-05");
  // in New York it is still Sunday, the 4th, when Shanghai's Monday begins
  await house.goTo("2035-03-06T15:00:00Z");
  expect(plansOf("Ann").map((plan) => /\w+, \d+/.exec(plan)?.[0])).toEqual(["Mon, 5"]);
  expect(plansOf("Tom").map((plan) => /\w+, \d+/.exec(plan)?.[0])).toEqual(["Tue, 6"]);
});
