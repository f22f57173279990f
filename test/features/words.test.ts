import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", zh: true },
    { name: "Lin", roles: ["lead"] },
    { name: "Ada", roles: ["admin"] },
    { name: "Eve", isUnknown: true },
    { name: "Gus", slack: { isRestricted: true } },
    { name: "Out", slack: { isStranger: true, teamId: "T2" } },
  ]);
  await house.load("clients", [clientRow("P100", "Tom", { name: "Wang Wei", assets: "600万", currency: "CNY" })]);
});
afterAll(() => house.close());

test.each([
  ["/clients fnd wang", "/clients find wang"],
  ["/clients wang", "/clients find wang"],
  ["/clients al", "/clients all"],
])("%s is answered with the nearest usable form, %s, and a button that does it", async (typed, nearest) => {
  const tom = house.person("Tom");
  await tom.types(typed);
  expect(await tom.sees()).toContain(nearest);
  await tom.presses("Do that");
  await tom.waitsFor("Wang Wei");
});

test.each([
  ["find wang", "Wang Wei"],
  ["/clients all", "Your book: 1 client"],
  ["clients", "Plan for"],
  ["help", "What Rounds does for you"],
  ["hello", "What Rounds does for you"],
  ["clinets all", "/clients all"],
  ["how are you?", "not something that I know"],
])("written to the bot, “%s” is answered with %s", async (written, answer) => {
  const tom = house.person("Tom");
  await tom.writesToBot(written);
  expect(await tom.waitsFor(answer)).toContain(answer);
});

test("what Slack delivers twice is answered once", async () => {
  const tom = house.person("Tom");
  house.sandbox.trouble({ duplicate: 1 });
  const before = tom.inbox().length;
  await tom.writesToBot("help");
  await tom.waitsFor("What Rounds does for you");
  await new Promise((resolve) => setTimeout(resolve, 500));
  house.sandbox.trouble({});
  // what Tom wrote himself, and the answer
  expect(tom.inbox().slice(before)).toHaveLength(2);
});

test("help stands behind every command, and is of all where a command is of no use", async () => {
  const [tom, ada] = [house.person("Tom"), house.person("Ada")];
  for (const command of ["/plan", "/visit", "/followups", "/complaint"]) {
    await tom.types(`${command} help`);
    expect(await tom.sees()).toContain(`What ${command} does`);
  }
  await ada.types("/visit ?");
  const seen = await ada.sees();
  expect(seen).toContain("What Rounds does for you");
  expect(seen).toContain("Complaints anyone of the house may file.");
});

test("a lead's help speaks of the team", async () => {
  const lin = house.person("Lin");
  await lin.types("/clients help");
  const seen = await lin.sees();
  expect(seen).toContain("how your managers stand today");
  expect(seen).not.toContain("your whole book");
});

test("who sees no clients is pointed to nothing that is about them", async () => {
  const ada = house.person("Ada");
  await ada.types("/clients fnd wang");
  const seen = await ada.sees();
  expect(seen).toContain("/rounds help");
  expect(seen).not.toContain("/clients find");
  await ada.types("/clients help");
  expect(await ada.sees()).toContain("What Rounds does for you");
});

test.each(["/followups 跟进", "/plan 计划"])("%s, the command twice over, is the bare command", async (typed) => {
  const mei = house.person("Mei");
  await mei.types(typed.split(" ")[0] ?? "");
  const bare = await mei.sees();
  await mei.types("/rounds 没有这个");
  await mei.types(typed);
  expect(await mei.sees()).toBe(bare);
});

test("what is near no form is answered in Chinese with the form of the Chinese help", async () => {
  const mei = house.person("Mei");
  await mei.types("/complaint 没有这个");
  expect(await mei.sees()).toContain("/rounds 帮助");
});

test("the Home tab says who I am, what today holds and what I can do", async () => {
  const seen = await house.person("Tom").opensHome();
  expect(seen).toContain("Good day, Tom");
  expect(seen).toContain("Client manager · Team 1 · Pudong · reports to Lin");
  expect(seen).toContain("Follow-ups: none is open.");
  expect(seen).toContain("/clients find WORDS");
  await house.person("Tom").presses("Show the plan");
  await house.person("Tom").waitsFor("Plan for");
  expect(house.person("Tom").modal()).toContain("Plan for Mon, 5 March 2035");
  await house.person("Tom").closes();
  expect(await house.person("Mei").opensHome()).toContain("Mei，您好");
});

