import { afterEach, expect, test } from "vitest";
import { defaultPolicy } from "../../src/features/policy/rules.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string, more: Record<string, string> = {}) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10", ...more });
const many = (n: number, row: (i: number) => Record<string, string>) => Array.from({ length: n }, (_, i) => row(i));

test("who leads a team and has a book finds both: the own plan, and from it the team's day", async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead", "manager"], zh: true },
    { name: "Tom", reportsTo: "Lin" },
  ]);
  await house.bot.jobs.settled();
  await house.load("clients", [due("P1", "Lin"), due("P2", "Tom")]);
  const lin = house.person("Lin");
  await lin.types("/clients");
  await lin.waitsFor("走访计划：2035年3月5日");
  await lin.presses("团队今日计划");
  expect(await lin.waitsFor("团队今日计划：")).toContain("Tom\n尚未发布计划");
  await lin.types("/clients 团队");
  expect(await lin.sees()).toContain("Tom\n尚未发布计划");
  expect(await lin.opensHome()).toContain("[查看团队今日计划]");

  const tom = house.person("Tom");
  await tom.types("/clients team");
  expect(await tom.sees()).toContain("The team's day is for team leads");
});

test("people who report to each other in a circle are each counted once", async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead", "manager"] },
    { name: "Tom", reportsTo: "Lin" },
  ]);
  await house.bot.jobs.settled();
  const [lin, tom] = await Promise.all(
    ["lin", "tom"].map((name) =>
      house.db.prisma.person.findUniqueOrThrow({ where: { email: `${name}@bank.example` }, select: { id: true } }),
    ),
  );
  await house.db.prisma.person.update({ where: { id: lin?.id ?? 0 }, data: { reportsToId: tom?.id ?? 0 } });
  await house.load("clients", [due("P1", "Lin"), due("P2", "Tom")]);
  await house.person("Lin").types("/clients all");
  expect(await house.person("Lin").sees()).toContain("Your team's clients: 2");
});

test("a stored plan whose clients are all with others now says so, and none is counted", async () => {
  house = await openHouse([{ name: "Lin", roles: ["lead"] }, { name: "Tom", reportsTo: "Lin" }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Tom")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  await house.load("clients", [due("P1", "Ann"), due("P2", "Ann")]);
  await house.person("Tom").types("/clients");
  expect(await house.person("Tom").sees()).toContain("The clients of this plan are with other managers now");
  await house.person("Lin").types("/clients team");
  expect(await house.person("Lin").sees()).toContain("Tom\n0 visits, 0 calls");
});

test("a manager without clients is told whom to ask", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.bot.jobs.settled();
  await house.person("Tom").types("/clients");
  expect(await house.person("Tom").sees()).toContain("You have no clients yet");
});

test("what did not fit yesterday is ranked beside today's plan as it was for it", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load(
    "clients",
    many(14, (i) => due(`P${i}`, "Tom")),
  );
  await house.load(
    "log",
    many(14, (i) => logRow(`P${i}`, "Tom", "visit", "2035-02-14 10:00")),
  );
  await house.goTo("2035-03-06T08:01:00+08:00");
  const tom = house.person("Tom");
  await tom.types("/clients");
  await tom.waitsFor("2 more are due");
  await tom.presses("2 more are due");
  expect(await tom.waitsFor("due beyond the day's plan")).toContain("Carried over since 5 Mar (1 working day)");
});

test("the plan of a manager who is not in Slack: a lead's button of an earlier day shows today's", async () => {
  house = await openHouse([{ name: "Lin", roles: ["lead"] }]);
  await house.load("people", [
    { email: "new@bank.example", name: "New", roles: "manager", team: "Team 1", reports_to: "lin@bank.example" },
  ]);
  await house.load("clients", [{ ...due("P1", ""), owner_email: "new@bank.example" }]);
  await house.bot.jobs.settled();
  const lin = house.person("Lin");
  await lin.types("/clients");
  await lin.waitsFor("New\nno plan is posted yet");
  await house.goTo("2035-03-08T09:00:00+08:00");
  await lin.types("/clients");
  await lin.waitsFor("New\n");
  await lin.presses("Open");
  expect(await lin.waitsFor("New: plan for")).toContain("New: plan for Thu, 8 March 2035");
});

