import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Ann" },
    { name: "Boss", roles: ["lead"] },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", {
      name: "王小明",
      assets: "600万",
      currency: "CNY",
      assets_as_of: "2035-03-01",
      phone: "138 0013 8000",
      district: "Jing'an",
    }),
    clientRow("P101", "Tom", { name: "<!channel> *bold* & Sons", assets: "30万", currency: "CNY" }),
    clientRow("P102", "Tom", { name: "Sunrise Ltd", assets: "12000", currency: "USD", assets_as_of: "2034-01-01" }),
    clientRow("P200", "Mei", { name: "李华贸易有限公司", assets: "120万", currency: "CNY" }),
  ]);
  await house.load("contacts", [
    { client_no: "P200", name: "赵敏", phone: "13912345678", birthday: "1980-03-07" },
    { client_no: "P100", name: "王太太", role: "family", birthday: "--02-01", birthday_calendar: "lunar" },
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
  await house.load("log", [logRow("P100", "Tom", "call", "2035-02-14 10:00", { notes: "asked about rates" })]);
});
afterAll(() => house.close());

test("a manager asks for the plan before it is posted, and reads why each client is on it", async () => {
  await house.person("Tom").types("/clients");
  const seen = await house.person("Tom").sees();
  expect(seen).toContain("Plan for Mon, 5 March 2035");
  expect(seen).toContain("Not posted yet");
  expect(seen).toContain("1. 王小明 · Diamond");
  expect(seen).toContain("Term deposit matures on 10 Mar (in 5 days)\nNo contact for 19 days (standard: every 14)");
  expect(seen).toContain("138 0013 8000 · Jing'an · last contact 19 days ago");
});

test.each([
  ["/clients 今日", "走访计划：2035年3月5日（周一）"],
  ["/clients 全部", "我的客户：共1户"],
  ["/clients 查 李华", "李华贸易有限公司 · 白金级"],
  ["/clients 查李华", "李华贸易有限公司 · 白金级"],
  ["/clients 帮助", "/clients 查 关键词"],
  ["/rounds", "Rounds可以为您做什么"],
])("in Chinese, %s shows %s", async (typed, shown) => {
  await house.person("Mei").types(typed);
  expect(await house.person("Mei").sees()).toContain(shown);
});

test.each([
  ["a name of two signs", "小明"],
  ["pinyin", "wangxiaoming"],
  ["the initials", "wxm"],
  ["the client number", "p100"],
  ["a contact's name", "王太"],
  ["the last digits of a phone", "8000"],
])("a client is found by %s", async (_, words) => {
  await house.person("Tom").types(`/clients find ${words}`);
  const seen = await house.person("Tom").sees();
  expect(seen).toContain("1 client for");
  expect(seen).toContain("王小明 · Diamond");
});

test("what a client's name holds is shown as it was typed, and pings nobody", async () => {
  await house.person("Tom").types("/clients find bold");
  const { blocks, text } = await house.person("Tom").newest();
  expect(blocks.map(({ text: shown }) => shown)).toContainEqual({
    type: "plain_text",
    text: "<!channel> *bold* & Sons · Gold",
    emoji: false,
  });
  expect(text).not.toContain("<!channel>");
});

test("the card shows what is known, how old it is, and what is missing; opening it is recorded", async () => {
  await house.person("Tom").types("/clients P100");
  const seen = await house.person("Tom").sees();
  expect(seen).toContain("王小明");
  expect(seen).toContain("Assets · CN¥6m");
  expect(seen).toContain("data as of 1 Mar");
  expect(seen).toContain("Term deposit · CN¥500k · matures on 10 Mar");
  expect(seen).toContain("lunar birthday next on 10 Mar");
  expect(seen).toContain("14 Feb 10:00 · Call · Tom · asked about rates");
  expect(seen).toContain("Missing: kind, segment");
  const opened = await house.db.prisma.accessLog.findMany({ select: { personId: true, clientId: true, what: true } });
  const { id: clientId, ownerId: personId } = await house.db.prisma.client.findUniqueOrThrow({
    where: { clientNo: "P100" },
  });
  expect(opened).toEqual([{ personId, clientId, what: "card" }]);

  await house.person("Tom").types("/clients P102");
  expect(await house.person("Tom").sees()).toContain("may be out of date");
});

