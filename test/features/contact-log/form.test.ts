import { afterAll, beforeAll, expect, test } from "vitest";
import type { House } from "../../support/house.ts";
import { clientOf, errorsOf, heldBy, loggedOf, loggingHouse, opensLog } from "../../support/logging.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
});
afterAll(() => house.close());

test("a call is logged from the shortcut: the client is found by typing, three fields, saved", async () => {
  const tom = house.person("Tom");
  await tom.usesShortcut("log_contact");
  await tom.waitsFor("What was it?");
  expect(await tom.searches("Client", "wxm")).toEqual(["王小明"]);
  await tom.enters({ Client: { typed: "wxm", chosen: "王小明" } });
  await tom.waitsFor("last contact 19 days ago");
  expect(await tom.fills({ Notes: "asked for the new rates" })).toEqual({ ok: true });
  const seen = await tom.waitsFor("Logged · 王小明");
  expect(seen).toContain("Call · 5 Mar 07:5");
  expect(seen).toContain("asked for the new rates");
  expect(tom.modal()).toBe("");
  const [contact] = await loggedOf(house.db, "P100");
  expect(contact).toMatchObject({
    kind: "call",
    direction: "ours",
    outcome: "reached",
    notes: "asked for the new rates",
  });
  const client = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P100" } });
  expect(client.lastReachedAt).toEqual(contact?.at);
  expect(client.lastVisitAt).toBeNull();
});

test("two taps on save, and a form sent twice, log once", async () => {
  const tom = house.person("Tom");
  await tom.usesShortcut("log_contact");
  await tom.waitsFor("What was it?");
  await tom.enters({ Client: { typed: "Sunrise", chosen: "Sunrise Ltd" }, Notes: "spoke with Amy" });
  await tom.waitsFor("never contacted");
  await Promise.all([tom.fills({}), tom.fills({})]);
  await tom.waitsFor("Logged · Sunrise Ltd");
  expect(await loggedOf(house.db, "P102")).toHaveLength(1);
});

const followUps = async (clientNo: string) =>
  house.db.prisma.followUp.findMany({ where: { client: { clientNo } }, orderBy: { id: "asc" } });

test("the rest unfolds in the same form, and what was typed stays", async () => {
  const tom = await opensLog(house.person("Tom"), "P102");
  await tom.enters({ "What was it?": "Visit", Notes: "met Amy at their office" });
  await tom.presses("More");
  const unfolded = await tom.waitsFor("What was promised");
  expect(unfolded).toContain("Sunrise Ltd");
  expect(heldBy(house, "Tom")).toContain("met Amy at their office");
  await tom.enters({
    Purposes: ["Advice", "Care"],
    "Level of the visit": "Business",
    "How was it arranged?": "By phone",
    "Whom did you meet?": ["Amy Wong · decision maker"],
    "Needs found": "a loan for the new shop",
    Promise: "send the rates",
    About: "Preferences",
    "What you learned": "tea, no coffee",
    "Documents handed over": "brochure, signed for",
    "Next contact agreed on": "2035-03-20",
    Sale: "Offer made",
    "Offer or win: what": "Working capital loan",
    "Amount (CNY)": "50万",
  });
  await tom.presses("Another promise");
  await tom.waitsFor("Another promise");
  expect(errorsOf(await tom.fills({}))).toEqual(["When is it due? For example tomorrow, fri or 12 Mar"]);
  expect(errorsOf(await tom.fills({ Due: "30 Feb" }))).toEqual(["There is no such day"]);
  expect(errorsOf(await tom.fills({ Due: "2035-03-01" }))).toEqual(["The date may not be before today"]);
  await tom.enters({ Due: "fri" });
  await tom.waitsFor("“fri” is Fri, 9 March 2035");
  expect(await tom.fills({})).toEqual({ ok: true });
  const seen = await tom.waitsFor("Promised for Fri, 9 March 2035: send the rates");
  expect(seen).toContain("Next: Call on Tue, 20 March 2035");
  const [, contact] = await loggedOf(house.db, "P102");
  const person = await house.db.prisma.contact.findFirstOrThrow({ where: { name: "Amy Wong" } });
  expect(contact).toMatchObject({
    kind: "visit",
    notes: "met Amy at their office",
    purposes: '["advice","care"]',
    level: "business",
    arranged: "phone",
    met: `[${person.id}]`,
    needs: "a loan for the new shop",
    documents: "brochure, signed for",
    nextOn: "2035-03-20",
    sale: "offered",
    saleWhat: "Working capital loan",
    saleMinor: 50_000_000n,
    saleCurrency: "CNY",
  });
  expect(await followUps("P102")).toMatchObject([
    { text: "send the rates", dueOn: "2035-03-09", isPromised: true, source: "visit", contactLogId: contact?.id },
  ]);
  const facts = await house.db.prisma.profileFact.findMany({ where: { clientId: contact?.clientId ?? 0 } });
  expect(facts).toMatchObject([
    { kind: "preferences", value: "tea, no coffee", on: "2035-03-05", contactLogId: contact?.id },
  ]);
  const [appointment] = await house.db.prisma.appointment.findMany();
  expect(appointment).toMatchObject({ clientId: contact?.clientId, on: "2035-03-20", kind: "call", cause: "agreed" });
});

