import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House } from "../../support/house.ts";
import { clientOf, errorsOf, heldBy, loggedOf, loggingHouse, opensLog } from "../../support/logging.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
});
afterAll(() => house.close());

const drafts = () => house.db.prisma.draft.findMany({ orderBy: { at: "desc" } });
const kept = async (words: string) => {
  for (let waited = 0; waited < 100; waited++) {
    if ((await drafts()).some(({ typed }) => typed.includes(words))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no draft holds “${words}”`);
};

test("what was typed into a window that was closed comes back, and can be dropped", async () => {
  const tom = await opensLog(house.person("Tom"), "P100");
  await tom.enters({ "What was it?": "Visit", Notes: "half a sentence" });
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  await tom.enters({ Promise: "send the rates", Purposes: ["Advice"] });
  await tom.closes();
  await kept("send the rates");
  await opensLog(tom, "P100");
  expect(await tom.waitsFor("Kept from 07:5")).toContain("What was promised");
  const held = heldBy(house, "Tom");
  for (const words of ["half a sentence", "send the rates", '"value":"visit"', '"value":"advice"']) {
    expect(held).toContain(words);
  }
  await tom.presses("Start afresh");
  for (let waited = 0; waited < 100 && tom.modal().includes("Kept from"); waited++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(tom.modal()).not.toContain("Kept from");
  expect(heldBy(house, "Tom")).not.toContain("half a sentence");
  expect(await tom.fills({ Notes: "begun afresh" })).toEqual({ ok: true });
  await tom.waitsFor("begun afresh");
  expect(await loggedOf(house.db, "P100")).toMatchObject([{ notes: "begun afresh", kind: "call" }]);
  await opensLog(tom, "P100");
  expect(tom.modal()).not.toContain("Kept from");
  await tom.closes();
});

test("what was typed comes back for a day, and no longer", async () => {
  const tom = await opensLog(house.person("Tom"), "P102");
  await tom.enters({ Notes: "a day old" });
  await kept("a day old");
  const ago = (hours: number) => new Date(house.sandbox.clock.now().getTime() - hours * 3_600_000);
  const where = { typed: { contains: "a day old" } };
  await house.db.prisma.draft.updateMany({ where, data: { at: ago(23) } });
  // closed, it is kept anew
  await tom.closes();
  await expect.poll(() => house.db.prisma.draft.count({ where: { ...where, at: { gt: ago(1) } } })).toBe(1);
  await house.db.prisma.draft.updateMany({ where, data: { at: ago(25) } });
  await opensLog(tom, "P102");
  expect(tom.modal()).not.toContain("Kept from");
  expect(heldBy(house, "Tom")).not.toContain("a day old");
});

test("Slack may tell nothing of a form that is closed: what its fields told is kept all the same", async () => {
  const tom = await opensLog(house.person("Tom"), "P103");
  await tom.enters({ Notes: "told sign by sign" });
  await kept("told sign by sign");
  await house.restartBot();
  await opensLog(tom, "P103");
  await tom.waitsFor("Kept from");
  expect(heldBy(house, "Tom")).toContain("told sign by sign");
  await tom.fills({});
  await tom.waitsFor("told sign by sign");
});

test("a form that was opened and closed with nothing in it, or with all erased, leaves no draft", async () => {
  const mei = await opensLog(house.person("Mei"), "P200", "登记联系");
  await mei.enters({ 联系方式: "走访" });
  await mei.presses("更多");
  await mei.waitsFor("承诺事项");
  await mei.closes();
  await opensLog(mei, "P200", "登记联系");
  expect(mei.modal()).not.toContain("已恢复");
  await mei.enters({ 记录: "写了又删" });
  await kept("写了又删");
  await mei.enters({ 记录: "" });
  await mei.closes();
  await opensLog(mei, "P200", "登记联系");
  expect(mei.modal()).not.toContain("已恢复");
  await mei.closes();
});

test("a sign that arrives after the form was saved makes no draft", async () => {
  const tom = await opensLog(house.person("Tom"), "P101");
  await tom.enters({ Notes: "saved" });
  const view = house.sandbox.as("UTOM").state().views.at(-1);
  await tom.fills({});
  await tom.waitsFor("saved");
  const { personId } = await house.db.prisma.draft.findFirstOrThrow({ where: { typed: { contains: "ended" } } });
  expect(view).toBeDefined();
  const id = (await clientOf(house.db, "P101")).id;
  const [draft] = await house.db.prisma.draft.findMany({ where: { personId, form: `log:C${id}` } });
  expect(draft?.typed).toMatch(/^\{"ended":\d+\}$/);
});

test("the client is handed over while the form is open: nothing is saved, nothing is lost, nothing is told", async () => {
  const tom = await opensLog(house.person("Tom"), "P102");
  await tom.enters({ Notes: "a long story" });
  await house.load("clients", [clientRow("P102", "Mei", { name: "Sunrise Ltd" })]);
  await tom.fills({});
  const seen = await tom.waitsFor("This client is not in your book (any more), so nothing was saved.");
  expect(seen).toContain("What you typed is kept for a day.");
  expect(seen).not.toContain("Mei");
  expect(await loggedOf(house.db, "P102")).toEqual([]);
  await kept("a long story");
  await tom.closes();
  await house.load("clients", [clientRow("P102", "Tom", { name: "Sunrise Ltd" })]);
  await opensLog(tom, "P102");
  await tom.waitsFor("Kept from");
  expect(heldBy(house, "Tom")).toContain("a long story");
  await tom.closes();
});

test("when the database fails in the middle, nothing of the contact stays and the form keeps what was typed", async () => {
  await house.db.prisma.$executeRawUnsafe(
    `CREATE TRIGGER broken BEFORE INSERT ON "FollowUp" BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  const mei = await opensLog(house.person("Mei"), "P200", "登记联系");
  await mei.presses("更多");
  await mei.waitsFor("承诺事项");
  await mei.enters({ 承诺内容: "发送利率", 期限: "2035-03-09", 记录: "谈了贷款" });
  await mei.fills({});
  await mei.waitsFor("系统繁忙");
  expect(await loggedOf(house.db, "P200")).toEqual([]);
  expect((await clientOf(house.db, "P200")).lastReachedAt).toBeNull();
  await house.db.prisma.$executeRawUnsafe("DROP TRIGGER broken");
  await house.sandbox
    .as("UMEI")
    .act({ type: "close", viewId: house.sandbox.as("UMEI").state().views.at(-1)?.id ?? "" });
  expect(heldBy(house, "Mei")).toContain("谈了贷款");
  expect(await mei.fills({})).toEqual({ ok: true });
  await mei.waitsFor("已登记");
  expect(await loggedOf(house.db, "P200")).toHaveLength(1);
});

test("text longer than a field is refused at it, whatever sends it; emoji and right-to-left stay as typed", async () => {
  const mei = await opensLog(house.person("Mei"), "P200", "登记联系");
  const view = house.sandbox.as("UMEI").state().views.at(-1);
  const typed = (value: string) => ({ "log:note": { "field:log:note": { type: "plain_text_input", value } } });
  const tooLong = await house.sandbox
    .as("UMEI")
    .act({ type: "submit", viewId: view?.id ?? "", state: typed("长".repeat(10_000)) as never });
  expect(errorsOf(tooLong)).toHaveLength(1);
  const odd = "👩‍👩‍👧 مرحبا *bold* <@U1> 𠮷";
  await mei.enters({ 联系方式: "消息", 记录: odd });
  await mei.fills({});
  expect(await mei.waitsFor("已登记")).toContain(odd);
  expect((await loggedOf(house.db, "P200")).at(-1)?.notes).toBe(odd);
});
