import { afterEach, expect, test } from "vitest";
import { submitChannel } from "../../../src/features/team/set-channel.ts";
import { clientRow, logRow } from "../../support/house.ts";
import { errorsOf } from "../../support/logging.ts";
import { readBlocks } from "../../support/person.ts";
import { type Desk, linsTeam, openDesk } from "./desk.ts";

let desk: Desk;
afterEach(() => desk.leave());

const diamond = { assets: "600万", currency: "CNY", opened_on: "2034-01-10" };
const gold = { assets: "30万", currency: "CNY", opened_on: "2034-01-10" };

test.each(["overdue", "today", "超期"])("/team %s shows the one view that has it", async (word) => {
  desk = await openDesk();
  await desk.person("Lin").types(`/team ${word}`);
  expect(await desk.person("Lin").sees()).toContain("Overdue follow-ups");
});

test("/team tells how the team stands, and every figure opens into its list", async () => {
  desk = await openDesk();
  await desk.load("clients", [
    clientRow("T1", "Tom", { ...diamond, name: "Kept" }),
    clientRow("T2", "Tom", { ...diamond, name: "Missed" }),
    clientRow("M1", "Mei", { ...gold, name: "Golden" }),
  ]);
  await desk.load("log", [
    logRow("T1", "Tom", "visit", "2035-02-26"),
    logRow("T2", "Tom", "visit", "2035-02-10"),
    logRow("T3", "Tom", "call", "2034-12-01"),
    logRow("M1", "Mei", "visit", "2034-12-30"),
  ]);
  await desk.followUp("M1", "Mei", "2035-02-26", "Call back");
  await desk.goTo("2035-03-05T08:05:00+08:00");
  const lin = desk.person("Lin");
  await lin.types("/team");
  const seen = await lin.sees();
  expect(seen).toContain("Today's plans: 0 of 2 done\n2 still open");
  expect(seen).toContain("Overdue follow-ups: 1\n4–7 days: 1\n1 late by 5 working days or more");
  // the missed one's call clock: 23 days of 14
  expect(seen).toContain("Diamond: 1 of 2 (50%)");
  expect(seen).toContain("Gold: 1 of 1 (100%)");
  expect(seen).toContain("Not contacted for 7–14 days: 1");
  expect(seen).toContain("Not contacted for 15–29 days: 1");
  expect(seen).toContain("Not contacted for 30–89 days: 1");
  expect(seen).toContain("Not contacted for 90–179 days: 1");
  expect(seen).toContain("Never contacted: 2");

  await lin.presses("Open");
  expect(await lin.waitsFor("Plans of")).toContain("Tom\n0 of 1 done, 1 open");
  await lin.closes();
  await desk.person("Mei").types("/team");
  expect(await desk.person("Mei").sees()).toBe("The team's view is for team leads.");
});

test("a client's own cadence goes before its tier's, in the figure and in the list", async () => {
  desk = await openDesk();
  await desk.load("clients", [clientRow("T1", "Tom", diamond), clientRow("T2", "Tom", diamond)]);
  await desk.load("log", [logRow("T1", "Tom", "visit", "2035-02-10"), logRow("T2", "Tom", "visit", "2035-03-02")]);
  const { client } = desk.db.prisma;
  await client.update({ where: { clientNo: "T1" }, data: { callEveryDays: 60 } });
  await client.update({ where: { clientNo: "T2" }, data: { visitEveryDays: 2 } });
  await desk.goTo("2035-03-05T07:55:00+08:00");
  const lin = desk.person("Lin");
  await lin.types("/team");
  expect(await lin.sees()).toContain("Diamond: 1 of 2 (50%)");
  await lin.presses("Open");
  const seen = await lin.waitsFor("below the standard");
  expect(seen).toContain("Diamond: 1 client below the standard");
  expect(seen).toContain(
    "Client T2 · Diamond\n[Open]\nTom · last contact 3 days ago · no visit for 3 days (standard: 2)",
  );
});

test("a long list pages", async () => {
  desk = await openDesk();
  await desk.load(
    "clients",
    Array.from({ length: 40 }, (_, n) => clientRow(`X${n}`, "Tom")),
  );
  const lin = desk.person("Lin");
  await lin.types("/team");
  expect(await lin.sees()).toContain("Never contacted: 46");
  await lin.presses("Open");
  expect(await lin.waitsFor("Page 1 of 4")).toContain("Never contacted: 46");
  await lin.presses("Next page");
  await lin.waitsFor("Page 2 of 4");
});

