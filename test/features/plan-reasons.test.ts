import { afterEach, expect, test } from "vitest";
import { tellLater } from "../../src/features/notices/acts.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const monday = "2035-03-05T08:01:00+08:00";
/** A client without a tier: nothing but what the test says makes it due. */
const quiet = (clientNo: string, owner = "Tom") => clientRow(clientNo, owner, { opened_on: "2034-01-10" });
const due = (clientNo: string, more: Record<string, string> = {}) =>
  clientRow(clientNo, "Tom", { assets: "600万", currency: "CNY", opened_on: "2034-01-10", ...more });
const plans = (name = "Tom") =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => /^(Plan for|走访计划：)/.test(text));
const clientId = async (clientNo: string) =>
  (await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo }, select: { id: true } })).id;
const personId = async (name: string) =>
  (await house.db.prisma.person.findUniqueOrThrow({ where: { email: `${name.toLowerCase()}@bank.example` } })).id;
const at = new Date("2035-03-01T02:00:00Z");

async function openFollowUp(clientNo: string, owner: string, dueOn: string, text: string, isPromised = false) {
  const ownerId = await personId(owner);
  const source = isPromised ? "visit" : "hand";
  const data = { clientId: await clientId(clientNo), ownerId, dueOn, text, source, isPromised };
  await house.db.prisma.followUp.create({ data: { ...data, createdById: ownerId, createdAt: at } });
}
const hold = async (clientNo: string, until: string) =>
  house.db.prisma.hold.create({
    data: { clientId: await clientId(clientNo), until, cause: "skipped", byId: await personId("Tom"), at },
  });
const appoint = async (clientNo: string, on: string, cause: string, more: { kind?: string; fromDate?: string } = {}) =>
  house.db.prisma.appointment.create({
    data: { clientId: await clientId(clientNo), on, kind: "call", cause, byId: await personId("Tom"), at, ...more },
  });

test("promises and follow-ups that are due stand in the plan with their words, those of others do not", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [quiet("P1"), quiet("P2"), quiet("P3"), quiet("P4", "Ann")]);
  await openFollowUp("P1", "Tom", "2035-03-01", "Send the *offer*", true);
  await openFollowUp("P2", "Tom", "2035-03-05", "<!channel> ask after the loan");
  await openFollowUp("P3", "Ann", "2035-03-05", "Ann's own matter");
  await openFollowUp("P4", "Tom", "2035-03-05", "of a client who is Ann's now");
  await house.goTo(monday);
  const [plan] = plans();
  expect(plan).toContain("Promised: Send the *offer* (due on 1 Mar, 2 working days late)");
  expect(plan).toContain("To do: <!channel> ask after the loan (due today)");
  expect(plan).not.toMatch(/Client P3|Client P4/);
  expect(plans("Ann")).toEqual([]);
});

test("a large movement of funds since the last contact is named, until the client is reached", async () => {
  house = await openHouse([{ name: "Tom", zh: true }]);
  await house.load("clients", [quiet("P1")]);
  await house.load("log", [logRow("P1", "Tom", "call", "2035-02-20 10:00")]);
  const rows: [string, number][] = [
    ["2035-01-31", 300_000],
    ["2035-02-10", 900_000],
    ["2035-02-28", 2_000_000],
    ["2035-03-02", 3_200_000],
  ];
  const id = await clientId("P1");
  const data = rows.map(([asOf, yuan]) => ({ clientId: id, asOf, assetsMinor: BigInt(yuan * 100), currency: "CNY" }));
  await house.db.prisma.balance.createMany({ data });
  await house.goTo(monday);
  expect(plans()[0]).toContain("大额资金变动：增加120万元，由200万元增至320万元（3月2日）");
  await house.load("log", [logRow("P1", "Tom", "call", "2035-03-05 08:00")]);
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans()).toHaveLength(1);
});

test("a skipped client is on no plan before its day, unless something was promised", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [due("P1"), due("P2")]);
  await openFollowUp("P2", "Tom", "2035-03-05", "Send the offer", true);
  await hold("P1", "2035-03-07");
  await hold("P2", "2035-03-07");
  await house.goTo("2035-03-07T08:01:00+08:00");
  const named = plans().map((plan) => ["P1", "P2"].filter((client) => plan.includes(`Client ${client}`)));
  expect(named).toEqual([["P2"], ["P2"], ["P1", "P2"]]);
});

test("an appointment stands on its day's plan; one that was not kept stays until the client is reached", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [quiet("P1"), quiet("P2"), quiet("P3")]);
  await appoint("P1", "2035-03-05", "agreed", { kind: "visit" });
  await appoint("P2", "2035-03-05", "moved", { fromDate: "2035-03-02" });
  await appoint("P3", "2035-03-06", "added");
  await house.goTo(monday);
  expect(plans()[0]).toContain("1 visit · 1 call");
  expect(plans()[0]).toContain("Agreed with the client");
  expect(plans()[0]).toContain("Moved here from 2 Mar");
  expect(plans()[0]).not.toContain("Client P3");

  await house.load("log", [logRow("P2", "Tom", "call", "2035-03-05 08:00")]);
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans()[1]).toContain("Agreed with the client for 5 Mar, and not done yet");
  expect(plans()[1]).toContain("Carried over since 5 Mar (1 working day)");
  expect(plans()[1]).toContain("Put on the plan by hand");
  expect(plans()[1]).not.toContain("Client P2");
});

