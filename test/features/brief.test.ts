import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";
import { modalWith } from "../support/modal.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Ann" },
    { name: "Lin", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", {
      name: "王小明",
      kind: "person",
      phone: "138 0013 8000",
      assets: "600万",
      currency: "CNY",
      assets_as_of: "2035-03-01",
    }),
    clientRow("P101", "Tom", { name: "<!channel> *bold* & Sons", kind: "organisation" }),
    clientRow("P102", "Tom", { name: "王大伟", kind: "person" }),
    clientRow("P103", "Tom", { name: "Bare Ltd" }),
    clientRow("P200", "Mei", { name: "李华贸易有限公司", kind: "organisation" }),
    clientRow("P300", "Ann", { name: "Ann's Secret" }),
  ]);
  await house.load("contacts", [
    { client_no: "P100", name: "王太", role: "spouse", phone: "13900139000", birthday: "--03-10" },
    { client_no: "P102", name: "王大伟" },
  ]);
  await house.load("holdings", [
    {
      client_no: "P100",
      holding_no: "H1",
      product: "Term deposit",
      amount: "50万",
      currency: "CNY",
      matures_on: "2035-03-10",
    },
  ]);
  await house.load("log", [
    logRow("P100", "Tom", "call", "2035-02-14 10:00", { notes: "asked about rates" }),
    logRow("P100", "Tom", "visit", "2035-01-14 10:00", { notes: "second oldest" }),
    logRow("P100", "Tom", "call", "2035-01-10 10:00", { notes: "third" }),
    logRow("P100", "Tom", "call", "2034-12-14 10:00", { notes: "too old to be shown" }),
  ]);
});
afterAll(() => house.close());

const clientId = async (clientNo: string) =>
  (await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } })).id;
const personId = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;

test("the one client that is named opens as a brief, and the opening is written down", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit 小明");
  const seen = await modalWith(tom, "Who is who");
  expect(seen).toContain("王小明");
  expect(seen).toContain("Diamond · Person · P100");
  expect(seen).toContain("王太 · spouse · 13900139000 · birthday next on 10 Mar (in 5 days)");
  expect(seen).toContain("Assets · CN¥6m · data as of 1 Mar");
  expect(seen).toContain("Term deposit · CN¥500k · matures on 10 Mar (in 5 days)");
  expect(seen).toContain("14 Feb 10:00 · Call · Tom · asked about rates");
  expect(seen).toContain("third");
  expect(seen).not.toContain("too old to be shown");
  expect(seen).toContain("To be filled in: segment, district");
  expect(seen).toContain("hobbies");
  expect(seen).not.toContain("scale of business");
  const opened = await house.db.prisma.accessLog.findMany({ select: { personId: true, clientId: true, what: true } });
  expect(opened).toEqual([{ personId: await personId("Tom"), clientId: await clientId("P100"), what: "brief" }]);
  await tom.closes();
});

test("of several that are found one is chosen; of none it is said kindly", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit 王");
  const seen = await tom.waitsFor("2 clients are found for “王”");
  expect(seen).toContain("王大伟");
  await tom.types("/visit Secret");
  expect(await tom.sees()).toContain("No client of yours is found for “Secret”");
  expect(tom.modal()).toBe("");
});

test("staff are told kindly that they see no client records", async () => {
  await house.person("Sue").types("/visit 王");
  expect(await house.person("Sue").sees()).toContain("Client records are for client managers and their leads");
});

test("the client can be looked for in a form, in one's own book alone", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit");
  await modalWith(tom, "Client");
  expect(await tom.searches("client", "Secret")).toEqual([]);
  expect(await tom.searches("client", "wxm")).toEqual(["王小明"]);
  await tom.fills({ client: { typed: "wxm", chosen: "王小明" } });
  expect(await modalWith(tom, "Who is who")).toContain("王小明");
  await tom.closes();
});

test("written to the bot, in Chinese, the brief is a button away", async () => {
  const mei = house.person("Mei");
  await mei.writesToBot("走访李华");
  await mei.waitsFor("此内容将在弹窗中打开");
  await mei.presses("打开");
  expect(await modalWith(mei, "关键联系人")).toContain("李华贸易有限公司");
  await mei.closes();
});

test("a name is shown as it was typed", async () => {
  const tom = house.person("Tom");
  await tom.types("/visit bold");
  expect(await modalWith(tom, "Who is who")).toContain("<!channel> *bold* & Sons");
  await tom.closes();
});

test("open follow-ups and promises stand in the brief", async () => {
  const at = new Date("2035-03-01T02:00:00Z");
  const base = { clientId: await clientId("P100"), createdAt: at, source: "hand" };
  const [tom, mei] = [await personId("Tom"), await personId("Mei")];
  await house.db.prisma.followUp.create({
    data: { ...base, ownerId: tom, createdById: tom, dueOn: "2035-03-02", text: "send the rates", isPromised: true },
  });
  await house.db.prisma.followUp.create({
    data: { ...base, ownerId: mei, createdById: mei, dueOn: "2035-03-12", text: "invite" },
  });
  await house.person("Tom").types("/visit P100");
  const seen = await modalWith(house.person("Tom"), "Who is who");
  expect(seen).toContain("overdue since 2 Mar · promised · send the rates");
  expect(seen).toContain("due 12 Mar · invite · Mei");
  await house.person("Tom").closes();
});

test("the card has a button to the brief, and the brief one to the card", async () => {
  const tom = house.person("Tom");
  await tom.types("/clients P100");
  await tom.sees();
  await tom.presses("Brief");
  await modalWith(tom, "Who is who");
  await tom.presses("Client record");
  expect(await modalWith(tom, "Key people")).toContain("too old to be shown");
  await tom.closes();
});

test("a long list is cut with a way to see all of it", async () => {
  const people = Array.from({ length: 30 }, (_, i) => ({
    client_no: "P101",
    name: `Person ${i + 1}`,
    note: "n".repeat(1900),
  }));
  await house.load("contacts", people);
  const tom = house.person("Tom");
  await tom.types("/visit bold");
  const seen = await modalWith(tom, "Who is who");
  expect(seen).toContain("Person 8 ");
  expect(seen).not.toContain("Person 9 ");
  await tom.presses("Show all 30");
  const first = await modalWith(tom, "Page 1 of");
  expect(first).toContain(`Person 9 · ${"n".repeat(1900)}`);
  await tom.presses("Next page");
  await modalWith(tom, "Page 2 of 3");
  await tom.presses("Next page");
  expect(await modalWith(tom, "Person 30")).toContain("Page 3 of 3");
  await tom.closes();
});
