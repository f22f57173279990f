import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Abe", reportsTo: "Lin" },
    { name: "Mei", zh: true, reportsTo: "Lin" },
  ]);
  await house.load("clients", [
    ...Array.from({ length: 20 }, (_, i) =>
      clientRow(`T${i}`, "Abe", { assets: "600万", currency: "CNY", opened_on: "2034-01-10" }),
    ),
    clientRow("M1", "Mei", { name: "李华" }),
  ]);
});
afterAll(() => house.close());

test("when Slack refuses a view, the person is told so, with the reference that the log has", async () => {
  const abe = house.person("Abe");
  await house.bot.jobs.settled();
  await abe.types("/clients find T19");
  await abe.waitsFor("1 client for");
  house.sandbox.trouble({ serverError: 1, methods: ["views.open"] });
  await abe.presses("Open");
  const seen = await abe.waitsFor("The answer could not be shown");
  house.sandbox.trouble({});
  const reference = /reference ([0-9a-f]{8})/.exec(seen)?.[1] ?? "none";
  expect(house.log.some((line) => line.includes(reference))).toBe(true);
});

test("from the Home tab down to a record: over three modals the fourth takes the place of the topmost", async () => {
  const lin = house.person("Lin");
  await lin.opensHome();
  await lin.presses("Show the team's day");
  await lin.waitsFor("Your team on");
  await lin.presses("Open");
  await lin.waitsFor("Abe: plan for");
  await lin.presses("14 more are due");
  await lin.waitsFor("14 more clients are due");
  await lin.picks("Brief");
  expect(await lin.waitsFor("Who is who")).toContain("Client T");
  await lin.closes();
});

test("a form that is refused stays open with what was typed; the refusal lies over it", async () => {
  const mei = house.person("Mei");
  await mei.usesShortcut("find_client");
  await mei.waitsFor("名称、拼音、编号或电话");
  await house.load("people", [{ email: "mei@bank.example", name: "Mei", roles: "staff", team: "Team 1" }]);
  await mei.fills({ words: "李华" });
  expect(await mei.waitsFor("客户档案仅供")).not.toContain("李华");
  expect(house.sandbox.as("UMEI").state().views).toHaveLength(2);
  await mei.closes();
});