test("a hundred visits and a hundred calls a day, of clients with long names and many reasons, are posted and paged", async () => {
  house = await openHouse([{ name: "Tom" }]);
  const most = { visitsADayMost: 100, callsADayMost: 100 };
  const plan = { ...defaultPolicy.plan, ...most, visitsADay: 100, callsADay: 100 };
  await house.db.prisma.policy.create({
    data: { name: "visits", value: JSON.stringify({ ...defaultPolicy, plan }), validFrom: "2035-01-01" },
  });
  const long = (i: number) => `${"集团".repeat(90)}${i}`;
  await house.load(
    "clients",
    many(210, (i) => due(`P${i}`, "Tom", { name: long(i), district: "区".repeat(100) })),
  );
  await house.load(
    "holdings",
    many(210 * 5, (i) => ({
      client_no: `P${i % 210}`,
      holding_no: `H${i}`,
      product: "理财".repeat(90),
      matures_on: "2035-03-10",
    })),
  );
  await house.goTo("2035-03-05T08:01:00+08:00");
  const posted = house.person("Tom").inbox();
  expect(posted).toHaveLength(1);
  expect(readBlocks(posted[0]?.blocks)).toContain("Page 1 of 5");
  await house.person("Tom").presses("Next page");
  await house.person("Tom").waitsFor("Page 2 of 5");
});

test("a client with 500 holdings and 300 contacts: plan and record say what they hold and what does not fit", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [due("P1", "Tom", { address: "Rd ".repeat(90) })]);
  await house.load(
    "holdings",
    many(500, (i) => ({
      client_no: "P1",
      holding_no: `H${i}`,
      product: `Deposit ${i}`,
      matures_on: i < 200 ? "2030-01-01" : "2035-03-10",
    })),
  );
  await house.load(
    "contacts",
    many(300, (i) => ({ client_no: "P1", name: `Contact ${i}`, birthday: "1980-03-06", note: "x".repeat(300) })),
  );
  await house.bot.jobs.settled();
  const tom = house.person("Tom");
  await tom.types("/clients");
  const plan = await tom.waitsFor("Plan for");
  expect(plan).toContain("297 more holdings mature soon");
  expect(plan).toContain("297 more birthdays and anniversaries are near");
  await tom.types("/clients P1");
  const card = await tom.waitsFor("Holdings");
  // what matures next comes before what is past
  expect(card).toContain("Deposit 200 · matures on 10 Mar");
  expect(card).not.toContain("matured on");
  const shown = card.match(/Contact \d+ · /g)?.length ?? 0;
  expect(card).toContain(`${300 - shown} more lines are on record but do not fit here`);
});

test("assets whose date is not known are shown without one", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.db.prisma.client.updateMany({ data: { assetsAsOf: null } });
  await house.bot.jobs.settled();
  await house.person("Tom").types("/clients P1");
  expect(await house.person("Tom").waitsFor("Assets")).toContain("Assets · CN¥6m");
});

test("who flies west on a morning has one plan for that day, and the next day's at the new 08:00", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [due("P1", "Tom")]);
  await house.bot.jobs.settled();
  const days = () =>
    house
      .person("Tom")
      .inbox()
      .flatMap(({ blocks }) => /Plan for \w+, (\d+)/.exec(readBlocks(blocks))?.[1] ?? []);
  await house.goTo("2035-03-05T08:01:00+08:00");
  house.sandbox.setUser("UTOM", { tz: "Europe/London" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await house.goTo("2035-03-05T09:00:00Z");
  expect(days()).toEqual(["5"]);
  await house.goTo("2035-03-06T07:59:00Z");
  expect(days()).toEqual(["5"]);
  await house.goTo("2035-03-06T08:01:00Z");
  expect(days()).toEqual(["5", "6"]);
});

test("in a branch whose calendar nobody knows, Monday to Friday are worked", async () => {
  house = await openHouse([{ name: "Tom" }], {
    branches: [{ branch: "Far", time_zone: "Asia/Shanghai", jurisdiction: "ZZ" }],
  });
  await house.load("clients", [due("P1", "Tom")]);
  await house.goTo("2035-03-12T09:00:00+08:00");
  expect(await house.db.prisma.plan.count()).toBe(6);
});
