import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { readBlocks } from "../support/person.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Out", isUnknown: true },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明" }),
    clientRow("P101", "Tom", { name: "Sunrise Ltd" }),
    clientRow("P102", "Tom", { name: "Sunrise Trading" }),
    clientRow("P200", "Mei", { name: "李华" }),
  ]);
});
afterAll(() => house.close());

const all = () => house.db.prisma.followUp.findMany({ orderBy: { id: "asc" }, include: { changes: true } });

test("a follow-up is made in a form; the day in words is shown back before it is saved", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups add");
  await tom.waitsFor("What is to be done");
  await tom.fills({
    Client: { typed: "wang", chosen: "王小明 · P100" },
    "What is to be done": "Call back",
    When: "next fri",
  });
  expect(await tom.waitsFor("That is")).toContain(
    "That is Fri, 16 March 2035, in 11 days. If that is right, press Save.",
  );
  expect(await all()).toHaveLength(0);
  await tom.fills({});
  expect(await tom.waitsFor("Saved.")).toContain("王小明 · P100\nCall back");
  expect(await all()).toMatchObject([{ text: "Call back", dueOn: "2035-03-16", source: "hand", isPromised: false }]);
  await tom.closes();
});
