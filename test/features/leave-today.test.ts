import { afterEach, beforeEach, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Lin" },
    { name: "Sam", reportsTo: "Lin" },
  ]);
  await house.load("clients", [
    clientRow("T1", "Tom", { name: "Tomato", opened_on: "2035-03-02" }),
    clientRow("S1", "Sam", { name: "Salad" }),
  ]);
  await house.goTo("2035-03-05T08:00:30+08:00");
  await house.person("Tom").waitsFor("Tomato");
});
afterEach(() => house.close());

/** Lin enters leave for Tom, whom Ann covers. */
async function isAway(from: string, to: string): Promise<void> {
  const lin = house.person("Lin");
  await lin.types("/rounds leave");
  await lin.presses("Enter leave");
  await lin.waitsFor("First day away");
  expect(await lin.fills({ who: "Tom", from, to, cover: "Ann" })).toEqual({ ok: true });
}

test("who covers from today on has the way to the plan that was made this morning, and does it", async () => {
  await isAway("2035-03-05", "2035-03-06");
  const ann = house.person("Ann");
  expect(await ann.waitsFor("Tom is away 5 Mar – 6 Mar, and you cover")).toContain("[Tom's plan of today]");
  await ann.presses("Tom's plan of today");
  expect(await ann.waitsFor("Tomato")).not.toContain("Salad");
  await ann.picks("Skip");
  await ann.waitsFor("Why?");
  await ann.fills({ reason: "other", words: "Closed today" });
  await ann.waitsFor("Closed today");
  expect(await house.db.prisma.planItem.findMany({ select: { state: true, skipReason: true } })).toContainEqual({
    state: "skipped",
    skipReason: "Closed today",
  });
});

test("for leave that begins tomorrow there is no such way", async () => {
  await isAway("2035-03-06", "2035-03-07");
  const ann = house.person("Ann");
  expect(await ann.waitsFor("and you cover")).not.toContain("plan of today");
});
