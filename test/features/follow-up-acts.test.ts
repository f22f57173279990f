import { afterAll, beforeAll, expect, test } from "vitest";
import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明" }),
    clientRow("P101", "Tom", { name: "Sunrise Ltd" }),
    clientRow("P102", "Tom", { name: "Sunrise Trading" }),
    clientRow("P200", "Mei", { name: "李华" }),
  ]);
  await opened("Tom", "P100", "2035-03-16", "Call back");
  await opened("Tom", "P101", "2035-03-08", "请回电 🎉 <!channel> *x* مرحبا");
  await opened("Tom", "P102", "2035-03-05", "Send the terms");
  await opened("Mei", "P200", "2035-03-14", "送资料");
});
afterAll(() => house.close());

async function opened(owner: string, clientNo: string, dueOn: string, text: string): Promise<void> {
  const { id: clientId } = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
  const { id: ownerId } = await house.db.prisma.person.findFirstOrThrow({ where: { name: owner } });
  const at = house.sandbox.clock.now();
  await house.db.prisma.$transaction((tx) =>
    openFollowUp(tx, { clientId, ownerId, dueOn, text, source: "hand", isPromised: false, byId: ownerId, at }),
  );
}

test("a list tells what is late, what is due and what comes; done and put off change it at once", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups");
  const seen = await tom.sees();
  expect(seen).toContain("Your follow-ups: 3\ndue now: 1 · later: 2\nDue now\nSunrise Trading\n");
  expect(seen).toContain("Later\nSunrise Ltd");
  await tom.picks("Put off 3 days");
  expect(await tom.waitsFor("Sunrise Trading: due 8 Mar now")).toContain("due 8 Mar · put off once");
  await tom.types("/followups P102");
  await tom.picks("Done");
  expect(await tom.waitsFor("Done: Sunrise Trading")).toContain("There are no open follow-ups of Sunrise Trading.");
});

test("of two taps at once one counts, and the second sees the new state", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups P101");
  const list = await tom.newest();
  const again = () => tom.picks("Put off to next week");
  expect(list.text).toContain("Follow-ups of Sunrise Ltd: 1");
  await Promise.all([again(), again()]);
  await tom.waitsFor("due 12 Mar");
  const [followUp] = await house.db.prisma.followUp.findMany({ where: { client: { clientNo: "P101" } } });
  expect(followUp).toMatchObject({ dueOn: "2035-03-12", snoozes: 1, version: 1 });
  const changes = await house.db.prisma.followUpChange.findMany({ where: { followUpId: followUp?.id ?? 0 } });
  expect(changes.map(({ act, from, to }) => [act, from, to])).toEqual([
    ["opened", null, "2035-03-08"],
    ["snoozed", "2035-03-08", "2035-03-12"],
  ]);
});

test("the card: another date, other words, and cancelled with a reason; all stands in its history", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups P101");
  await tom.picks("More …");
  await tom.waitsFor("History");
  await tom.presses("Another date");
  await tom.waitsFor("Or pick the day");
  await tom.fills({ When: "in 2 weeks" });
  expect(await tom.waitsFor("That is")).toContain("Mon, 19 March 2035, in 14 days");
  await tom.fills({});
  await tom.waitsFor("put off to 19 Mar by Tom");
  await tom.presses("Edit");
  await tom.waitsFor("Promise");
  await tom.fills({ "What is to be done": "Send the rates", Promise: ["Promised to the client"] });
  expect(await tom.waitsFor("Saved.")).toContain(
    "Sunrise Ltd · P101 · promised\nSend the rates\ndue 19 Mar · put off twice",
  );
  await tom.presses("Cancel it");
  await tom.waitsFor("Reason");
  expect(JSON.stringify(await tom.fills({ Reason: "  " }))).toContain("required");
  await tom.fills({ Reason: "They went elsewhere" });
  const seen = await tom.waitsFor("Saved.");
  expect(seen).toContain("cancelled · made by hand");
  expect(seen).toContain("cancelled by Tom: They went elsewhere");
  expect(seen).not.toContain("[Done]");
  await tom.closes();
});

test("what a lead puts off is extended, and counts as no snooze of the owner's", async () => {
  const lin = house.person("Lin");
  await lin.types("/followups P200");
  await lin.picks("Put off to next week");
  await lin.waitsFor("李华: due 12 Mar now");
  await lin.picks("Put off 3 days");
  await lin.waitsFor("李华: due 8 Mar now");
  await lin.picks("Put off to next week");
  await lin.waitsFor("李华: due 12 Mar now");
  const followUp = await house.db.prisma.followUp.findFirstOrThrow({
    where: { client: { clientNo: "P200" } },
    include: { changes: { orderBy: { id: "asc" } } },
  });
  expect(followUp).toMatchObject({ dueOn: "2035-03-12", snoozes: 0 });
  expect(followUp.changes.map(({ act }) => act)).toEqual(["opened", "edited", "edited", "extended"]);
});

test("a form that somebody overtook shows what is now, with what was typed", async () => {
  const tom = house.person("Tom");
  await tom.types("/followups P100");
  await tom.picks("More …");
  await tom.waitsFor("History");
  await tom.presses("Edit");
  await tom.waitsFor("Promise");
  const lin = house.person("Lin");
  await lin.types("/followups all");
  expect(await lin.sees()).toContain("All open follow-ups: 2");
  await lin.types("/followups P100");
  await lin.picks("Put off 3 days");
  await lin.waitsFor("王小明: due 8 Mar now");
  await tom.fills({ "What is to be done": "Call back at ten" });
  expect(await tom.waitsFor("has changed in the meantime")).toContain("王小明");
  await tom.fills({});
  expect(await tom.waitsFor("Saved.")).toContain("Call back at ten\ndue 8 Mar · made by hand");
  expect(tom.modal()).toContain("brought forward to 8 Mar by Lin");
  await tom.closes();
  const notices = await house.db.prisma.notice.findMany();
  expect(notices.map(({ line }) => line)).toContain("Lin moved the follow-up of 王小明 to 8 Mar.");
});

test("an old button is refused when the follow-up has become somebody else's", async () => {
  const [mei, lin] = [house.person("Mei"), house.person("Lin")];
  await mei.types("/followups");
  await mei.waitsFor("送资料");
  await lin.types("/followups P200");
  await lin.picks("More …");
  await lin.waitsFor("History");
  await lin.presses("Take it over");
  await lin.waitsFor("it is yours now");
  await mei.picks("完成");
  expect(await mei.waitsFor("该事项由他人负责")).toContain("仅负责人、临时代管人及其主管可以变更");
  await house.load("clients", [clientRow("P200", "Tom", { name: "李华" })]);
  await mei.types("/followups");
  expect(await mei.sees()).toContain("暂无待跟进事项");
  const followUp = await house.db.prisma.followUp.findFirstOrThrow({ where: { client: { clientNo: "P200" } } });
  expect(followUp).toMatchObject({ state: "open", version: 4 });
});
