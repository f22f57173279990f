import { afterAll, beforeAll, expect, test } from "vitest";
import type { House } from "../../support/house.ts";
import { errorsOf, heldBy, loggedOf, loggingHouse, opensLog } from "../../support/logging.ts";
import { readBlocks } from "../../support/person.ts";

let house: House;

beforeAll(async () => {
  house = await loggingHouse();
});
afterAll(() => house.close());

const team = (data: { channel?: string | null; tellsWins?: boolean; tellsAmounts?: boolean; isNamed?: boolean }) =>
  house.db.prisma.team.updateMany({ where: { name: "Team 1" }, data });
/** What everybody reads in #general. */
const inChannel = () =>
  house.sandbox
    .as("USUE")
    .messages("C1")
    .filter(({ user }) => user === "UBOT")
    .map(({ blocks }) => readBlocks(blocks));
const inbox = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks, text }) => readBlocks(blocks) || text)
    .join("\n");

async function wins(clientNo: string, more: Record<string, string | string[]> = {}) {
  const tom = await opensLog(house.person("Tom"), clientNo);
  // a draft may have it unfolded already
  if (!tom.modal().includes("What was promised")) await tom.presses("More");
  await tom.waitsFor("What was promised");
  await tom.enters({ Sale: "Won", "Offer or win: what": "Fund plan", "Amount (CNY)": "1,200,000", ...more });
  return tom;
}

test("a win needs what was won, an amount must be one, and helpers must be of the house", async () => {
  const tom = await opensLog(house.person("Tom"), "P100");
  await tom.presses("More");
  await tom.waitsFor("What was promised");
  expect(errorsOf(await tom.fills({ Sale: "Won", "Amount (CNY)": "a lot" }))).toEqual([
    "What was offered or won?",
    "Please write an amount such as 500,000",
  ]);
  await tom.closes();
});

test("a win is told in the team's channel with thanks, without the amount and without the client's name", async () => {
  await team({ channel: "UANN" });
  const tom = await wins("P103", { "Who helped": ["Mei", "Ann"] });
  expect(await tom.fills({})).toEqual({ ok: true });
  expect(await tom.waitsFor("Logged · Harbour Foods")).toContain("The win is told in the team's channel.");
  await house.posted();
  const told = inbox("Ann");
  expect(told).toContain("Tom成交：Fund plan\n感谢Mei、Ann的协助");
  expect(told).not.toMatch(/1,?200|Harbour/);
  const [contact] = await loggedOf(house.db, "P103");
  expect(contact).toMatchObject({ sale: "won", saleMinor: 120_000_000n });
});

test("where the team's channel shows names the client is named; a team may keep its wins to itself", async () => {
  await team({ isNamed: true });
  const tom = await wins("P102");
  await tom.fills({});
  await tom.waitsFor("Logged · Sunrise Ltd");
  await house.posted();
  expect(inbox("Ann")).toContain("客户：Sunrise Ltd");
  await team({ tellsWins: false });
  const before = inbox("Ann");
  await wins("P101");
  await tom.fills({});
  expect(await tom.waitsFor("Logged · <!channel>")).not.toContain("The win is told");
  await house.posted();
  expect(inbox("Ann")).toBe(before);
});

test("a lead may have the amount told, too; a win without one is told without", async () => {
  await team({ channel: "UANN", tellsWins: true, tellsAmounts: true });
  const tom = await wins("P102", { "What was it?": "Visit", "Offer or win: what": "Bond" });
  await tom.fills({});
  await tom.waitsFor("Logged · Sunrise Ltd");
  await house.posted();
  expect(inbox("Ann")).toContain("Tom成交：Bond\n金额：120万元");
  await wins("P103", { "What was it?": "Visit", "Offer or win: what": "Card", "Amount (CNY)": "" });
  await tom.fills({});
  await tom.waitsFor("Logged · Harbour Foods");
  await house.posted();
  expect(inbox("Ann")).toMatch(/Tom成交：Card(?!\n金额)/);
  await team({ tellsAmounts: false });
});

