import { afterAll, beforeAll, expect, test } from "vitest";
import type { House } from "../support/house.ts";
import { loggingHouse } from "../support/logging.ts";
import { modalWith } from "../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
  await house.db.prisma.client.updateMany({ where: { clientNo: "P102" }, data: { keyAccountOn: "2035-01-01" } });
});
afterAll(() => house.close());

test("what is logged from a brief stands in the next one: the contact, its level, what was learned and promised", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit Sunrise");
  expect(await modalWith(tom, "Who is who")).toContain("Technical – no visit on record (every 91 days)");
  await tom.presses("Log a contact");
  await modalWith(tom, "What was it?");
  await tom.enters({ "What was it?": "Visit", Notes: "saw the new plant" });
  await tom.presses("More");
  await modalWith(tom, "What was learned");
  await tom.fills({
    "Level of the visit": "Technical",
    About: "Production and plans",
    "What you learned": "a second line in May",
    Promise: "send the rates",
    Due: "2035-03-09",
  });
  await tom.waitsFor("saw the new plant");
  if (tom.modal()) await tom.closes();
  await tom.types("/visit Sunrise");
  const seen = await modalWith(tom, "Who is who");
  expect(seen).toContain("Visit · Technical · Tom · saw the new plant");
  expect(seen).toContain("Technical – visited today (every 91 days)");
  expect(seen).toContain("Production and plans: a second line in May · 5 Mar, Tom");
  expect(seen).toContain("due 9 Mar · promised · send the rates");
  await tom.presses("Add a follow-up");
  await modalWith(tom, "What is to be done");
  await tom.fills({ "What is to be done": "bring samples", "Or pick the day": "2035-03-08" });
  await tom.closes();
  await tom.types("/visit Sunrise");
  expect(await modalWith(tom, "bring samples")).toContain("due 8 Mar · bring samples");
  await tom.closes();
});

test("the brief is open from the plan's own item", async () => {
  const tom = house.person("Tom");
  await house.goTo("2035-03-05T08:01:00+08:00");
  await tom.waitsFor("Plan for");
  await tom.picks("Brief");
  expect(await modalWith(tom, "Who is who")).toContain("Last contacts");
  await tom.closes();
});
