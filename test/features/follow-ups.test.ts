import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

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

test("pressing Enter behind a day in words says which day it is, and nothing typed is lost", async () => {
  const mei = house.person("Mei");
  await mei.types("/followups 新建 李华");
  await mei.waitsFor("待办内容");
  await mei.enters({ 待办内容: "送资料" });
  await mei.enters({ 到期日: "下周三" });
  expect(await mei.waitsFor("即2035")).toContain("即2035年3月14日（周三），9天后。确认无误后请点击“保存”。");
  await mei.fills({ 承诺事项: ["已向客户承诺"] });
  expect(await mei.waitsFor("保存成功")).toContain("李华 · P200 · 已承诺客户\n送资料\n3月14日到期 · 手工新建");
  await mei.closes();
});

test.each([
  ["30 feb", "There is no such day"],
  ["2035-03-02", "The date may not be before today"],
  ["some day", "I do not know this day"],
  ["2135-03-02", "more than ten years"],
  ["", "Say when, or pick the day"],
])("a day typed as “%s” is refused at its field: %s", async (typed, why) => {
  const tom = house.person("Tom");
  const before = (await all()).length;
  await tom.types("/followups add P100");
  await tom.waitsFor("What is to be done");
  const result = await tom.fills({ "What is to be done": "Call", When: typed });
  expect(JSON.stringify(result)).toContain(why);
  expect(await all()).toHaveLength(before);
  await tom.closes();
});

test("a picked day needs no second look; one that differs from the words is refused", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups add P101");
  await tom.waitsFor("What is to be done");
  const text = `${"请回电 🎉 <!channel> *x* مرحبا ".repeat(10)}`;
  const result = await tom.fills({ "What is to be done": text, When: "tomorrow", "Or pick the day": "2035-03-08" });
  expect(JSON.stringify(result)).toContain("This is another day than the one in words");
  await tom.fills({ When: "" });
  expect(await tom.waitsFor("Saved.")).toContain(text.trim());
  await tom.closes();
});

test("a client of somebody else is not offered, and none is told of", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups add 李华");
  await tom.waitsFor("What is to be done");
  expect(tom.modal()).not.toContain("李华");
  expect(await tom.searches("Client", "李华")).toEqual([]);
  expect(await tom.searches("Client", "sunrise")).toEqual(["Sunrise Ltd · P101", "Sunrise Trading · P102"]);
  await tom.closes();
  await tom.types("/followups P200");
  expect(await tom.sees()).toContain("No client of yours is found for “P200”.");
});

test("staff have no follow-ups, a stranger neither", async () => {
  await house.person("Sue").types("/followups");
  expect(await house.person("Sue").sees()).toContain("Follow-ups are for client managers and their leads.");
  await house.person("Out").types("/followups all");
  expect(await house.person("Out").sees()).toContain("not in the house's list");
});

test("a message becomes a follow-up that keeps its address", async () => {
  const tom = house.person("Tom");
  await house.person("Lin").types("/clients help");
  const posted = await house.sandbox
    .as("ULIN")
    .act({ type: "message", channel: "C1", text: "Sunrise wants the *new* terms & rates" });
  expect(posted.ok).toBe(true);
  const message = house.sandbox
    .as("UTOM")
    .messages("C1")
    .findLast(({ text }) => text.includes("Sunrise wants"));
  if (!message) throw new Error("the message is not there");
  await tom.usesShortcut("follow_up_message", message);
  await tom.waitsFor("What is to be done");
  await tom.fills({ Client: { typed: "P102", chosen: "Sunrise Trading · P102" }, "Or pick the day": "2035-03-05" });
  const seen = await tom.waitsFor("Saved.");
  expect(seen).toContain("Sunrise wants the *new* terms & rates\n[Open the message]");
  expect(seen).toContain("from a message");
  const made = (await all()).at(-1);
  expect(made).toMatchObject({ source: "message", link: expect.stringContaining("/archives/C1/p") });
  await tom.closes();
});
