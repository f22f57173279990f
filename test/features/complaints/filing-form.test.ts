import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../../support/house.ts";
import { modalWith } from "../../support/modal.ts";
import type { Person } from "../../support/person.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead", "manager"] },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", reportsTo: "Lin", zh: true },
    { name: "Wu", roles: ["staff"], reportsTo: "Lin" },
    { name: "Hua", roles: ["staff"], reportsTo: "Lin", zh: true },
    { name: "Dora", roles: ["desk"], reportsTo: "Lin" },
    { name: "Eve", isUnknown: true },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "Riverside Trading", phone: "13800001234" }),
    clientRow("P200", "Mei", { name: "王小明", phone: "13900005678" }),
  ]);
});
afterAll(() => house.close());

const filed = () => house.db.prisma.complaint.findMany({ orderBy: { id: "asc" } });

async function opens(name: string, title: string): Promise<Person> {
  const person = house.person(name);
  await person.types("/complaint");
  await modalWith(person, title);
  return person;
}

const usual = { "What happened?": "The queue took two hours", "How did it reach us?": "Phone" };

test("a manager files for a client found by a few signs, and reads the number in the form and in a receipt", async () => {
  const tom = await opens("Tom", "Who complains?");
  expect(await tom.searches("Client", "river")).toEqual(["Riverside Trading · P100"]);
  await tom.enters({ "What is it about?": "Service" });
  await modalWith(tom, "More exactly");
  await tom.enters({ "More exactly": "Waiting time", "How severe is it?": "S3 normal" });
  expect(await modalWith(tom, "resolved within 10 working days")).toContain("by law until 20 Mar");
  await tom.enters({ Client: { typed: "river", chosen: "Riverside Trading · P100" } });
  expect(await tom.fills(usual)).toEqual({ ok: true });
  await modalWith(tom, "Complaint C-2035-000001 is filed");
  expect(await tom.waitsFor("Complaint C-2035-000001 is filed")).toContain("S3 normal · to be resolved by");
  await house.posted();
  expect(JSON.stringify(tom.inbox().at(-1)?.blocks)).toContain("C-2035-000001");
  expect((await filed()).at(-1)).toMatchObject({ category: "service", subCategory: "waiting", channel: "phone" });
  await tom.closes();
  await tom.types("/complaint C-2035-000001");
  const shown = await tom.waitsFor("The queue took two hours");
  for (const words of ["To be judged", "Riverside Trading · P100", "10 working days left", "filed by Tom"]) {
    expect(shown).toContain(words);
  }
});

test("what is missing or wrong is said at its field, and what was typed stays", async () => {
  const tom = await opens("Tom", "Who complains?");
  await tom.enters({ "Who complains?": "Not a client" });
  await modalWith(tom, "Their name");
  await tom.enters({ "What is it about?": "Other", "How severe is it?": "S4 low" });
  const wrong = await tom.fills({
    ...usual,
    "Their name": "Ann Lee",
    "Their phone": "555 1234",
    "When did it happen?": "2035-03-09",
  });
  expect(Object.values(wrong.errors ?? {})).toEqual(["This lies in the future."]);
  expect(await tom.fills({ "When did it happen?": "2035-03-02" })).toEqual({ ok: true });
  await modalWith(tom, "Complaint C-2035-000002 is filed");
  expect((await filed()).at(-1)).toMatchObject({ clientId: null, otherName: "Ann Lee", happenedOn: "2035-03-02" });
  await tom.closes();
});

test("staff find a client only by number, or by name and four digits, and learn only that it was found", async () => {
  const hua = await opens("Hua", "投诉人");
  for (const typed of ["王", "王小明", "小明5678", "王小明 0000", "P2", "P100 1234"]) {
    expect(await hua.searches("客户", typed)).toEqual([]);
  }
  expect(await hua.searches("客户", "王小明 5678")).toEqual(["王小明"]);
  expect(await hua.searches("客户", "p200")).toEqual(["p200"]);
  await hua.enters({ 投诉类别: "资金与交易" });
  await modalWith(hua, "具体类别");
  await hua.enters({ 客户: { typed: "P200", chosen: "P200" } });
  await hua.enters({ 严重程度: "S1 特别重大" });
  expect(await modalWith(hua, "1个工作小时内首次响应")).not.toContain("王小明");
  expect(await hua.fills({ 投诉内容: "存款少了一笔", 投诉渠道: "当面" })).toEqual({ ok: true });
  const number = (await filed()).at(-1)?.number ?? "";
  await modalWith(hua, `投诉${number}已登记`);
  await hua.closes();
  await hua.types("/complaint 我的");
  expect(await hua.waitsFor("我的投诉：1件")).not.toContain("王小明");
  await hua.types(`/complaint ${number}`);
  const shown = await hua.waitsFor("存款少了一笔");
  expect(shown).toContain("本机构客户");
  expect(shown).not.toContain("王小明");
  await house.person("Mei").types(`/complaint ${number}`);
  expect(await house.person("Mei").waitsFor("存款少了一笔")).toContain("王小明 · P200");
});

