import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;

/** From Monday, 5 March 2035, in Shanghai: Boss – Lin – Tom and Mei; Ann reports to nobody. */
beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
    { name: "Boss", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Out", isUnknown: true },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明" }),
    clientRow("P101", "Tom", { name: "Sunrise" }),
  ]);
});
afterAll(() => house.close());

async function add(who: string, clientNo: string, text: string, day: string) {
  const person = house.person(who);
  await person.types(`/followups add ${clientNo}`);
  await person.waitsFor("What is to be done");
  await person.fills({ "What is to be done": text, "Or pick the day": day });
  await person.waitsFor("Saved.");
  await person.closes();
}

async function asksToHandOver(who: string, clientNo: string, to: string) {
  const person = house.person(who);
  await person.types(`/followups ${clientNo}`);
  await person.picks("More …");
  await person.waitsFor("History");
  await person.presses("Hand over");
  await person.waitsFor("To whom");
  return person.fills({ "To whom": to });
}

const byText = (text: string) =>
  house.db.prisma.followUp.findFirstOrThrow({ where: { text }, include: { owner: true } });

test.each([
  ["a stranger", "Out", "Choose somebody of the house who uses Rounds"],
  ["staff, who see no clients", "Sue", "Sue does not look after this client"],
  ["a manager without right to the client", "Mei", "Mei does not look after this client"],
  ["the owner", "Tom", "It is with Tom already"],
])("nothing is handed over to %s", async (_, to, why) => {
  if ((await house.db.prisma.followUp.count()) === 0) await add("Tom", "P100", "Call back", "2035-03-05");
  expect(JSON.stringify(await asksToHandOver("Tom", "P100", to))).toContain(why);
  expect(await byText("Call back")).toMatchObject({ version: 0, offeredToId: null });
  await house.person("Tom").closes();
});

test("what is handed over stays with its owner until the other accepts", async () => {
  await asksToHandOver("Tom", "P100", "Lin");
  expect(await house.person("Tom").waitsFor("Offered to Lin.")).toContain("due 5 Mar · offered to Lin");
  await house.person("Tom").closes();
  await house.posted();
  const lin = house.person("Lin");
  expect(await lin.waitsFor("Tom would like to hand over a follow-up of 王小明 to you")).toContain(
    "Call back\ndue 5 Mar\n[Accept]\n[Decline]",
  );
  expect(await byText("Call back")).toMatchObject({ owner: { name: "Tom" } });
  await lin.presses("Decline");
  await lin.waitsFor("Declined. The follow-up of 王小明 stays with Tom.");
  expect(await byText("Call back")).toMatchObject({ owner: { name: "Tom" }, offeredToId: null });
});

test("of two who answer at once one counts; an answer to an offer that has changed shows what is now", async () => {
  await asksToHandOver("Tom", "P100", "Lin");
  await house.person("Tom").closes();
  await house.posted();
  const [lin, tom] = [house.person("Lin"), house.person("Tom")];
  await lin.waitsFor("[Accept]");
  await tom.types("/followups P100");
  await tom.picks("Put off to tomorrow");
  await tom.waitsFor("due 6 Mar now");
  await lin.presses("Accept");
  expect(await lin.waitsFor("has changed in the meantime")).toContain("due 6 Mar\n[Accept]");
  await Promise.all([lin.presses("Accept"), lin.presses("Accept")]);
  await expect.poll(() => byText("Call back")).toMatchObject({ owner: { name: "Lin" } });
  const { changes } = await house.db.prisma.followUp.findFirstOrThrow({
    where: { text: "Call back" },
    include: { changes: { orderBy: { id: "asc" } } },
  });
  expect(changes.map(({ act }) => act)).toEqual(["opened", "offered", "declined", "offered", "snoozed", "accepted"]);
  const lines = (await house.db.prisma.notice.findMany({ orderBy: { id: "asc" } })).map(({ line }) => line);
  expect(lines).toEqual([
    "Lin declined the follow-up of 王小明; it stays with you.",
    "Lin accepted the follow-up of 王小明.",
  ]);
});

test("a lead takes over what somebody below them owes, and may not lose it by an old button", async () => {
  await add("Tom", "P101", "Renew", "2035-03-06");
  const lin = house.person("Lin");
  await lin.types("/followups P101");
  await lin.picks("More …");
  await lin.waitsFor("History");
  await lin.presses("Take it over");
  expect(await lin.waitsFor("it is yours now")).toContain("taken over by Lin");
  await lin.closes();
  await house.person("Tom").types("/followups P101");
  const seen = await house.person("Tom").sees();
  // still to be seen, as the client is Tom's, but not to be changed
  expect(seen).toContain("Renew\ndue 6 Mar · with Lin\n[Open]");
});

test("the fourth offer of a day is no message: it waits in the list, where it is answered", async () => {
  for (const text of ["Third", "Fourth"]) {
    await add("Tom", "P101", text, "2035-03-05");
    await asksToHandOver("Tom", "P101", "Lin");
    await house.person("Tom").waitsFor("Offered to Lin.");
    await house.person("Tom").closes();
    await house.person("Tom").types("/followups P101");
    await house.person("Tom").picks("Put off to next week");
    await house.person("Tom").waitsFor("due 12 Mar now");
  }
  await house.posted();
  const told = await house.db.prisma.delivery.findMany({ where: { startedOn: "2035-03-05" } });
  expect(told).toHaveLength(3);
  const lin = house.person("Lin");
  await lin.types("/followups");
  const seen = await lin.sees();
  expect(seen).toContain(
    "Offered to you\nSunrise\nThird\nTom would like to hand this over to you · due 12 Mar\n[Accept]\n[Decline]\n[Open]\nSunrise\nFourth",
  );
  await lin.presses("Accept");
  expect(await lin.waitsFor("The follow-up of Sunrise is yours now.")).not.toContain("Third\nTom would like");
  expect(await byText("Third")).toMatchObject({ owner: { name: "Lin" }, offeredToId: null });
  expect(await byText("Fourth")).toMatchObject({ owner: { name: "Tom" } });
});

test("an offer that is answered in the list is answered in its own message, too", async () => {
  await add("Tom", "P101", "Send the terms", "2035-03-08");
  await asksToHandOver("Tom", "P101", "Boss");
  await house.person("Tom").closes();
  await house.posted();
  const boss = house.person("Boss");
  const offers = () => boss.inbox().filter(({ text }) => /hand over a follow-up of Sunrise/.test(text ?? ""));
  await expect.poll(() => offers().length).toBe(1);
  await boss.types("/followups");
  expect(await boss.sees()).toContain("Send the terms");
  await boss.presses("Accept");
  await expect.poll(() => byText("Send the terms")).toMatchObject({ owner: { name: "Boss" } });
  await house.posted();
  expect(offers()).toEqual([]);
  expect(boss.inbox().map(({ text }) => text)).toContain("The follow-up of Sunrise is yours now.");
});
