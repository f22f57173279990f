import { afterAll, beforeAll, expect, test } from "vitest";
import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;

/** Monday, 5 March 2035, 07:50 in Shanghai; Kiri, in Auckland, is five hours on. */
beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Kiri", reportsTo: "Lin", timeZone: "Pacific/Auckland" },
    { name: "Lin", roles: ["lead"] },
    { name: "Zoe", zh: true, roles: ["lead"] },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明" }),
    clientRow("P101", "Tom", { name: "Sunrise Ltd" }),
    clientRow("P102", "Tom", { name: "Sunrise Trading" }),
    clientRow("P200", "Mei", { name: "李华" }),
    clientRow("P300", "Kiri", { name: "Kauri Farms" }),
  ]);
  await opened("Tom", "P100", "2035-02-06", "Oldest");
  await opened("Tom", "P101", "2035-02-19", "Ten days");
  await opened("Tom", "P102", "2035-02-27", "Four days", true);
  await opened("Tom", "P100", "2035-03-02", "Since Friday");
  await opened("Tom", "P101", "2035-03-04", "On a Sunday");
  await opened("Tom", "P102", "2035-03-05", "Today");
  for (let n = 1; n <= 14; n++) await opened("Tom", "P100", "2035-04-02", `Later ${n}`);
  await opened("Mei", "P200", "2035-03-01", "送资料");
  await opened("Kiri", "P300", "2035-03-05", "Shear");
});
afterAll(() => house.close());

async function opened(owner: string, clientNo: string, dueOn: string, text: string, isPromised = false): Promise<void> {
  const { id: clientId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
  const { id: ownerId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: owner } });
  const at = house.sandbox.clock.now();
  await house.db.prisma.$transaction((tx) =>
    openFollowUp(tx, { clientId, ownerId, dueOn, text, source: "hand", isPromised, byId: ownerId, at }),
  );
}

test("a list stands under the ages of what is late, and pages", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups");
  const seen = await tom.sees();
  expect(seen).toContain(
    [
      "Your follow-ups: 20",
      "15+ days late: 1 · 8–14 days late: 1 · 4–7 days late: 1 · 1–3 days late: 2 · due now: 1 · later: 14",
      "Overdue, the longest late first\n王小明\nOldest\ndue 6 Feb · ",
    ].join("\n"),
  );
  expect(seen).toContain("Sunrise Trading · promised\nFour days\ndue 27 Feb · 4 working days late");
  expect(seen).toContain("王小明\nSince Friday\ndue 2 Mar · 1 working day late\nSunrise Ltd\nOn a Sunday");
  expect(seen).toContain("Due now\nSunrise Trading\nToday\ndue 5 Mar\nLater\n王小明\nLater 1\n");
  expect(seen).toContain("Page 1 of 2");
  await tom.presses("Next page");
  const next = await tom.waitsFor("Page 2 of 2");
  expect(next).toContain("Later 14");
  expect(next).not.toContain("Oldest");
  // what is done on a page leaves one there
  await tom.picks("Done");
  expect(await tom.waitsFor("Done: 王小明 – Later 7")).toContain("Page 2 of 2");
});

test.each([
  ["/followups due", "Follow-ups due: 6"],
  ["/followups overdue", "Overdue follow-ups: 5"],
  ["/followups 超期", "Overdue follow-ups: 5"],
  ["/followups p101", "Follow-ups of Sunrise Ltd: 2"],
  ["/followups wangxiaoming", "Follow-ups of 王小明: 15"],
  ["/followups nobody at all", "No client of yours is found for “nobody at all”."],
])("%s shows %s", async (typed, shown) => {
  await house.person("Tom").types(typed);
  expect(await house.person("Tom").sees()).toContain(shown);
});

test("of several clients of one name one is asked for", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups sunrise");
  expect(await tom.sees()).toContain("Whose follow-ups?\nSunrise Ltd · P101\n[Open]\nSunrise Trading · P102\n[Open]");
  await tom.presses("Open");
  expect(await tom.waitsFor("Follow-ups of Sunrise Ltd: 2")).toContain("Ten days");
});

test("a lead sees whose each is, of everyone below, each late in its owner's own days", async () => {
  const lin = house.person("Lin");
  await lin.types("/followups all");
  expect(await lin.sees()).toContain("All open follow-ups: 21\n");
  await lin.types("/followups overdue");
  const seen = await lin.sees();
  expect(seen).toContain("Overdue follow-ups: 6");
  expect(seen).toContain("李华\n送资料\ndue 1 Mar · 2 working days late · with Mei");
  expect(seen).not.toContain("Shear");
  await house.person("Zoe").types("/followups 全部");
  expect(await house.person("Zoe").sees()).toContain("暂无待跟进事项。");
});

test("words to the bot do as the command does; a form opens by a button", async () => {
  const mei = house.person("Mei");
  await house.posted();
  await mei.writesToBot("跟进超期");
  expect(await mei.waitsFor("超期待跟进事项：1项")).toContain(
    "\n超期1–3天1项\n已超期\n李华\n送资料\n3月1日到期 · 已超期2个工作日",
  );
  await mei.writesToBot("跟进 新建 P200");
  await mei.waitsFor("[打开]");
  await mei.presses("打开");
  expect(await mei.waitsFor("待办内容")).toContain("到期日");
  await mei.closes();
});
