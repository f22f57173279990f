import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([{ name: "Tom", reportsTo: "Lin" }, { name: "Ann" }, { name: "Lin", roles: ["lead"] }]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明", kind: "person" }),
    clientRow("P101", "Tom", { name: "Sons" }),
    clientRow("P102", "Tom", { name: "王大伟", kind: "person" }),
    clientRow("P103", "Tom", { name: "Bare Ltd" }),
  ]);
});
afterAll(() => house.close());

const clientId = async (clientNo: string) =>
  (await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } })).id;

test("what the profile lacks is filled in right there, and the brief is shown again", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit P103");
  await modalWith(tom, "Who is who");
  await tom.presses("Fill in");
  await modalWith(tom, "Fill in what you know");
  const refused = await tom.fills({ "person:role": "decision maker", "person:birthday": "02-30" });
  expect(refused.errors).toEqual({
    "person:birthday": "There is no such day. Write for example 1985-05-20, 05-20 or lunar 05-20.",
    "person:name": "Whose is it? Write the name of the key person.",
  });
  await tom.fills({
    "record:kind": "Organisation",
    "record:district": "Pudong",
    "person:name": "Kim Ōta",
    "person:birthday": "lunar 1985-05-20",
    "fact:businessScale": "200 people",
  });
  const seen = await modalWith(tom, "Who is who");
  expect(seen).toContain("Organisation");
  expect(seen).toContain("Pudong");
  expect(seen).toContain("Kim Ōta · decision maker · lunar birthday next on");
  expect(seen).toContain("Scale of business: 200 people · 5 Mar, Tom");
  await tom.closes();
  await tom.types("/visit Kim");
  expect(await modalWith(tom, "Who is who")).toContain("Bare Ltd");
  await tom.closes();
});

test("the newest fact counts, what was known before is kept, and an emptied one is taken back", async () => {
  const tom = house.person("Tom");
  const change = async (value: string) => {
    await tom.types("/visit P100");
    await modalWith(tom, "Who is who");
    await tom.presses("Change facts");
    await modalWith(tom, "The newest counts");
    await tom.fills({ "fact:hobbies": value });
    const seen = await modalWith(tom, "Who is who");
    await tom.closes();
    return seen;
  };
  expect(await change("tennis")).toContain("Hobbies: tennis · 5 Mar, Tom");
  expect(await change("<b> go")).toContain("Hobbies: <b> go · 5 Mar, Tom");
  await tom.types("/clients P100");
  expect(await tom.sees()).toContain("Hobbies: <b> go · 5 Mar, Tom");
  expect(await change("")).not.toContain("Hobbies:");
  const kept = await house.db.prisma.profileFact.findMany({
    where: { clientId: await clientId("P100"), kind: "hobbies" },
    orderBy: { id: "asc" },
  });
  expect(kept.map(({ value }) => value)).toEqual(["tennis", "<b> go", ""]);
});

test("what somebody else changed meanwhile is not overwritten, and nothing typed is lost", async () => {
  const [tom, lin] = [house.person("Tom"), house.person("Lin")];
  for (const one of [tom, lin]) {
    await one.types("/visit P102");
    await modalWith(one, "Who is who");
  }
  await lin.presses("Fill in");
  await modalWith(lin, "Fill in what you know");
  await tom.presses("Fill in");
  await modalWith(tom, "Fill in what you know");
  await lin.fills({ "record:phone": "555 123", "fact:family": "two sons" });
  await modalWith(lin, "Who is who");
  const refused = await tom.fills({ "record:phone": "555 999", "fact:family": "a daughter", "fact:hobbies": "tea" });
  expect(refused.errors).toEqual({
    "record:phone": "Somebody has filled this in meanwhile: 555 123",
    "fact:family": expect.stringContaining("two sons"),
  });
  const known = await house.db.prisma.profileFact.findMany({ where: { clientId: await clientId("P102") } });
  expect(known.map(({ value }) => value)).toEqual(["two sons"]);
  await tom.closes();
  await lin.closes();
});

test("talking points are written beforehand and kept; long ones are cut with a way to see the whole", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit P100");
  expect(await modalWith(tom, "Who is who")).toContain("Nothing is prepared yet.");
  await tom.presses("Talking points");
  await modalWith(tom, "What do you mean to talk about?");
  const long = `rates ${"和".repeat(900)} the end`;
  await tom.fills({ talk: long });
  const seen = await modalWith(tom, "rates");
  expect(seen).not.toContain("the end");
  await tom.presses("Show in full");
  expect(await modalWith(tom, "the end")).toContain(long);
  await tom.closes();
  await tom.types("/visit P100");
  await modalWith(tom, "rates");
  await tom.presses("Talking points");
  await modalWith(tom, "What do you mean");
  await tom.presses("Back to the brief");
  await modalWith(tom, "Who is who");
  await tom.closes();
});

test("a brief's old button opens nothing once the client is somebody else's", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit P101");
  await modalWith(tom, "Who is who");
  await house.load("clients", [clientRow("P101", "Ann", { name: "<!channel> *bold* & Sons" })]);
  await tom.presses("Fill in");
  expect(await tom.waitsFor("Client not found")).not.toContain("Fill in what you know");
  await tom.closes();
  await tom.types("/visit P102");
  await modalWith(tom, "Who is who");
  await tom.presses("Fill in");
  await modalWith(tom, "Fill in what you know");
  await house.load("clients", [clientRow("P102", "Ann", { name: "王大伟" })]);
  await tom.fills({ "fact:hobbies": "chess" });
  await tom.waitsFor("Client not found");
  expect(await house.db.prisma.profileFact.count({ where: { value: "chess" } })).toBe(0);
  await tom.closes();
});