test("a client's name stands out in a list", async () => {
  await house.person("Tom").types("/clients find wxm");
  const { blocks } = await house.person("Tom").newest();
  const text = { type: "mrkdwn", text: "*王小明* · Diamond", verbatim: true };
  expect(blocks.map(({ text: shown }) => shown)).toContainEqual(text);
});

test("a button on the list opens the card, in a modal", async () => {
  await house.person("Tom").types("/clients find wxm");
  await house.person("Tom").sees();
  await house.person("Tom").presses("Open");
  await house.person("Tom").waitsFor("Profile");
  expect(house.person("Tom").modal()).toContain("王小明");
});

test("nothing is found, shown or counted outside the asker's own book", async () => {
  const tom = house.person("Tom");
  await tom.types("/clients find 李华");
  expect(await tom.sees()).toContain("No client of yours is found");
  await tom.types("/clients P200");
  expect(await tom.sees()).toContain("No client of yours is found");
  await tom.types("/clients all");
  expect(await tom.sees()).toContain("Your book: 3 clients");
});

test("a button of an old list opens nothing once the client is somebody else's", async () => {
  const tom = house.person("Tom");
  await tom.types("/clients find sunrise");
  await tom.sees();
  await house.load("clients", [clientRow("P102", "Ann", { name: "Sunrise Ltd" })]);
  await tom.presses("Open");
  expect(await tom.waitsFor("Client not found")).not.toContain("Sunrise");
  await house.load("clients", [clientRow("P102", "Tom", { name: "Sunrise Ltd" })]);
});

test("a lead sees the team's clients and each manager's plan; another lead sees none of them", async () => {
  const lin = house.person("Lin");
  await lin.types("/clients all");
  const seen = await lin.sees();
  expect(seen).toContain("Your team's clients: 4");
  expect(seen).toContain("李华贸易有限公司");
  expect(seen).toContain("Mei");
  await lin.types("/clients");
  expect(await lin.sees()).toContain("Tom\nno plan is posted yet");
  await lin.presses("Open");
  expect(await lin.waitsFor("plan for")).toContain("Mei: plan for Mon, 5 March 2035");
  await house.person("Boss").types("/clients all");
  expect(await house.person("Boss").sees()).toContain("There are no clients in your book yet");
});

test("staff are told kindly that they see no client records, whatever they try", async () => {
  for (const typed of ["/clients", "/clients all", "/clients find wang", "/clients P100"]) {
    await house.person("Sue").types(typed);
    expect(await house.person("Sue").sees()).toContain("Client records are for client managers and their leads");
  }
});

test("an empty book reads well", async () => {
  await house.person("Ann").types("/clients");
  expect(await house.person("Ann").sees()).toContain("You have no clients yet");
  await house.person("Ann").types("/clients all");
  expect(await house.person("Ann").sees()).toContain("There are no clients in your book yet");
});

test("two thousand clients are paged; every page is reached and nothing is cut", async () => {
  const big = await openHouse([{ name: "Tom" }]);
  const rows = Array.from({ length: 2000 }, (_, i) =>
    clientRow(`B${String(i).padStart(4, "0")}`, "Tom", { name: `Client no ${i}` }),
  );
  await big.load("clients", rows);
  const tom = big.person("Tom");
  await tom.types("/clients all");
  expect(await tom.sees()).toContain("Your book: 2,000 clients");
  expect(await tom.sees()).toContain("Page 1 of 134");
  await tom.presses("Next page");
  const second = await tom.waitsFor("Page 2 of 134");
  expect(second).toContain("Client no 15");
  expect(second).toContain("Client no 29");
  await big.close();
});