test("an administrator's Home lists who is not found in Slack, and calendars not published", async () => {
  await house.load("people", [{ email: "new@bank.example", name: "Newcomer", roles: "manager", team: "Team 1" }]);
  const seen = await house.person("Ada").opensHome();
  expect(seen).toContain("Newcomer (new@bank.example)");
  expect(seen).toContain("Calendar not published: CN 2035");
});

test.each(["Eve", "Gus", "Out"])(
  "%s, whom the house may not serve, gets a polite private answer that names whom to ask",
  async (name) => {
    await house.person(name).types("/clients");
    expect(await house.person(name).sees()).toContain("Please ask Ada to add your e-mail address");
  },
);

test("rights end at the next request when Slack deactivates someone, and a new right counts at the next request", async () => {
  const mei = house.person("Mei");
  await mei.types("/clients all");
  expect(await mei.sees()).toContain("您名下暂无客户");
  await house.load("people", [{ email: "mei@bank.example", name: "Mei", roles: "staff", team: "Team 1" }]);
  await mei.types("/clients all");
  expect(await mei.sees()).toContain("客户档案仅供客户经理及其主管查看");
  house.sandbox.setUser("UMEI", { isRestricted: true });
  await mei.waitsFor("");
  await new Promise((resolve) => setTimeout(resolve, 200));
  await mei.types("/clients all");
  expect(await mei.sees()).toContain("您的Slack账号尚未登记");
});

test("who becomes a guest loses every right at once, also when Slack can tell no more than that", async () => {
  house.sandbox.trouble({ serverError: 1, methods: ["users.info"] });
  house.sandbox.setUser("UADA", { isRestricted: true });
  const ada = { email: "ada@bank.example" };
  await expect.poll(() => house.db.prisma.person.findUnique({ where: ada })).toMatchObject({ active: false });
  house.sandbox.trouble({});
  house.sandbox.setUser("UADA", { isRestricted: false });
  await expect.poll(() => house.db.prisma.person.findUnique({ where: ada })).toMatchObject({ active: true });
});

test("a changed Slack language counts at the next answer", async () => {
  house.sandbox.setUser("UTOM", { locale: "zh-CN" });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await house.person("Tom").types("/clients all");
  expect(await house.person("Tom").sees()).toContain("我的客户：共1户");
  house.sandbox.setUser("UTOM", { locale: "en-GB" });
  await new Promise((resolve) => setTimeout(resolve, 200));
});

test("the search form finds, keeps what was typed, and says what is missing at its field", async () => {
  const tom = house.person("Tom");
  await tom.usesShortcut("find_client");
  await tom.waitsFor("Name, pinyin, number or phone");
  const refused = await tom.fills({ words: "   " });
  expect(Object.keys(refused.errors ?? {})).toEqual(["words"]);
  await tom.fills({ words: "wei" });
  expect(await tom.waitsFor("1 client for")).toContain("Wang Wei");
  await tom.presses("Open");
  await tom.waitsFor("Profile");
});

test("of members whom the house does not know, nothing is asked of Slack when their profile changes", async () => {
  house.sandbox.trouble({ serverError: 1, methods: ["users.info"] });
  const faults = () => house.log.filter((line) => line.includes("failed")).length;
  const before = faults();
  house.sandbox.setUser("UEVE", { locale: "zh-CN" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(faults()).toBe(before);
  house.sandbox.setUser("ULIN", { locale: "zh-CN" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(faults()).toBe(before + 1);
  house.sandbox.trouble({});
});

test("whoever one is, a complaint is filed from the Home tab", async () => {
  for (const name of ["Ada", "Lin"]) {
    const person = house.person(name);
    expect(await person.opensHome()).toContain("My complaints");
    await person.presses("File a complaint");
    expect(await person.waitsFor("Who complains?")).toContain("How severe is it?");
  }
});