test("whoever corrects a contact, its win and its suggestion are not told again", async () => {
  await team({ channel: "UANN", tellsWins: true });
  const tom = await wins("P101", { "What was it?": "Visit", "The client's own suggestion": "Open on Saturdays" });
  await tom.fills({});
  await tom.waitsFor("Logged · <!channel>");
  await house.posted();
  const before = inbox("Ann");
  expect(before).toContain("Open on Saturdays");
  const lin = house.person("Lin");
  await lin.types("/clients P101");
  await lin.sees();
  await lin.presses("Contacts in full");
  await lin.waitsFor("Open on Saturdays");
  await lin.presses("Correct");
  await lin.waitsFor("What was it?");
  await lin.fills({ Notes: "with the founder" });
  await lin.waitsFor("Corrected · <!channel>");
  await house.posted();
  expect(inbox("Ann")).toBe(before);
});

test("when the bot is not in the team's channel, who logged the win is told plainly, once", async () => {
  await team({ channel: "C1", tellsWins: true, isNamed: false });
  const tom = await wins("P100");
  await tom.fills({});
  await tom.waitsFor("Logged · 王小明");
  for (let waited = 0; waited < 100; waited++) {
    const refused = await house.db.prisma.delivery.count({ where: { lastError: "not_in_channel" } });
    if (refused > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(inChannel()).toEqual([]);
  // the plan of 08:00 is posted as well
  for (const at of ["2035-03-05T08:20:00+08:00", "2035-03-05T08:25:00+08:00"]) {
    house.sandbox.clock.setAhead(new Date(at));
    await house.bot.jobs.settled();
  }
  for (let waited = 0; waited < 100 && !inbox("Tom").includes("could not be told"); waited++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const notices = inbox("Tom").match(/Your win could not be told in the team's channel: Rounds is not in it/g);
  expect(notices).toHaveLength(1);
  expect(inbox("Tom")).toContain("/invite @Rounds");
});

test("a client's suggestion goes up to the lead alone where the team has no channel", async () => {
  await team({ channel: null });
  await house.db.prisma.delivery.deleteMany({ where: { state: { not: "sent" } } });
  const mei = await opensLog(house.person("Mei"), "P200", "登记联系");
  await mei.presses("更多");
  await mei.waitsFor("承诺事项");
  await mei.enters({ 客户建议: "希望周六也营业 <!channel>" });
  await mei.fills({});
  expect(await mei.waitsFor("已登记")).toContain("客户建议已上报Lin。");
  await house.posted();
  const told = inbox("Lin");
  expect(told).toContain("A client's suggestion · 李华贸易有限公司\n希望周六也营业 <!channel>\npassed up by Mei");
  await house.person("Lin").presses("Client record");
  expect(await house.person("Lin").waitsFor("Manager: Mei")).toContain("李华贸易有限公司");
});

test("a message becomes the note of a contact; what is too long for a note is said", async () => {
  const tom = house.person("Tom");
  await house.sandbox.as("UTOM").act({ type: "message", channel: "C1", text: "Amy asked for a *quote* & more <b>" });
  const message = house.sandbox.as("UTOM").messages("C1").at(-1);
  if (!message) throw new Error("the message is not there");
  await tom.usesShortcut("log_message", message);
  await tom.waitsFor("What was it?");
  expect(heldBy(house, "Tom")).toContain("Amy asked for a *quote* & more <b>");
  expect(heldBy(house, "Tom")).toContain('"value":"message"');
  await tom.fills({ Client: { typed: "sun", chosen: "Sunrise Ltd" } as never });
  await tom.waitsFor("Message · 5 Mar");
  expect((await loggedOf(house.db, "P102")).at(-1)).toMatchObject({
    kind: "message",
    notes: "Amy asked for a *quote* & more <b>",
  });
  await house.sandbox.as("UTOM").act({ type: "message", channel: "C1", text: "长".repeat(10_000) });
  const long = house.sandbox.as("UTOM").messages("C1").at(-1);
  await tom.usesShortcut("log_message", long);
  await tom.waitsFor("its first 3,000 of 10,000 characters are taken");
  await tom.closes();
});
