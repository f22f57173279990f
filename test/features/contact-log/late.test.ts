import { afterEach, expect, test } from "vitest";
import type { House } from "../../support/house.ts";
import { clientOf, loggingHouse, opensLog } from "../../support/logging.ts";
import { readBlocks } from "../../support/person.ts";

let house: House;
afterEach(() => house.close());

const idOf = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;

async function owes(owner: string, clientNo: string, text: string, dueOn: string) {
  const ownerId = await idOf(owner);
  const data = { clientId: (await clientOf(house.db, clientNo)).id, ownerId, text, dueOn, source: "hand" };
  const made = { isPromised: false, createdById: ownerId, createdAt: new Date("2035-02-01T02:00:00Z") };
  return house.db.prisma.followUp.create({ data: { ...data, ...made } });
}

async function logs(name: string, clientNo: string, outcome = "Reached") {
  const person = await opensLog(house.person(name), clientNo);
  await person.fills({ "What was it?": "Visit", "How did it go?": outcome, Notes: "went well" });
  await person.waitsFor("went well");
  return person;
}

const receiptOf = (name: string) =>
  readBlocks(
    house
      .person(name)
      .inbox()
      .findLast(({ blocks }) => readBlocks(blocks).includes("went well"))?.blocks,
  );
const stateOf = async (text: string) =>
  (await house.db.prisma.followUp.findFirstOrThrow({ where: { text }, include: { changes: true } })) as {
    state: string;
    changes: { act: string }[];
  };

test("the receipt offers to settle what is late with the client, the longest late first, and the rest in the list", async () => {
  house = await loggingHouse();
  await owes("Tom", "P100", "Fourth", "2035-03-01");
  await owes("Tom", "P100", "First <!channel> *x*", "2035-02-20");
  await owes("Tom", "P100", "Second", "2035-02-21");
  await owes("Tom", "P100", "Third", "2035-02-22");
  await owes("Tom", "P100", "Not late", "2035-03-05");
  await owes("Tom", "P102", "Another client's", "2035-02-20");
  const tom = await logs("Tom", "P100");
  const seen = receiptOf("Tom");
  expect(seen).toMatch(
    /Late with this client\. Is it done now\?[\s\S]*First <!channel> \*x\*\ndue 20 Feb · 9 working days late[\s\S]*Second[\s\S]*Third[\s\S]*\[1 more is late: show all\]/,
  );
  expect(seen).not.toMatch(/Fourth|Not late|Another client's/);

  await tom.presses("Done");
  await expect.poll(() => receiptOf("Tom")).toContain("Done: 王小明 – First <!channel> *x*");
  const after = receiptOf("Tom");
  expect(after).toContain("Logged · 王小明");
  expect(after).toContain("[Correct]");
  expect(after).toMatch(/Second[\s\S]*Third[\s\S]*Fourth/);
  expect(after).not.toContain("show all");
  expect((await stateOf("First <!channel> *x*")).changes.map(({ act }) => act)).toEqual(["done"]);
});

test("two taps at once count once; when nothing is late any more, only what was done is said", async () => {
  house = await loggingHouse();
  await owes("Tom", "P100", "Send the offer", "2035-02-20");
  const tom = await logs("Tom", "P100");
  await Promise.all([tom.presses("Done"), tom.presses("Done")]);
  await expect.poll(async () => (await stateOf("Send the offer")).state).toBe("done");
  await expect.poll(() => receiptOf("Tom")).not.toContain("Is it done now?");
  expect((await stateOf("Send the offer")).changes.map(({ act }) => act)).toEqual(["done"]);
});

test("what was changed meanwhile, or is with another manager now, is not settled by an old button", async () => {
  house = await loggingHouse();
  const late = await owes("Tom", "P100", "Send the offer", "2035-02-20");
  const tom = await logs("Tom", "P100");
  await house.db.prisma.followUp.update({ where: { id: late.id }, data: { dueOn: "2035-02-21", version: 1 } });
  await tom.presses("Done");
  await expect.poll(() => receiptOf("Tom")).toContain("has changed in the meantime");
  expect((await stateOf("Send the offer")).state).toBe("open");
  await house.db.prisma.client.updateMany({ where: { clientNo: "P100" }, data: { ownerId: await idOf("Mei") } });
  await house.db.prisma.followUp.updateMany({ data: { ownerId: await idOf("Mei") } });
  await tom.presses("Done");
  expect(await tom.waitsFor("not found")).not.toContain("Send the offer");
  expect((await stateOf("Send the offer")).state).toBe("open");
});

test("a lead settles what a manager owes, who reads of it; nothing is offered when nobody was reached", async () => {
  house = await loggingHouse();
  await owes("Mei", "P200", "寄送资料", "2035-02-20");
  const lin = await logs("Lin", "P200");
  expect(receiptOf("Lin")).toContain("with Mei");
  await lin.presses("Done");
  await expect.poll(async () => (await stateOf("寄送资料")).state).toBe("done");
  const told = await house.db.prisma.notice.findMany({ where: { personId: await idOf("Mei") } });
  expect(told.map(({ line }) => line)).toEqual([expect.stringContaining("寄送资料")]);
  await owes("Tom", "P103", "Bring the papers", "2035-02-20");
  await logs("Tom", "P103", "Not reached");
  expect(receiptOf("Tom")).not.toContain("Bring the papers");
});
