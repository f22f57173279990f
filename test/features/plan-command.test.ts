import { afterEach, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string, more: Record<string, string> = {}) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10", ...more });
const quiet = (clientNo: string, owner: string, more: Record<string, string> = {}) =>
  clientRow(clientNo, owner, { opened_on: "2034-01-10", ...more });

/** Monday, 5 March 2035, 08:01 in Shanghai: Tom's plan is posted with one client; Quiet and its like are not due. */
async function morning(zh = false) {
  house = await openHouse([{ name: "Tom", zh, reportsTo: "Lin" }, { name: "Ann" }, { name: "Lin", roles: ["lead"] }]);
  await house.load("clients", [
    due("P1", "Tom"),
    quiet("Q1", "Tom", { name: "Quiet Harbour" }),
    quiet("Q2", "Tom", { name: "Quiet Lake" }),
    quiet("A1", "Ann", { name: "Quiet Foreigner" }),
  ]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  return house.person("Tom");
}

const posted = () => readBlocks(house.person("Tom").inbox()[0]?.blocks);
const ask = async (typed: string) => {
  await house.person("Tom").types(typed);
  return house.person("Tom").sees();
};

test.each([
  ["/plan", "Plan for Mon, 5 March 2035"],
  ["/plan tomorrow", "Plan for Tue, 6 March 2035\nWorked out from what is known now"],
  ["/plan 2035-03-08", "Plan for Thu, 8 March 2035"],
  ["/plan fri", "Plan for Fri, 9 March 2035"],
  ["/plan sat", "Plan for Mon, 12 March 2035\nSat, 10 March 2035 is a day off."],
  ["/plan 2035-03-01", "There was no plan for Thu, 1 March 2035."],
  ["/plan 2035-06-01", "Plans are worked out for 31 days ahead at the most."],
  ["/plan 2035-02-30", "“2035-02-30” is no day that I know. Try /plan tomorrow"],
  ["/plan whenever", "“whenever” is no day that I know."],
  ["/clients today", "Plan for Mon, 5 March 2035"],
])("%s is answered with %s", async (typed, words) => {
  await morning();
  expect(await ask(typed)).toContain(words);
});

test.each([
  ["/plan 明天", "走访计划：2035年3月6日（周二）"],
  ["/plan 下周三", "走访计划：2035年3月14日（周三）"],
  ["/plan 本周", "本周计划：3月5日至3月9日"],
  ["/plan 添加 Harbour 周五", "Quiet Harbour已列入2035年3月9日（周五）的计划。"],
  ["/plan 哪天", "未能识别日期“哪天”"],
])("in Chinese %s is answered with %s", async (typed, words) => {
  await morning(true);
  expect(await ask(typed)).toContain(words);
});

test("the bot understands 计划明天 written to it", async () => {
  const tom = await morning(true);
  await tom.writesToBot("计划明天");
  expect(await tom.waitsFor("3月6日")).toContain("走访计划：2035年3月6日（周二）");
});

test("the week has each working day with counts and names; who is on one day is not on the next as well", async () => {
  await morning();
  const week = await ask("/plan week");
  expect(week).toContain("Your week, 5 Mar to 9 Mar");
  expect(week).toContain("Mon, 5 March 2035\n1 visit · 0 calls\nClient P1");
  expect(week).toContain("Tue, 6 March 2035\nnothing due");
  expect(week).not.toContain("10 March");
  await house.person("Tom").presses("Open");
  await house.person("Tom").waitsFor("Plan for Mon, 5 March 2035");
});

test("a client is put on today's plan by name, and the posted plan shows it at once; twice is once", async () => {
  const tom = await morning();
  expect(await ask("/plan add harbour")).toContain("Quiet Harbour is on the plan of Mon, 5 March 2035.");
  await expect.poll(posted, { timeout: 3000 }).toContain("2. Quiet Harbour");
  expect(posted()).toContain("Put on the plan by hand");
  expect(await ask("/plan add harbour")).toContain("Quiet Harbour is on the plan of Mon, 5 March 2035 already.");
  expect(await house.db.prisma.planItem.count()).toBe(2);
  await tom.types("/plan");
  await tom.waitsFor("Quiet Harbour");
  await tom.picks("Take off the plan");
  await expect.poll(posted, { timeout: 3000 }).not.toContain("Quiet Harbour");
  const changes = await house.db.prisma.planChange.findMany({ select: { act: true }, orderBy: { id: "asc" } });
  expect(changes.map(({ act }) => act)).toEqual(["added", "removed"]);
});

test("who was put on a posted plan by hand and is left open is on the next day's; who was taken off is not", async () => {
  const tom = await morning();
  await ask("/plan add lake");
  await tom.types("/plan");
  await tom.waitsFor("Quiet Lake");
  await tom.picks("Take off the plan");
  await expect.poll(posted, { timeout: 3000 }).not.toContain("Quiet Lake");
  await ask("/plan add harbour");
  await house.goTo("2035-03-06T08:01:00+08:00");
  const next = readBlocks(tom.inbox().at(-1)?.blocks);
  expect(next).toContain("Plan for Tue, 6 March 2035");
  expect(next).toContain("Quiet Harbour");
  expect(next).not.toContain("Quiet Lake");
  await house.goTo("2035-03-07T08:01:00+08:00");
  expect(readBlocks(tom.inbox().at(-1)?.blocks)).toContain("Quiet Harbour");
});

test("of several clients of that name one chooses; somebody else's are not among them", async () => {
  const tom = await morning();
  const which = await ask("/plan add quiet tomorrow");
  expect(which).toContain("2 of your clients are found for “quiet”. Which one?");
  expect(which).not.toContain("Foreigner");
  await tom.presses("Add");
  expect(await tom.waitsFor("Plan for Tue, 6 March 2035")).toContain("Quiet Harbour");
  expect(await house.db.prisma.appointment.count()).toBe(1);
  expect(await ask("/plan add foreigner")).toContain("None of your clients is found");
});

test("the form adds a client of one's own book; wrong days are told at the field", async () => {
  const tom = await morning();
  await tom.presses("Add a client");
  await tom.waitsFor("Which client?");
  expect(await tom.searches("client", "quiet")).toEqual(["Quiet Harbour · Q1", "Quiet Lake · Q2"]);
  await tom.enters({ client: { typed: "quiet", chosen: "Quiet Lake · Q2" } });
  const sent = await tom.fills({ on: "2035-03-10" });
  expect(JSON.stringify(sent)).toContain("Sat, 10 March 2035 is a day off");
  await tom.fills({ on: "2035-03-05" });
  await expect.poll(posted, { timeout: 3000 }).toContain("Quiet Lake");
});

test("who is due beyond the plan is added from there", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load(
    "clients",
    Array.from({ length: 8 }, (_, i) => due(`P${i}`, "Tom")),
  );
  await house.goTo("2035-03-05T08:01:00+08:00");
  const tom = house.person("Tom");
  await tom.presses("2 more are due");
  expect(await tom.waitsFor("2 more clients are due")).toContain("Client P6");
  await tom.picks("Add to this plan");
  await expect.poll(posted, { timeout: 3000 }).toContain("Client P6");
  expect(await tom.waitsFor("1 more client is due")).not.toContain("Client P6");
});

test("who has no clients of their own is told kindly", async () => {
  await morning();
  const lin = house.person("Lin");
  await lin.types("/plan");
  expect(await lin.sees()).toContain("Your team on Mon, 5 March 2035");
  await lin.types("/plan tomorrow");
  expect(await lin.sees()).toContain("You have no clients of your own");
});
