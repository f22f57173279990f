import { expect, test } from "vitest";
import { openDeskHouse } from "../../support/desk-house.ts";
import { modalWith } from "../../support/modal.ts";
import { readBlocks } from "../../support/person.ts";

const gone = "This complaint is no longer dealt with here.";

test("who is named as complained about loses sight at once, also of the card where they read along", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  const { number } = await house.files("Wu");
  const [dora, dan] = [house.person("Dora"), house.person("Dan")];
  await dora.presses("Valid");
  await dora.fills({ Remarks: "Seen" });
  await dora.waitsFor("Saved");
  await house.posted();
  expect(house.thread("Dan", house.cards("Dan")[0])).toHaveLength(2);
  await dora.presses("Correct who is concerned");
  await modalWith(dora, "Who is named now will not see this complaint any more");
  expect(await dora.searches("Person complained about", "Dan")).toEqual(["Dan"]);
  await dora.fills({ "Person complained about": "Dan", Reason: "The client named him" });
  await modalWith(dora, "Dora corrected who is concerned");
  expect(await modalWith(dora, "Complained about: Dan")).toContain("Person complained about: Dan");
  await house.posted();

  // in the channel, where Dan is, nothing of it can be read any more
  const [card] = house.cards("Dan");
  expect(house.cards("Dan")).toHaveLength(1);
  expect(readBlocks(card?.blocks)).toBe(gone);
  expect(house.thread("Dan", card)).toEqual([gone, gone]);
  // the rest of the desk has it by direct message
  const direct = () =>
    dora
      .inbox()
      .map(({ blocks }) => readBlocks(blocks))
      .join("\n");
  expect(direct()).toContain(`${number} · S3 normal`);
  expect(direct()).toContain("Valid, to be assigned");
  await dan.types(`/complaint ${number}`);
  expect(await dan.sees()).toContain("没有您可查看的投诉");
  await dan.types("/complaint list");
  expect(await dan.sees()).toContain("没有符合条件的投诉");
  const told = dan.inbox().map(({ blocks }) => readBlocks(blocks));
  expect(told.filter((said) => said.includes(number))).toEqual([]);

  // it was somebody else: the card is back where the desk is
  await dora.closes();
  await dora.types(`/complaint ${number}`);
  await dora.presses("Correct who is concerned");
  await dora.fills({ "Person complained about": "Mei", Reason: "She said Mei" });
  await modalWith(dora, "Complained about: Mei");
  await house.posted();
  expect(readBlocks(house.cards("Dan")[0]?.blocks)).toContain(`${number} · S3 normal`);
  // and then it was about nobody
  await dora.presses("Correct who is concerned");
  await modalWith(dora, "A name, or “nobody”");
  expect(await dora.searches("Person complained about", "nob")).toEqual(["nobody"]);
  await dora.fills({ "Person complained about": "nobody", Reason: "The machine did it" });
  expect(await modalWith(dora, "Person complained about: nobody")).not.toContain("Complained about:");
  const acts = await house.db.prisma.complaintAct.findMany({ orderBy: { seq: "asc" }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual([
    "record",
    "judgeValid",
    ...Array.from({ length: 3 }, () => "correctParties"),
  ]);
});

test("the client is corrected by number; what cannot be is said at its field, and nothing typed is lost", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  const { number } = await house.files("Wu", { clientId: undefined, otherName: "Ann Lee", otherPhone: "555 1234" });
  const dora = house.person("Dora");
  await dora.presses("Details");
  await modalWith(dora, "Complainant: Ann Lee · 555 1234");
  await dora.presses("Correct who is concerned");
  await modalWith(dora, "Client number");
  const wrong = await dora.fills({ "Client number": "K9", Reason: "She is a client" });
  expect(Object.values(wrong.errors ?? {})).toEqual(["This choice is no longer there. Please choose again."]);
  const nobody = await dora.fills({ "Client number": "", "Name, if not a client": "" });
  expect(Object.values(nobody.errors ?? {})).toEqual(["Please fill this in."]);
  await dora.fills({ "Client number": "K1" });
  expect(await modalWith(dora, "Complainant: Client K1 · K1")).toContain("Client number: K1");
  await dora.closes();
  // her manager has it now
  await house.person("Mei").types(`/complaint ${number}`);
  await house.person("Mei").waitsFor("Complainant: Client K1 · K1");
});

test("the responsible person is reassigned before they can be the one complained about", async () => {
  const house = await openDeskHouse(["Dora", "Dan"]);
  await house.files("Wu");
  const dora = house.person("Dora");
  await dora.presses("Valid");
  await dora.fills({ Remarks: "Seen" });
  await modalWith(dora, "Saved");
  await dora.presses("Assign");
  await dora.fills({ "Responsible department": "Managers", "Responsible person": "Mei" });
  await modalWith(dora, "Dora assigned it to Mei, Managers");
  await dora.presses("Correct who is concerned");
  await modalWith(dora, "Client number");
  const refused = await dora.fills({ "Person complained about": "Mei", Reason: "She was at the counter" });
  expect(Object.values(refused.errors ?? {}).join()).toContain("Please reassign it first");
});
