import { expect, test } from "vitest";
import { actButton, openButton } from "../../../src/features/complaints/desk/desk-card.ts";
import { message } from "../../../src/slack/blocks.ts";
import { type DeskHouse, openDeskHouse } from "../../support/desk-house.ts";
import { eventually } from "../../support/eventually.ts";
import { readBlocks } from "../../support/person.ts";

const stateOf = async (house: DeskHouse) => (await house.db.prisma.complaint.findFirstOrThrow()).state;

test("of two at once one wins; the other sees the new state and keeps what they typed", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.files("Wu");
  const [dora, dan] = [house.person("Dora"), house.person("Dan")];
  await dora.presses("Valid");
  await eventually(() => dora.modal().includes("Remarks") || undefined, "Dora's form");
  await dan.presses("Not valid");
  await eventually(() => dan.modal().includes("投诉不成立") || dan.modal().includes("理由") || undefined, "Dan's form");
  await dora.fills({ Remarks: "Seen on camera" });
  await dora.waitsFor("Saved");
  await dan.fills({ 理由: "客户未到过网点" });
  const seen = await dan.waitsFor("Dora判断投诉成立");
  expect(seen).toContain("客户未到过网点");
  expect(seen).toContain("投诉成立，待确定责任部门");
  expect(await stateOf(house)).toBe("valid");
  // a note is possible in every state: the form stays with what was typed, for the state as it is now
  await dora.presses("Note");
  await eventually(() => dora.modal().includes("C-2035-000001\nNote") || undefined, "the note's form");
  await dan.closes();
  await house.posted();
  await dan.presses("Assign");
  await dan.fills({ 责任部门: "Managers", 处理人: "Mei" });
  await dan.waitsFor("已保存");
  await dora.fills({ complaint_text: "They called again" });
  await dora.waitsFor("Meanwhile: Dan assigned it to Mei, Managers");
  await dora.fills({ complaint_text: "They called again" });
  await dora.waitsFor("Dora added a note");
  await house.posted();
  expect(house.thread("Dora", house.cards("Dora")[0])).toHaveLength(4);
});

test("the same buttons for all, checked when pressed: an outsider is told nothing, an old card says what is now", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  const { id, number } = await house.files("Wu");
  const { slack } = house.bot.deps;
  const forged = (act: "judgeValid" | "approve", version: number) =>
    message("forged", [
      { type: "actions", elements: [actButton(act, { id, version }, "en"), openButton(number, "en")] },
    ]);
  // her client's: she may see it, and judge nothing
  const mei = house.person("Mei");
  await slack.post("UMEI", forged("judgeValid", 1));
  await mei.presses("Valid");
  await mei.waitsFor("That is not yours to do");
  expect(await stateOf(house)).toBe("recorded");
  // somebody of another branch's team, who has nothing to do with it
  await house.load("people", [{ email: "eve@bank.example", name: "Eve", roles: "manager", team: "Elsewhere" }]);
  house.sandbox.addUser({
    id: "UEVE",
    name: "eve",
    realName: "Eve",
    email: "eve@bank.example",
    locale: "en-US",
    tz: "UTC",
  });
  await eventually(
    async () => (await house.db.prisma.person.findFirst({ where: { name: "Eve", slackUserId: "UEVE" } })) ?? undefined,
    "Eve",
  );
  const eve = house.person("Eve");
  await slack.post("UEVE", forged("judgeValid", 1));
  for (const label of ["Valid", "Details"]) {
    await eve.presses(label);
    const said = await eve.waitsFor("There is no such complaint");
    expect(said).not.toContain("C-2035");
  }
  const dora = house.person("Dora");
  await slack.post("UDORA", forged("approve", 1));
  await dora.presses("Approve");
  await dora.waitsFor("That is not to be done now");
  for (const value of ["judgeValid|999|1", "nonsense", `record|${id}|1`, `judgeValid|${id}|0`, "judgeValid|-1|1|x"]) {
    const element = {
      type: "button" as const,
      text: { type: "plain_text" as const, text: value },
      action_id: "complaint_act:x",
      value,
    };
    await slack.post("UDORA", message("forged", [{ type: "actions", elements: [element] }]));
    await dora.presses(value);
    await eventually(
      async () => /no such complaint|not yours|not to be done now/.test(await dora.sees()) || undefined,
      value,
    );
  }
  expect(await stateOf(house)).toBe("recorded");
});

test("a complaint about somebody in the channel goes to the rest of the desk directly, and they hear nothing", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.files("Wu", { aboutId: await house.idOf("Dan") });
  expect(house.cards("Dan")).toEqual([]);
  expect(house.person("Dan").inbox()).toEqual([]);
  const dora = house.person("Dora");
  const card = dora.inbox().at(-1);
  expect(readBlocks(card?.blocks)).toContain("To be judged");
  await dora.presses("Valid");
  await dora.fills({ Remarks: "Seen" });
  await dora.waitsFor("Saved");
  await house.posted();
  expect(readBlocks(dora.inbox().find(({ ts }) => ts === card?.ts)?.blocks)).toContain("Valid, to be assigned");
  expect(house.thread("Dora", card)).toHaveLength(2);
  expect(house.cards("Dan")).toEqual([]);
  expect(house.person("Dan").inbox()).toEqual([]);
  // what Dan would send if he knew the number: as if there were none
  const { number } = await house.db.prisma.complaint.findFirstOrThrow();
  await house.bot.deps.slack.post(
    "UDAN",
    message("forged", [{ type: "actions", elements: [openButton(number, "zh")] }]),
  );
  await house.person("Dan").presses("详情");
  await house.person("Dan").waitsFor("没有您可查看的这件投诉");
});

test("where the bot was never invited the desk has the card by direct message", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.db.prisma.branch.updateMany({ data: { deskChannel: "C0NOWHERE" } });
  await house.files("Wu");
  expect(
    house
      .person("Dora")
      .inbox()
      .map(({ blocks }) => readBlocks(blocks))
      .join(),
  ).toContain("To be judged");
  expect(
    house
      .person("Dan")
      .inbox()
      .map(({ blocks }) => readBlocks(blocks))
      .join(),
  ).toContain("待判断是否成立");
  expect(await house.db.prisma.delivery.count({ where: { state: "failed" } })).toBe(0);
});

test("a bot that ends between the act and its messages posts them when it is back, each once", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.files("Wu");
  house.sandbox.trouble({ serverError: 1, methods: ["chat.postMessage", "chat.update"] });
  const dora = house.person("Dora");
  await dora.presses("Valid");
  await dora.fills({ Remarks: "Seen" });
  await eventually(async () => (await stateOf(house)) === "valid" || undefined, "the act");
  expect(readBlocks(house.cards("Dora")[0]?.blocks)).toContain("To be judged");
  await house.restartBot();
  house.sandbox.trouble({});
  await house.posted();
  expect(readBlocks(house.cards("Dora")[0]?.blocks)).toContain("Valid, to be assigned");
  expect(house.thread("Dora", house.cards("Dora")[0])).toHaveLength(2);
});