test("a day in words that was not looked at is shown as a date before anything is saved", async () => {
  const tom = await opensLog(house.person("Tom"), "P101");
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  // the page tells of a day only on Enter: here the form is sent at once
  const view = house.sandbox.as("UTOM").state().views.at(-1);
  const state = {
    "log:promise1": { "field:log:promise1": { type: "plain_text_input", value: "call back" } },
    "log_due:1": { "field:log_due:1": { type: "plain_text_input", value: "in 2 weeks" } },
  };
  await house.sandbox.as("UTOM").act({ type: "submit", viewId: view?.id ?? "", state });
  expect(await tom.waitsFor("Please check the days below")).toContain("“in 2 weeks” is Mon, 19 March 2035");
  expect(await followUps("P101")).toEqual([]);
  expect(await tom.fills({})).toEqual({ ok: true });
  await tom.waitsFor("Promised for Mon, 19 March 2035: call back");
  expect(await followUps("P101")).toHaveLength(1);
});

test("a contact of the same kind within five minutes asks once, and loses nothing typed", async () => {
  const tom = await opensLog(house.person("Tom"), "P101");
  await tom.fills({ Notes: "again the same" });
  expect(await tom.waitsFor("is logged already. Save this one as well?")).toContain("Call at");
  expect(await loggedOf(house.db, "P101")).toHaveLength(1);
  expect(heldBy(house, "Tom")).toContain("again the same");
  expect(await tom.fills({})).toEqual({ ok: true });
  await tom.waitsFor("again the same");
  expect(await loggedOf(house.db, "P101")).toHaveLength(2);
});

test("the future and what is more than thirty days ago are refused at their field; what is late is marked", async () => {
  const tom = await opensLog(house.person("Tom"), "P100");
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  const future = await tom.fills({ When: new Date("2035-03-05T08:40:00+08:00"), Notes: "not to be lost" });
  expect(errorsOf(future)).toEqual(["A contact that has not happened yet cannot be logged"]);
  const old = await tom.fills({ When: new Date("2035-02-02T10:00:00+08:00") });
  expect(errorsOf(old)).toEqual(["More than 30 days ago: older contacts come by an import"]);
  expect(await tom.fills({ "What was it?": "Visit", When: new Date("2035-03-02T23:40:00+08:00") })).toEqual({
    ok: true,
  });
  const seen = await tom.waitsFor("logged 3 days late");
  expect(seen).toContain("Visit · 2 Mar 23:40 · Reached");
  expect(seen).toContain("not to be lost");
  const client = await clientOf(house.db, "P100");
  expect(client.lastVisitAt).toEqual(new Date("2035-03-02T23:40:00+08:00"));
  expect(client.lastReachedAt).toEqual((await loggedOf(house.db, "P100"))[0]?.at);
  await tom.types("/clients P100");
  expect(await tom.sees()).toContain("2 Mar 23:40 · Visit · Tom · logged 3 days late · not to be lost");
});

test.each([
  ["the client called", { "Who began it?": "The client did" }],
  ["nobody was reached", { "How did it go?": "Not reached" }],
])("when %s, it is logged and pays no standard", async (_, values) => {
  const before = await clientOf(house.db, "P103");
  const count = (await loggedOf(house.db, "P103")).length;
  const tom = await opensLog(house.person("Tom"), "P103");
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  await tom.enters(values);
  const sent = await tom.fills({ When: new Date(`2035-03-0${2 + count}T10:00:00+08:00`) });
  expect(sent).toEqual({ ok: true });
  await tom.waitsFor("Logged · Harbour Foods");
  expect(await loggedOf(house.db, "P103")).toHaveLength(count + 1);
  expect(await clientOf(house.db, "P103")).toEqual(before);
});

test("in Chinese the form, its faults and its receipt are Chinese", async () => {
  const mei = await opensLog(house.person("Mei"), "P200", "登记联系");
  expect(mei.modal()).toContain("李华贸易有限公司");
  await mei.presses("更多");
  await mei.waitsFor("承诺事项");
  expect(errorsOf(await mei.fills({ 承诺内容: "发送利率", 期限: "下礼拜八" }))).toEqual([
    "请这样填写日期：明天、下周三、3天后或3月12日",
  ]);
  await mei.enters({ 期限: "下周三" });
  await mei.waitsFor("“下周三”即2035年3月14日（周三）");
  await mei.fills({ 联系方式: "走访", 记录: "谈了贷款" });
  const seen = await mei.waitsFor("已登记 · 李华贸易有限公司");
  expect(seen).toContain("走访 · 3月5日07:5");
  expect(seen).toContain("承诺事项：发送利率，2035年3月14日（周三）前");
});

test("Home opens the form without a client, which is then asked for", async () => {
  const ann = house.person("Ann");
  expect(await ann.opensHome()).toContain("[Log a contact]");
  await ann.presses("Log a contact");
  await ann.waitsFor("What was it?");
  expect(errorsOf(await ann.fills({ Notes: "with whom?" }))).toEqual(["Please complete this required field."]);
  expect(await ann.searches("Client", "wxm")).toEqual([]);
});
