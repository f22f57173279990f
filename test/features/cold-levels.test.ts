import { afterEach, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const plans = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((text) => /^(Plan for|走访计划：)/.test(text));

/** An untiered client that a lead has on the list: nothing but its levels makes it due. */
async function keyAccount(clientNo: string, owner: string, since: string) {
  await house.load("clients", [clientRow(clientNo, owner, { opened_on: "2034-01-10" })]);
  await house.db.prisma.client.update({ where: { clientNo }, data: { keyAccountOn: since } });
}
const visited = async (clientNo: string, level: string, at: string) => {
  await house.load("log", [logRow(clientNo, "Tom", "visit", at)]);
  const newest = await house.db.prisma.contactLog.findFirstOrThrow({ orderBy: { id: "desc" } });
  await house.db.prisma.contactLog.update({ where: { id: newest.id }, data: { level } });
};

test("a key account with a cold level is on its manager's plan, and why; a visit at that level takes it off", async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Mei", zh: true }]);
  await keyAccount("K1", "Tom", "2034-12-01");
  await keyAccount("K2", "Mei", "2034-12-04");
  await keyAccount("K3", "Tom", "2035-03-01");
  await visited("K1", "business", "2035-02-20 10:00");
  await house.goTo("2035-03-05T08:01:00+08:00");
  const [toms] = plans("Tom");
  expect(toms).toContain("1 visit · 0 calls");
  expect(toms).toContain("Key account gone cold: technical, never visited in 94 days (every 91)");
  expect(toms).not.toContain("Client K3");
  expect(plans("Mei")[0]).toContain("大客户久未走访：业务层从未走访，已91天（每30天）");

  await visited("K1", "technical", "2035-03-05 08:00");
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans("Tom")).toHaveLength(1);
});

test("a cold leadership level stands on the plan until the lead has arranged a visit", async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await keyAccount("K1", "Tom", "2034-01-10");
  await visited("K1", "technical", "2035-03-01 10:00");
  await visited("K1", "business", "2035-03-02 10:00");
  await house.goTo("2035-03-05T08:01:00+08:00");
  expect(plans("Tom")[0]).toContain("0 visits · 1 call");
  expect(plans("Tom")[0]).toContain("leadership, never visited in");
  expect(plans("Tom")[0]).toContain("Leadership visits are arranged by your lead");

  const lin = house.person("Lin");
  await lin.types("/visit K1");
  await modalWith(lin, "Key account");
  await lin.presses("Arrange a leadership visit");
  await modalWith(lin, "Who goes");
  await lin.fills({ day: "2035-03-08" });
  await house.goTo("2035-03-06T08:01:00+08:00");
  expect(plans("Tom")).toHaveLength(1);
  await house.goTo("2035-03-08T08:01:00+08:00");
  expect(plans("Tom")).toHaveLength(2);
  expect(plans("Tom")[1]).toContain("Leadership visit arranged");
  expect(plans("Tom")[1]).not.toContain("gone cold");
});
