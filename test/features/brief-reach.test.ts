import { afterAll, beforeAll, expect, test } from "vitest";
import { button, message, section } from "../../src/slack/blocks.ts";
import { slackPort } from "../../src/slack/port.ts";
import { newWebClient } from "../../src/slack/web.ts";
import { clientRow, type House, openHouse, tokens } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann" },
    { name: "Lin", roles: ["lead"] },
    { name: "Max", roles: ["lead"] },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "Harbour Ltd", kind: "organisation" }),
    clientRow("P101", "Tom", { name: "مرحبا 🎋 <@UTOM>", kind: "person" }),
  ]);
  const { id: personId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: "Tom" } });
  for (const name of ["Ann", "Max"]) {
    const { id: coverId } = await house.db.prisma.person.findFirstOrThrow({ where: { name } });
    const days = { fromDate: "2035-03-05", toDate: "2035-03-05", setAt: new Date() };
    await house.db.prisma.leave.create({ data: { personId, coverId, setById: personId, ...days } });
  }
});
afterAll(() => house.close());

test("who covers reads and fills in the brief as the owner does", async () => {
  const ann = house.person("Ann");
  await ann.types("/visit Harbour");
  await modalWith(ann, "Who is who");
  await ann.presses("Change facts");
  await modalWith(ann, "The newest counts");
  await ann.fills({ "fact:needs": "a larger credit line" });
  expect(await modalWith(ann, "What we know")).toContain("Latent needs: a larger credit line · 5 Mar, Ann");
  await ann.closes();
});

test("a lead who covers is no lead of the owner: key accounts are for the owner's own lead to mark", async () => {
  const max = house.person("Max");
  await max.types("/clients P100");
  const seen = await max.sees();
  expect(seen).toContain("Harbour Ltd");
  expect(seen).not.toContain("Make it a key account");
  await house.person("Lin").types("/clients P100");
  expect(await house.person("Lin").sees()).toContain("Make it a key account");
});

test("the day after the leave the client is not found any more, neither by name nor by the open form", async () => {
  const ann = house.person("Ann");
  await ann.types("/visit Harbour");
  await modalWith(ann, "Who is who");
  await ann.presses("Talking points");
  await modalWith(ann, "What do you mean");
  await house.goTo("2035-03-06T07:00:00+08:00");
  await ann.fills({ talk: "too late" });
  expect(await modalWith(ann, "Client not found")).not.toContain("Harbour");
  await ann.closes();
  await ann.types("/visit Harbour");
  expect(await ann.sees()).toContain("No client of yours is found for “Harbour”");
  expect(await house.db.prisma.profileFact.count({ where: { value: "too late" } })).toBe(0);
});

test("names of any signs are found and shown as they were typed; what is too long to look for is told so", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit مرحبا 🎋");
  expect(await modalWith(tom, "Who is who")).toContain("مرحبا 🎋 <@UTOM>");
  await tom.presses("Talking points");
  await modalWith(tom, "What do you mean");
  await tom.fills({ talk: "  *bold* <!channel> 🎋\n\nשלום  " });
  expect(await modalWith(tom, "Who is who")).toContain("*bold* <!channel> 🎋");
  await tom.closes();
  await tom.types(`/visit ${"x".repeat(10_000)}`);
  expect(await tom.sees()).toContain("That is too long to look for: at most 150 characters.");
});

const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };

test("what a button claims is checked: another's client, no client, and what is no claim at all", async () => {
  const tom = house.person("Tom");
  await house.load("clients", [clientRow("A1", "Ann", { name: "Ann's Secret" })]);
  const { id: foreign } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "A1" } });
  const slack = slackPort(newWebClient(tokens.botToken, house.sandbox.apiUrl, quiet as never));
  const before = await house.db.prisma.accessLog.count();
  const forged = [
    ["brief_open", `${foreign}`],
    ["brief_open", "-1"],
    ["brief_back", `${foreign}`],
    ["brief_part", `${foreign}|people|1`],
    ["brief_part", "1|secrets|1"],
    ["brief_fill", `${foreign}`],
    ["brief_facts", "x".repeat(2000)],
    ["brief_prepare", `${foreign}`],
    ["key_mark", `${foreign}|on`],
    ["key_mark", "1"],
    ["key_arrange", `${foreign}`],
    ["key_call_off", `${foreign}|2035-02-30`],
  ] as const;
  for (const [actionId, value] of forged) {
    await slack.post("UTOM", message("forged", [section("forged", button("Press me", actionId, value))]));
    await tom.presses("Press me");
    expect(await tom.waitsFor("Client not found")).not.toContain("Secret");
  }
  expect(tom.modal()).toBe("");
  expect(await house.db.prisma.accessLog.count()).toBe(before);
});

test("a manager's forged button makes no key account and arranges nothing", async () => {
  const tom = house.person("Tom");
  const { id } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P100" } });
  const slack = slackPort(newWebClient(tokens.botToken, house.sandbox.apiUrl, quiet as never));
  for (const [actionId, value] of [
    ["key_mark", `${id}|on`],
    ["key_arrange", `${id}`],
  ] as const) {
    await slack.post("UTOM", message("forged", [section("forged", button("Press me", actionId, value))]));
    await tom.presses("Press me");
    await tom.waitsFor("Only a lead of the client's manager can do this");
  }
  expect(await house.db.prisma.keyAccountChange.count()).toBe(0);
  expect(tom.modal()).toBe("");
});