const inChannel = () =>
  desk.sandbox
    .as("ULIN")
    .messages("C1")
    .map(({ blocks }) => readBlocks(blocks))
    .filter((seen) => seen.includes("日报") || seen.includes("digest"));

async function setsChannel(names: string, wins = ["Tell them in the channel, with thanks to the helpers"]) {
  const lin = desk.person("Lin");
  await lin.types("/rounds team");
  await lin.waitsFor("where the team's digest goes at 08:30");
  await lin.fills({ team_channel: "general", team_names: names, team_wins: wins });
  await lin.waitsFor("Saved. The digest of Team 1 goes to the channel at 08:30 on working mornings.");
  expect(lin.modal()).toContain("/invite @Rounds");
  await lin.closes();
}

test("the team's channel gets counts, or the managers' names with them, but no client's name", async () => {
  desk = await openDesk(linsTeam, { botIsInGeneral: true });
  await setsChannel("Counts only");
  const team = () => desk.db.prisma.team.findFirstOrThrow();
  expect(await team()).toMatchObject({ isNamed: false, tellsWins: true, tellsAmounts: false });
  await desk.followUp("T1", "Tom", "2035-03-01", "Send the quote");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  expect(inChannel()).toHaveLength(1);
  // the branch's language
  expect(inChannel()[0]).toContain("Team 1日报：2035年3月5日（周一）");
  expect(inChannel()[0]).toContain("超期待跟进：1项");
  expect(inChannel()[0]).not.toMatch(/Tom|Client|quote|查看]/);

  await setsChannel("Counts with the managers' names", ["And their amounts"]);
  expect(await team()).toMatchObject({ isNamed: true, tellsWins: false, tellsAmounts: true });
  await desk.followUp("T2", "Tom", "2035-03-05", "Bring the papers");
  await desk.goTo("2035-03-06T08:31:00+08:00");
  expect(inChannel()[1]).toContain("新增1 · 加重0 · 已解决0 · 与上期相同1");
  expect(inChannel()[1]).toContain("Tom：2");
  expect(inChannel()[1]).not.toMatch(/Client|papers/);
});

test("a lead switches the heat on for a while: the team's plans keep out of the hottest hours", async () => {
  desk = await openDesk();
  const lin = desk.person("Lin");
  const says = async (until: string) => {
    await lin.types("/rounds team");
    await lin.waitsFor("Hot season until");
    return errorsOf(await lin.fills({ team_heat: until }));
  };
  expect(await says("2035-03-04")).toEqual(["The date may not be before today."]);
  await lin.closes();
  expect(await says("2035-03-06")).toEqual([]);
  await lin.waitsFor("Visits are planned around the hottest hours up to Tue, 6 March 2035.");
  expect(await desk.db.prisma.team.findFirstOrThrow()).toMatchObject({ heatUntil: "2035-03-06", channel: null });
});

test("a channel that the bot is not in is logged, and told the lead once, with the next digest", async () => {
  desk = await openDesk();
  await setsChannel("Counts only");
  for (const day of ["05", "06", "07"]) await desk.goTo(`2035-03-${day}T08:31:00+08:00`);
  expect(inChannel()).toEqual([]);
  expect(desk.log.join()).toContain("not_in_channel");
  const told = desk.digestsOf("Lin").map((digest) => digest.includes("I am not in that channel"));
  expect(told).toEqual([false, true, false]);
});

test("a lead of several teams chooses one; a team of others' cannot be claimed", async () => {
  desk = await openDesk([
    { name: "Lin", roles: ["lead"] },
    { name: "Tom", reportsTo: "Lin", team: "Team 1" },
    { name: "Mei", reportsTo: "Lin", team: "Team 2" },
    { name: "Ann", team: "Team 3" },
  ]);
  const lin = desk.person("Lin");
  await lin.types("/rounds team");
  expect(await lin.sees()).toBe("Your teams\nTeam 1\nno channel\n[Set]\nTeam 2\nno channel\n[Set]");
  await desk.person("Tom").types("/rounds team");
  expect(await desk.person("Tom").sees()).toBe("The team's view is for team leads.");
  const other = await desk.db.prisma.team.findFirstOrThrow({ where: { name: "Team 3" } });
  const asker = await desk.bot.deps.people.who("ULIN");
  const ask = { deps: desk.bot.deps, asker, now: new Date(), today: "2035-03-05", typed: {}, chosen: {} };
  const claimed = { ...ask, metadata: String(other.id) } as never;
  await expect(submitChannel(claimed)).rejects.toThrow("That list is not for you");
});
