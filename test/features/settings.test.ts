import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsOf } from "../../src/features/people/setting-queries.ts";
import { newestPolicy, policyOn } from "../../src/features/policy/queries.ts";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    { name: "Ada", roles: ["admin"] },
    { name: "Bo", roles: ["admin", "manager"], zh: true },
    { name: "Tom" },
    { name: "Sam", roles: ["staff"] },
  ]);
  await house.load("clients", [
    clientRow("P1", "Tom", { assets: "1500000" }),
    clientRow("P2", "Tom", { assets: "1500000" }),
    clientRow("D1", "Tom", { assets: "6000000" }),
  ]);
  // as of 5 March: P1 was visited 70 days ago and called 8, P2 visited and called 2 days ago, D1 visited 40 days ago
  await house.load("log", [
    logRow("P1", "Tom", "visit", "2034-12-25 10:00"),
    logRow("P1", "Tom", "call", "2035-02-25 10:00"),
    logRow("P2", "Tom", "visit", "2035-03-03 10:00"),
    logRow("D1", "Tom", "visit", "2035-01-24 10:00"),
    logRow("D1", "Tom", "call", "2035-03-03 10:00"),
  ]);
});
afterAll(() => house.close());

async function opensStandards(name: string, words = ["House settings", "Last changes", "Change", "Platinum: a visit"]) {
  const person = house.person(name);
  await person.types("/rounds settings");
  const [settings = "", history = "", change = "", field = ""] = words;
  await person.waitsFor(settings);
  await person.presses(settings);
  await person.waitsFor(history);
  await person.presses(change);
  await person.waitsFor(field);
  return person;
}
const inForce = () => newestPolicy(house.db);

test("one sets one's own caps within the policy's bounds, and the end-of-day message", async () => {
  const tom = house.person("Tom");
  await tom.types("/rounds settings");
  await tom.waitsFor("My visits a day at most");
  expect(tom.modal()).toContain("Empty: as for everyone, 6. At most 12.");
  expect(tom.modal()).not.toContain("House settings");
  expect((await tom.fills({ visits_a_day: "13", calls_a_day: "some" })).errors).toEqual({
    visits_a_day: "A whole number from 1 to 12, or nothing.",
    calls_a_day: "A whole number from 1 to 40, or nothing.",
  });
  await tom.fills({ visits_a_day: "4", calls_a_day: "", end_of_day: "Off" });
  await tom.waitsFor("Saved.");
  await tom.closes();
  const { id } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Tom" } });
  expect(await settingsOf(house.db, id)).toEqual({ visitsADay: 4, callsADay: null, endOfDay: false });
  await tom.types("/rounds settings");
  await tom.waitsFor("My visits a day at most");
  await tom.fills({ visits_a_day: "", end_of_day: "On" });
  await tom.waitsFor("Saved.");
  await tom.closes();
  expect(await settingsOf(house.db, id)).toEqual({ visitsADay: null, callsADay: null, endOfDay: true });
});

test("staff have nothing to set, and a manager no way to the house's settings", async () => {
  await house.person("Sam").types("/rounds settings");
  expect(await house.person("Sam").sees()).toContain("There is nothing for you to set");
});

test("wrong standards are told at their fields", async () => {
  const ada = await opensStandards("Ada");
  const { errors } = await ada.fills({ "tiers.platinum.visitEveryDays": "soon", "tiers.gold.callEveryDays": "0" });
  expect(errors).toEqual({
    "tiers.platinum.visitEveryDays": "A whole number of days, from 1 to 3,650, or nothing.",
    "tiers.gold.callEveryDays": "A whole number of days, from 1 to 3,650, or nothing.",
  });
  await ada.fills({ "tiers.platinum.visitEveryDays": "91", "tiers.gold.callEveryDays": "91" });
  await ada.waitsFor("Nothing was changed.");
  await ada.closes();
  expect((await inForce()).id).toBe(0);
});

test("the effect is shown before saving; what is saved counts from tomorrow, and stands in the history", async () => {
  const ada = await opensStandards("Ada");
  await ada.fills({ "tiers.platinum.visitEveryDays": "60", "tiers.diamond.visitEveryDays": "" });
  const seen = await ada.waitsFor("1 client becomes overdue, 1 is no longer.");
  expect(seen).toContain("Diamond: a visit every … days: 30 → none");
  expect(seen).toContain("Platinum: a visit every … days: 91 → 60");
  expect(seen).toContain("Counted over 3 rated clients");
  expect(seen).toContain("Valid from Tue, 6 March 2035");
  expect((await inForce()).id).toBe(0);
  await ada.fills({});
  await ada.waitsFor("Saved. It is valid from Tue, 6 March 2035.");
  await ada.closes();
  expect((await policyOn(house.db, "2035-03-05")).tiers.platinum.visitEveryDays).toBe(91);
  expect((await policyOn(house.db, "2035-03-06")).tiers.platinum.visitEveryDays).toBe(60);
  await ada.types("/rounds settings");
  await ada.waitsFor("House settings");
  await ada.presses("House settings");
  expect(await ada.waitsFor("valid from 6 Mar · Ada: ")).toContain("Platinum: a visit every … days: 91 → 60");
  await ada.closes();
});

test("of two administrators at once the second is shown what changed, and loses nothing", async () => {
  const ada = await opensStandards("Ada");
  const bo = await opensStandards("Bo", ["机构设置", "最近修改", "修改", "白金级：走访间隔"]);
  await bo.fills({ "tiers.gold.callEveryDays": "60" });
  await bo.waitsFor("金级：电话联系间隔（天）：91 → 60");
  await ada.fills({ "tiers.platinum.callEveryDays": "21" });
  await ada.waitsFor("Platinum: a call every … days: 30 → 21");
  await bo.fills({});
  await bo.waitsFor("保存成功");
  await bo.closes();
  await ada.fills({});
  const seen = await ada.waitsFor("Bo saved other figures meanwhile");
  expect(seen).toContain("Gold: a call every … days: 91 → 60");
  await ada.fills({});
  const again = await ada.waitsFor("Platinum: a call every … days: 30 → 21");
  expect(again).not.toContain("Gold: a call");
  await ada.fills({});
  await ada.waitsFor("Saved.");
  await ada.closes();
  const { policy } = await inForce();
  expect([policy.tiers.gold.callEveryDays, policy.tiers.platinum.callEveryDays]).toEqual([60, 21]);
});

test("who is no administrator any more saves nothing", async () => {
  const ada = await opensStandards("Ada");
  const { id } = await inForce();
  await house.load("people", [{ email: "ada@bank.example", name: "Ada", roles: "staff", team: "Team 1" }]);
  await ada.fills({ "tiers.gold.callEveryDays": "30" });
  await ada.waitsFor("The house's settings are for administrators.");
  expect((await inForce()).id).toBe(id);
});
