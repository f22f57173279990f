import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../../src/deps.ts";
import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { climbLadder } from "../../src/features/follow-ups/job.ts";
import { newLog } from "../../src/log.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;

/** Boss – Lin – Tom, Mei. From Monday, 5 March 2035, 07:50 in Shanghai. */
beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
    { name: "Boss", roles: ["lead"], timeZone: "Europe/London" },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明" }),
    clientRow("P200", "Mei", { name: "李华" }),
  ]);
});
afterAll(() => house.close());

async function opened(
  owner: string,
  clientNo: string,
  dueOn: string,
  text: string,
  isPromised = false,
): Promise<number> {
  const { id: clientId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
  const { id: ownerId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: owner } });
  const at = house.sandbox.clock.now();
  return house.db.prisma.$transaction((tx) =>
    openFollowUp(tx, { clientId, ownerId, dueOn, text, source: "hand", isPromised, byId: ownerId, at }),
  );
}

async function linesTo(name: string): Promise<string[]> {
  const { id: personId } = await house.db.prisma.person.findFirstOrThrow({ where: { name } });
  const notices = await house.db.prisma.notice.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return notices.map(({ line }) => line);
}

const escalations = () => house.db.prisma.delivery.findMany({ where: { key: { startsWith: "ladder:7:" } } });

test("at three working days the owner is reminded, once, also over a restart", async () => {
  await opened("Tom", "P100", "2035-03-05", "Send the terms", true);
  await opened("Mei", "P200", "2035-03-07", "送资料");
  await house.goTo("2035-03-07T23:00:00+08:00");
  expect(await linesTo("Tom")).toEqual([]);
  await house.goTo("2035-03-08T06:59:00+08:00");
  expect(await linesTo("Tom")).toEqual([]);
  await house.goTo("2035-03-08T07:00:30+08:00");
  const told = ["3 working days late, and promised: 王小明 – Send the terms"];
  expect(await linesTo("Tom")).toEqual(told);
  await house.goTo("2035-03-08T08:00:30+08:00");
  expect(await house.person("Tom").waitsFor(told[0] ?? "")).toContain("Send the terms");
  await house.restartBot();
  await house.goTo("2035-03-09T12:00:00+08:00");
  expect(await linesTo("Tom")).toEqual(told);
  expect(await linesTo("Mei")).toEqual([]);
});

test("a weekend makes nothing later, and is quiet", async () => {
  await house.goTo("2035-03-11T12:00:00+08:00");
  expect(await linesTo("Mei")).toEqual([]);
  await house.goTo("2035-03-12T07:30:00+08:00");
  expect(await linesTo("Mei")).toEqual(["已超期3个工作日：李华，送资料"]);
});

test("what was put off climbs anew from its new date", async () => {
  const mei = house.person("Mei");
  await mei.types("/followups");
  await mei.picks("推迟到明天");
  await mei.waitsFor("李华：已改到3月13日");
  await house.goTo("2035-03-15T23:00:00+08:00");
  expect(await linesTo("Mei")).toHaveLength(1);
  await house.goTo("2035-03-16T09:00:00+08:00");
  expect(await linesTo("Mei")).toEqual(["已超期3个工作日：李华，送资料", "已超期3个工作日：李华，送资料"]);
});

test("at seven the lead's lead is told at nine of their own time, in one message, with the hand-over", async () => {
  // Tom's, due on the 5th, was seven working days late on the 14th: London was asleep when Shanghai began to work
  const boss = house.person("Boss");
  const [first] = await escalations();
  expect(first?.payload).toContain("Send the terms");
  await opened("Tom", "P100", "2035-03-08", "Call the notary");
  await opened("Tom", "P100", "2035-03-08", "Bring the papers");
  await house.goTo("2035-03-19T08:59:00Z");
  expect(await escalations()).toHaveLength(1);
  await house.goTo("2035-03-19T09:00:30Z");
  expect(await escalations()).toHaveLength(2);
  const seen = await boss.waitsFor("2 follow-ups have been late for 7 working days or more");
  expect(seen).toContain(
    "王小明\nCall the notary\nTom · due 8 Mar · 7 working days late\n[Hand over]\n王小明\nBring the papers",
  );
  await house.restartBot();
  await house.goTo("2035-03-20T17:00:00Z");
  expect(await escalations()).toHaveLength(2);
  await boss.presses("Hand over");
  await boss.waitsFor("To whom");
  await boss.fills({ "To whom": "Lin" });
  expect(await boss.waitsFor("Offered to Lin.")).toContain("Call the notary");
});

test("two processes that climb at the same moment tell each step once", async () => {
  await opened("Tom", "P100", "2035-03-09", "Fetch the seal");
  const now = new Date("2035-03-21T09:30:00Z");
  const deps = { db: house.db, log: newLog("silent") } as unknown as Deps;
  await Promise.all([climbLadder.run(deps, now), climbLadder.run(deps, now), climbLadder.run(deps, now)]);
  expect((await linesTo("Tom")).filter((line) => line.includes("Fetch the seal"))).toHaveLength(1);
  const told = (await escalations()).filter(({ payload }) => payload.includes("Fetch the seal"));
  expect(told.map(({ startedOn }) => startedOn)).toEqual(["2035-03-21"]);
});

test("outside working hours and on days off nothing is told above", async () => {
  await opened("Tom", "P100", "2035-03-12", "Read the meter");
  const deps = { db: house.db, log: newLog("silent") } as unknown as Deps;
  const toldAt = async (instant: string) => {
    await climbLadder.run(deps, new Date(instant));
    return (await escalations()).some(({ payload }) => payload.includes("Read the meter"));
  };
  expect(await toldAt("2035-03-22T08:59:00Z")).toBe(false);
  expect(await toldAt("2035-03-22T18:00:00Z")).toBe(false);
  // Saturday in London
  expect(await toldAt("2035-03-24T10:00:00Z")).toBe(false);
  // the clocks went forward on the 25th: nine o'clock is eight in UTC
  expect(await toldAt("2035-03-26T07:59:00Z")).toBe(false);
  expect(await toldAt("2035-03-26T08:00:00Z")).toBe(true);
});

test("the reminder goes to who covers the owner", async () => {
  const [tom, mei] = await Promise.all(
    ["Tom", "Mei"].map((name) => house.db.prisma.person.findFirstOrThrow({ where: { name } })),
  );
  await house.db.prisma.leave.create({
    data: {
      personId: mei?.id ?? 0,
      coverId: tom?.id ?? 0,
      fromDate: "2035-03-26",
      toDate: "2035-03-30",
      setById: mei?.id ?? 0,
      setAt: new Date(),
    },
  });
  await opened("Mei", "P200", "2035-03-22", "问候");
  await house.goTo("2035-03-27T07:10:00+08:00");
  expect((await linesTo("Tom")).at(-1)).toBe("3 working days late: 李华 – 问候");
  await house.person("Tom").types("/followups overdue");
  expect(await house.person("Tom").sees()).toContain("问候\ndue 22 Mar · 3 working days late · with Mei");
});