test("an appointment that was skipped on its day, or hidden beyond it beforehand, is over", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [quiet("P1"), quiet("P2"), quiet("P3")]);
  for (const client of ["P1", "P2", "P3"]) await appoint(client, "2035-03-05", "added");
  await hold("P1", "2035-03-08");
  await house.goTo(monday);
  expect(plans()[0]).toContain("0 visits · 2 calls");
  await house.db.prisma.planItem.updateMany({
    where: { clientId: await clientId("P2") },
    data: { state: "skipped", until: "2035-03-06" },
  });
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans()[1]).toContain("Client P3");
  expect(plans()[1]).not.toMatch(/Client P1|Client P2/);
});

test("each has as many visits and calls a day as they have set", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load(
    "clients",
    Array.from({ length: 9 }, (_, i) => due(`P${i}`)),
  );
  const id = await personId("Tom");
  const set = (name: string, value: number) => ({ personId: id, name, value: String(value) });
  await house.db.prisma.personSetting.createMany({ data: [set("visitsADay", 2)] });
  await house.goTo(monday);
  expect(plans()[0]).toContain("2 visits · 0 calls");
  expect(plans()[0]).toContain("7 more are due");
});

test("what waited to be told rides in the plan, once, also for who has nothing else to read", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }]);
  await house.load("clients", [due("P1")]);
  await house.bot.jobs.settled();
  const tell = async (name: string, line: string) =>
    tellLater(house.db.prisma, { key: `test:${name}:${line}`, personId: await personId(name), line });
  await tell("Tom", "Lin asks after <Harbour & Sons>.");
  await tell("Ann", "Your leave was entered.");
  await house.goTo(monday);
  expect(plans()).toHaveLength(1);
  expect(plans()[0]).toContain("• Lin asks after <Harbour & Sons>.");
  expect(plans("Ann")).toHaveLength(1);
  expect(plans("Ann")[0]).toContain("• Your leave was entered.");
  expect(await house.db.prisma.delivery.count({ where: { startedOn: "2035-03-05" } })).toBe(2);
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans()[1]).not.toContain("Harbour");
  expect(plans("Ann")).toHaveLength(1);
});

test("in the months of heat, and as long as the lead has set, the plan says how to keep out of it", async () => {
  house = await openHouse([{ name: "Tom", zh: true }], { startsAt: "2035-05-31T07:00:00+08:00" });
  await house.load("clients", [due("P1"), due("P2"), due("P3"), due("P4")]);
  await house.goTo("2035-06-01T08:01:00+08:00");
  expect(plans()[0]).not.toContain("高温");
  expect(plans()[1]).toContain("前3户在11:00前走访完毕并返回，其余在16:00以后走访");
  await house.db.prisma.team.updateMany({ data: { heatUntil: "2035-10-08" } });
  await house.goTo("2035-10-09T08:01:00+08:00");
  expect(plans().at(-2)).toContain("高温");
  expect(plans().at(-1)).not.toContain("高温");
}, 30_000);

test("the visits open on a map, when coordinates are known", async () => {
  house = await openHouse([{ name: "Tom" }]);
  await house.load("clients", [due("P1", { latitude: "31.2", longitude: "121.5" }), due("P2")]);
  await house.goTo(monday);
  expect(plans()[0]).toContain("[Open the map]");
  const buttons = JSON.stringify(house.person("Tom").inbox()[0]?.blocks);
  expect(buttons).toContain("https://uri.amap.com/marker?markers=121.500000%2C31.200000%2C1&coordinate=wgs84");
  await house.person("Tom").presses("Open the map");
  expect(house.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("festivals that the client keeps, by the newest that is on record", async () => {
  house = await openHouse([{ name: "Tom" }], { startsAt: "2035-12-24T07:50:00+08:00" });
  await house.load("clients", [quiet("P1"), quiet("P2")]);
  const fact = async (clientNo: string, value: string, on: string) => ({
    clientId: await clientId(clientNo),
    kind: "festivals",
    value,
    on,
    at,
  });
  await house.db.prisma.profileFact.createMany({
    data: [
      await fact("P1", "Christmas, 春节", "2035-02-02"),
      await fact("P1", "中秋", "2035-01-01"),
      await fact("P2", "圣诞节", "2035-01-01"),
      await fact("P2", "", "2035-02-02"),
    ],
  });
  await house.goTo("2035-12-24T08:01:00+08:00");
  expect(plans()[0]).toContain("Christmas on 25 Dec (tomorrow)");
  expect(plans()[0]).not.toContain("Client P2");
});
