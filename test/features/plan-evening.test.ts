import { afterEach, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (clientNo: string, owner: string) =>
  clientRow(clientNo, owner, { assets: "600万", currency: "CNY", opened_on: "2034-01-10" });

async function day(zh = false) {
  house = await openHouse([{ name: "Tom", zh }, { name: "Ann" }]);
  await house.load("clients", [due("P1", "Tom"), due("P2", "Tom"), due("P3", "Tom"), clientRow("A1", "Ann")]);
  await house.goTo("2035-03-05T08:01:00+08:00");
  return house.person("Tom");
}

const evenings = (name = "Tom") =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => /the end of the day|今日小结/.test(text));

test("at 17:30 what is open is told once, and one tap moves it to the next working day; two taps count once", async () => {
  const tom = await day();
  await tom.picks("Move");
  await tom.waitsFor("To which day?");
  await tom.fills({ to: "2035-03-08" });
  await house.goTo("2035-03-05T17:29:00+08:00");
  expect(evenings()).toEqual([]);
  await house.goTo("2035-03-05T17:30:00+08:00");
  await house.goTo("2035-03-05T17:31:00+08:00");
  expect(evenings()).toHaveLength(1);
  expect(evenings()[0]).toContain("Mon, 5 March 2035: the end of the day\n0 done · 2 still open · 1 moved");
  // who has nothing to read gets nothing
  expect(evenings("Ann")).toEqual([]);

  const button = "Move all 2 to 6 Mar";
  await Promise.all([tom.presses(button), tom.presses(button)]);
  await expect.poll(() => evenings()[0], { timeout: 3000 }).toContain("Nothing is open any more.");
  const moved = await house.db.prisma.planChange.findMany({ where: { act: "moved" } });
  expect(moved).toHaveLength(3);
  expect(await house.db.prisma.appointment.count({ where: { on: "2035-03-06" } })).toBe(2);
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(readBlocks(tom.inbox().at(-1)?.blocks)).toContain("Client P2");
});

test("it is told in Chinese, and each item can be dealt with from there", async () => {
  const tom = await day(true);
  await house.goTo("2035-03-05T17:30:00+08:00");
  expect(evenings()[0]).toContain("2035年3月5日（周一）：今日小结\n已完成0 · 未完成3");
  await tom.picks("跳过");
  await tom.waitsFor("跳过原因");
  await tom.fills({ reason: "away" });
  await expect.poll(() => evenings()[0], { timeout: 3000 }).toContain("未完成2 · 已跳过1");
});

test("a restart makes it good until 20:00, and not after", async () => {
  await day();
  await house.bot.stop();
  house.sandbox.clock.setAhead(new Date("2035-03-05T19:59:00+08:00"));
  await house.restartBot();
  await house.bot.jobs.settled();
  await house.posted();
  expect(evenings()).toHaveLength(1);
  await house.goTo("2035-03-06T08:01:00+08:00");
  await house.bot.stop();
  house.sandbox.clock.setAhead(new Date("2035-03-06T20:00:00+08:00"));
  await house.restartBot();
  await house.bot.jobs.settled();
  await house.posted();
  expect(evenings()).toHaveLength(1);
});

test("who has switched it off gets none, and none comes on a day off", async () => {
  await day();
  const { id } = await house.db.prisma.person.findUniqueOrThrow({ where: { email: "tom@bank.example" } });
  await house.db.prisma.personSetting.create({ data: { personId: id, name: "endOfDay", value: "false" } });
  await house.goTo("2035-03-05T21:00:00+08:00");
  expect(evenings()).toEqual([]);
  await house.db.prisma.personSetting.deleteMany();
  await house.goTo("2035-03-12T07:00:00+08:00");
  expect(evenings()).toHaveLength(4);
});

test("the button of an evening that is over is answered with today's plan", async () => {
  const tom = await day();
  await house.goTo("2035-03-05T17:30:00+08:00");
  house.sandbox.clock.setAhead(new Date("2035-03-06T07:00:00+08:00"));
  await tom.presses("Move all 3 to 6 Mar");
  expect(await tom.waitsFor("which is closed")).toContain("Plan for Tue, 6 March 2035");
  expect(await house.db.prisma.planChange.count()).toBe(0);
});

test("a client who was handed over since is not moved with the rest", async () => {
  const tom = await day();
  await house.goTo("2035-03-05T17:30:00+08:00");
  await house.load("clients", [due("P2", "Ann")]);
  await tom.presses("Move all 3 to 6 Mar");
  await expect.poll(() => evenings()[0], { timeout: 3000 }).toContain("Nothing is open any more.");
  const { id: clientId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P2" } });
  expect(await house.db.prisma.hold.count()).toBe(2);
  expect(await house.db.prisma.hold.count({ where: { clientId } })).toBe(0);
});
