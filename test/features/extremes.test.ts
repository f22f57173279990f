import { afterAll, beforeAll, expect, test } from "vitest";
import { book } from "../../src/features/clients/queries.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([{ name: "Tom" }, { name: "Ann" }, { name: "Sue", roles: ["staff"] }]);
  await house.load("clients", [
    clientRow("P1", "Tom", { name: "王小明" }),
    clientRow("P2", "Tom", { name: "100% Cotton_Co" }),
    clientRow("P3", "Tom", { name: "שלום בע״מ 🏦" }),
    clientRow("62-0001", "Ann", { name: "Anna" }),
    clientRow("62-0002", "Tom", { name: "Number with a dash" }),
  ]);
});
afterAll(() => house.close());

test("what is far too long to be a command is answered, with the help", async () => {
  const tom = house.person("Tom");
  await tom.types(`/clients ${"abc ".repeat(1000)}`);
  const seen = await tom.waitsFor("is not something that I know");
  expect(seen).toContain("The nearest I know: /rounds help");
  expect(seen.length).toBeLessThan(400);
});

test.each([
  ["one long word", "x".repeat(3900)],
  ["thousands of words", "x ".repeat(1900)],
  ["a long number", "1".repeat(3900)],
])("%s to find is refused kindly, as no client is called so", async (_, words) => {
  const tom = house.person("Tom");
  await tom.types(`/clients find ${words}`);
  expect(await tom.sees()).toContain("at most 150 characters");
});

test.each([
  ["%", "1 client for", "100% Cotton_Co"],
  ["_", "1 client for", "100% Cotton_Co"],
  ["ＣＯＴＴＯＮ", "1 client for", "100% Cotton_Co"],
  ["🏦", "1 client for", "שלום בע״מ 🏦"],
  ["שלום", "1 client for", "שלום בע״מ 🏦"],
  ["62-0002", "1 client for", "Number with a dash"],
  ["６２－０００２", "1 client for", "Number with a dash"],
  ["62-0001", "No client of yours", ""],
  ["、", "No client of yours", ""],
])("%s finds what holds it and nothing else", async (words, answer, name) => {
  const tom = house.person("Tom");
  await tom.types(`/clients find ${words}`);
  expect(await tom.sees()).toContain(answer);
  expect(await tom.sees()).toContain(name);
});

test.each(["/clients 查找王小明", "/clients 搜索王小明", "/clients 查王小明", "/clients　查找　王小明"])(
  "the longest Chinese word counts: %s",
  async (typed) => {
    const tom = house.person("Tom");
    await tom.types(typed.replace("/clients　", "/clients "));
    expect(await tom.sees()).toContain("1 client for “王小明”");
  },
);

test("staff are not sent to a search that they may not use", async () => {
  const sue = house.person("Sue");
  await sue.types("/clients wang");
  expect(await sue.sees()).toContain("The nearest I know: /rounds help");
});

test("a page that is gone, since the book grew shorter, is answered with the nearest there is", async () => {
  const tom = house.person("Tom");
  const more = (owner: string) => Array.from({ length: 20 }, (_, i) => clientRow(`B${i}`, owner));
  await house.load("clients", more("Tom"));
  await tom.types("/clients all");
  expect(await tom.sees()).toContain("Page 1 of 2");
  await house.load("clients", more("Ann"));
  await tom.presses("Next page");
  expect(await tom.waitsFor("Your book: 4 clients")).toContain("王小明");
});

test.each([Number.NaN, -3, 0, 1.5, 1e9])(
  "a page number of %s, which no button of ours carries, does no harm",
  async (asked) => {
    const asker = await house.bot.deps.people.who("UTOM");
    if (asker.kind !== "member") throw new Error("Tom is known");
    const { clients, page } = await book(house.db, asker, { asked, perPage: 2 });
    expect([page.number, clients.length]).toEqual(asked === 1e9 ? [2, 2] : [1, 2]);
  },
);