test("the same client and category again is shown while filing, linked, and marked", async () => {
  const hua = await opens("Hua", "投诉人");
  await hua.enters({ 投诉类别: "资金与交易" });
  await modalWith(hua, "具体类别");
  await hua.enters({ 客户: { typed: "P200", chosen: "P200" } });
  await modalWith(hua, "180天内有同类投诉");
  await hua.enters({ 严重程度: "S2 重大" });
  await hua.fills({ 投诉内容: "又少了一笔", 投诉渠道: "当面" });
  await modalWith(hua, "标为重复投诉");
  const [before, again] = (await filed()).slice(-2);
  expect(again?.repeatOfId).toBe(before?.id);
  await hua.closes();
});

test("a form that is sent twice makes one complaint", async () => {
  const before = (await filed()).length;
  const wu = await opens("Wu", "Who complains?");
  await wu.enters({ Client: { typed: "P100", chosen: "P100" }, "What is it about?": "Fees and interest" });
  await wu.enters({ "How severe is it?": "S4 low" });
  await Promise.all([wu.fills(usual), wu.fills({})]).catch(() => undefined);
  await modalWith(wu, "is filed");
  await house.posted();
  expect((await filed()).length).toBe(before + 1);
  expect(wu.inbox().filter(({ blocks }) => JSON.stringify(blocks).includes("is filed"))).toHaveLength(1);
  await wu.closes();
});

test("who is complained about sees nothing of it, by number, list or hint", async () => {
  const wu = await opens("Wu", "Who complains?");
  await wu.enters({ Client: { typed: "P100", chosen: "P100" }, "What is it about?": "Sale and advice" });
  await wu.enters({ "How severe is it?": "S2 high", "Person complained about": { typed: "To", chosen: "Tom" } });
  expect(await wu.fills(usual)).toEqual({ ok: true });
  const number = (await filed()).at(-1)?.number ?? "";
  await modalWith(wu, number);
  await wu.closes();
  const tom = house.person("Tom");
  await tom.types(`/complaint ${number}`);
  await tom.waitsFor(`There is no complaint ${number} that you may see`);
  await tom.types("/complaint C-2035-999999");
  await tom.waitsFor("There is no complaint C-2035-999999 that you may see");
  await opens("Tom", "Who complains?");
  await tom.enters({ Client: { typed: "P100", chosen: "P100" }, "What is it about?": "Sale and advice" });
  await modalWith(tom, "More exactly");
  expect(tom.modal()).not.toContain("similar");
  expect(tom.modal()).not.toContain("repeat");
  await tom.enters({ "How severe is it?": "S4 low" });
  await tom.fills(usual);
  expect(await modalWith(tom, "is filed")).not.toContain("repeat");
  await tom.closes();
  await tom.types("/complaint mine");
  const mine = await tom.waitsFor("Your complaints");
  expect(mine).not.toContain(number);
  expect(mine).not.toContain("repeat");
});

test("a draft comes back after the window was closed, and not after it was filed", async () => {
  const wu = await opens("Wu", "Who complains?");
  await wu.enters({ "What happened?": "half a sentence", "What is it about?": "Personal data" });
  await wu.closes();
  await opens("Wu", "Kept from");
  expect(JSON.stringify(house.sandbox.as("UWU").state().views)).toContain("half a sentence");
  await wu.enters({ Client: { typed: "P100", chosen: "P100" }, "How severe is it?": "S4 low" });
  await wu.fills({ "How did it reach us?": "Letter or e-mail" });
  await modalWith(wu, "is filed");
  await wu.closes();
  await opens("Wu", "Who complains?");
  expect(wu.modal()).not.toContain("Kept from");
  await wu.closes();
});

test("from a message its words are what happened; an outsider learns nothing", async () => {
  const tom = house.person("Tom");
  await tom.writesToBot("The card was swallowed twice");
  const said = tom.inbox().find(({ text }) => text.includes("swallowed"));
  await tom.usesShortcut("file_complaint_message", said);
  await modalWith(tom, "Who complains?");
  expect(JSON.stringify(house.sandbox.as("UTOM").state().views)).toContain("The card was swallowed twice");
  await tom.closes();
  const eve = house.person("Eve");
  await eve.types("/complaint C-2035-000001");
  expect(await eve.sees()).not.toContain("Riverside");
});
