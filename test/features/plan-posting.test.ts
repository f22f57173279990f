import { afterEach, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const plansOf = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => text.includes("Plan for") || text.includes("走访计划"));

/** One client whose call is overdue from the start and stays so. */
const dueClient = (clientNo: string, owner: string) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });

test("at 08:00 each manager's plan is posted once, in the manager's own language, to them alone", async () => {
  house = await openHouse([{ name: "Mei", zh: true }, { name: "Tom" }]);
  await house.load("clients", [dueClient("P1", "Mei"), dueClient("P2", "Tom")]);
  await house.goTo("2035-03-05T07:59:00+08:00");
  expect(plansOf("Tom")).toEqual([]);

  await house.goTo("2035-03-05T08:01:00+08:00");
  await house.goTo("2035-03-05T08:02:00+08:00");
  expect(plansOf("Tom")).toHaveLength(1);
  expect(plansOf("Tom")[0]).toContain("Client P2 · Diamond");
  expect(plansOf("Mei")).toHaveLength(1);
  expect(plansOf("Mei")[0]).toContain("走访计划：2035年3月5日（周一）");
  expect(plansOf("Mei")[0]).toContain("Client P1 · 钻石级");
});

test("the plan asked for before 08:00 is the plan that is posted; after it the stored one is shown", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [dueClient("P1", "Tom"), dueClient("P2", "Tom")]);
  const tom = house.person("Tom");
  await tom.types("/clients today");
  const before = (await tom.sees()).replace("Not posted yet: this is worked out from what is known now.\n", "");
  await house.goTo("2035-03-05T08:00:00+08:00");
  expect(plansOf("Tom")[0]).toBe(before);

  await house.load("clients", [dueClient("P3", "Tom")]);
  await tom.types("/clients today");
  // the plan is fixed when it is posted
  expect(await tom.sees()).toBe(before);
});

test("a restart at 08:20 posts the missed plan, once; after 12:00 it does not, and says so in the log", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [dueClient("P1", "Tom"), dueClient("P2", "Ann")]);
  await house.bot.stop();
  house.sandbox.clock.setAhead(new Date("2035-03-05T08:20:00+08:00"));
  await house.restartBot();
  await house.bot.jobs.settled();
  await house.posted();
  expect(plansOf("Tom")).toHaveLength(1);

  await house.bot.stop();
  house.sandbox.clock.setAhead(new Date("2035-03-06T12:00:00+08:00"));
  await house.restartBot();
  await house.bot.jobs.settled();
  await house.posted();
  expect(plansOf("Tom")).toHaveLength(1);
  expect(house.log.filter((line) => line.includes("too late in the day"))).toHaveLength(1);
});

test("every morning that the clock passes over is posted in order, and none on a day off", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [dueClient("P1", "Tom")]);
  await house.goTo("2035-03-12T09:00:00+08:00");
  const days = plansOf("Tom").map((plan) => /Plan for (\w+), (\d+)/.exec(plan)?.[0]);
  expect(days).toEqual([
    "Plan for Mon, 5",
    "Plan for Tue, 6",
    "Plan for Wed, 7",
    "Plan for Thu, 8",
    "Plan for Fri, 9",
    "Plan for Mon, 12",
  ]);
  expect(plansOf("Tom").at(-1)).toContain("Carried over since 5 Mar (5 working days)");
});

test("two time zones are served at their own 08:00", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Kim", timeZone: "Europe/London" }]);
  await house.load("clients", [dueClient("P1", "Tom"), dueClient("P2", "Kim")]);
  // both are matched when they first speak to the bot, or by the day's reading of profiles
  await house.bot.jobs.settled();
  await house.goTo("2035-03-05T08:30:00+08:00");
  expect([plansOf("Tom").length, plansOf("Kim").length]).toEqual([1, 0]);
  await house.goTo("2035-03-05T08:01:00Z");
  expect([plansOf("Tom").length, plansOf("Kim").length]).toEqual([1, 1]);
});

test.each([
  ["forward", "2036-03-27T20:00:00Z", "2036-04-01T12:00:00Z", ["Fri, 28 March", "Mon, 31 March", "Tue, 1 April"]],
  ["back", "2035-10-25T20:00:00Z", "2035-10-30T12:00:00Z", ["Fri, 26 October", "Mon, 29 October", "Tue, 30 October"]],
])("a change of clocks %s neither drops nor doubles a plan", async (_, startsAt, until, days) => {
  house = await openHouse([{ name: "Kim", timeZone: "Europe/London" }], {
    startsAt,
    branches: [{ branch: "London", time_zone: "Europe/London", jurisdiction: "UK" }],
  });
  await house.load("clients", [dueClient("P1", "Kim")]);
  await house.bot.jobs.settled();
  await house.goTo(until);
  expect(plansOf("Kim").map((plan) => /Plan for (\w+, \d+ \w+)/.exec(plan)?.[1])).toEqual(days);
});

test("who has nothing to read gets nothing", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [dueClient("P1", "Tom"), clientRow("P2", "Ann")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plansOf("Ann")).toEqual([]);
  await house.person("Ann").types("/clients");
  expect(await house.person("Ann").sees()).toContain("Nothing is due");
});

test("on a day off the command says so and shows the next working day", async () => {
  const people = [
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead" as const] },
  ];
  house = await openHouse(people, { startsAt: "2035-03-10T10:00:00+08:00" });
  await house.load("clients", [dueClient("P1", "Tom")]);
  await house.load("log", [logRow("P1", "Tom", "call", "2035-02-01")]);
  await house.person("Tom").types("/clients");
  const seen = await house.person("Tom").sees();
  expect(seen).toContain("Today is a day off");
  expect(await house.person("Tom").opensHome()).toContain("Today is a day off");
  expect(seen).toContain("Plan for Mon, 12 March 2035");
  await house.person("Lin").types("/clients");
  expect(await house.person("Lin").sees()).toContain("Today is a day off: no plans are posted.");
});
