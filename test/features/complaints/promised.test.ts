import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { readBlocks } from "../../support/person.ts";

const promise = "Send the new card";
let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

/** What Mei promised to her client on Monday, 5 March, for Thursday, in a complaint about somebody. */
async function promisedAbout(name: string): Promise<number> {
  const about = { clientId: await house.clientId("K2"), aboutId: await house.idOf(name) };
  const id = await house.file("Wu", about);
  const team = await house.db.prisma.team.findFirstOrThrow();
  await house.act(id, "Dora", "judgeValid");
  await house.act(id, "Dora", "assign", { departmentId: team.id, responsibleId: await house.idOf("Mei") });
  await house.act(id, "Mei", "analyse", { cause: "slighted", words: "Nobody greeted them" });
  await house.act(id, "Mei", "propose", { remedy: "Apologise", promise: { text: promise, dueOn: "2035-03-08" } });
  await house.act(id, name === "Lin" ? "Boss" : "Lin", "approve");
  return (await house.db.prisma.followUp.findFirstOrThrow()).id;
}

async function owedByHand(): Promise<void> {
  const [clientId, ownerId] = [await house.clientId("K1"), await house.idOf("Mei")];
  const owed = { clientId, ownerId, text: "Bring the calendar", dueOn: "2035-03-08", source: "hand" };
  await house.db.prisma.followUp.create({ data: { ...owed, createdById: ownerId, createdAt: new Date() } });
}

const answerTo = async (name: string, typed: string) => {
  await house.person(name).types(typed);
  return house.person(name).sees();
};
const inboxOf = (name: string) =>
  house
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .join("\n");
const noticesTo = async (name: string) => {
  const rows = await house.db.prisma.notice.findMany({ where: { personId: await house.idOf(name) } });
  return rows.map(({ line }) => line).join("\n");
};

const toldTo = async (name: string) => inboxOf(name) + (await noticesTo(name));

/** Mei is away on these days, and Tom covers. */
async function isCovered(fromDate: string, toDate: string): Promise<void> {
  const [personId, coverId] = [await house.idOf("Mei"), await house.idOf("Tom")];
  const setAt = house.sandbox.clock.now();
  await house.db.prisma.leave.create({ data: { personId, coverId, fromDate, toDate, setById: personId, setAt } });
}

test("what was promised in a complaint about a lead is in none of what that lead reads of the team", async () => {
  await promisedAbout("Lin");
  await owedByHand();
  await house.goTo("2035-03-09T08:31:00+08:00");
  const plan = await answerTo("Mei", "/plan");
  expect(plan).toContain(promise);
  // the digest counts one, and so do the view, the list behind it and the Home tab
  const digest = inboxOf("Lin");
  expect(digest).toContain("Bring the calendar");
  expect(digest).not.toContain(promise);
  expect(digest).toContain("Overdue follow-ups: 1\n");
  const lin = house.person("Lin");
  await lin.presses("Open");
  expect(await lin.waitsFor("[Remind]")).not.toContain(promise);
  await lin.closes();
  expect(await answerTo("Lin", "/team")).toContain("Overdue follow-ups: 1\n");
  expect(await lin.opensHome()).toMatch(/1 (overdue|late)/);
  // the plan of the manager, its client's brief and card
  await answerTo("Lin", "/plan");
  await lin.presses("Open");
  expect(await lin.waitsFor("Bring the calendar")).not.toContain(promise);
  expect(await answerTo("Lin", "/clients K2")).not.toContain(promise);
  await lin.presses("Brief");
  expect(await lin.waitsFor("Open complaints")).not.toContain(promise);
});

test("what is very late goes past whom it is about to the next lead above", async () => {
  await house.close();
  const above = complaintPeople.map((one) => (one.name === "Boss" ? { ...one, reportsTo: "Chief" } : one));
  house = await openComplaintHouse([{ name: "Chief", roles: ["lead"] }, ...above]);
  await promisedAbout("Boss");
  await house.goTo("2035-03-16T09:01:00+08:00");
  expect(await toldTo("Chief")).not.toContain(promise);
  await house.goTo("2035-03-19T09:01:00+08:00");
  expect(await toldTo("Chief")).toContain(promise);
  expect(await toldTo("Boss")).not.toContain(promise);
});

test("who covers the responsible person and is complained about is told nothing of it: the owner is", async () => {
  await promisedAbout("Tom");
  await owedByHand();
  await isCovered("2035-03-09", "2035-03-30");
  await house.goTo("2035-03-13T08:31:00+08:00");
  const tom = house.person("Tom");
  expect(await answerTo("Tom", "/plan")).toContain("Bring the calendar");
  expect(await toldTo("Tom")).not.toContain(promise);
  expect(await noticesTo("Mei")).toContain(promise);
  expect(await answerTo("Tom", "/followups")).not.toContain(promise);
  expect(await tom.sees()).toContain("Bring the calendar");
  // nor does a lead's reminder reach them
  const lin = house.person("Lin");
  await lin.presses("Open");
  await lin.waitsFor(promise);
  await lin.presses("Remind");
  await lin.waitsFor("Mei has been reminded of Client K2.");
  await house.posted();
  expect(await toldTo("Tom")).not.toContain(promise);
});

test("a stored plan shows no more what was promised once its reader is named as complained about", async () => {
  await promisedAbout("Lin");
  await isCovered("2035-03-08", "2035-03-09");
  await house.goTo("2035-03-08T08:01:00+08:00");
  expect(await answerTo("Tom", "/plan")).toContain(promise);
  const { id } = await house.db.prisma.complaint.findFirstOrThrow();
  const parties = { aboutId: await house.idOf("Tom"), clientId: await house.clientId("K2") };
  await house.act(id, "Dora", "correctParties", { ...parties, reason: "It was Tom" });
  expect(await answerTo("Tom", "/plan")).not.toContain(promise);
  await house.goTo("2035-03-08T17:31:00+08:00");
  expect(
    house
      .person("Tom")
      .inbox()
      .slice(1)
      .map(({ blocks }) => readBlocks(blocks))
      .join(),
  ).not.toContain(promise);
});

test("another complaint of the client, about the reader, hides nothing that was promised in this one", async () => {
  await promisedAbout("Wu");
  await house.file("Wu", { clientId: await house.clientId("K2"), aboutId: await house.idOf("Lin") });
  await house.goTo("2035-03-09T08:31:00+08:00");
  expect(inboxOf("Lin")).toContain(promise);
  await answerTo("Lin", "/clients K2");
  await house.person("Lin").presses("Brief");
  expect(await house.person("Lin").waitsFor("Open follow-ups")).toContain(promise);
});

test("what was promised before complaints were noted with it is tied to its complaint by the migration", async () => {
  await house.bringTo(await house.file("Wu", { clientId: await house.clientId("K2") }), "evaluate");
  const id = await promisedAbout("Lin");
  const promised = () => house.db.prisma.followUp.findUniqueOrThrow({ where: { id } });
  const { complaintId } = await promised();
  expect(complaintId).not.toBeNull();
  await house.db.prisma.followUp.update({ where: { id }, data: { complaintId: null } });
  const folder = new URL("../../../prisma/sqlite/migrations/", import.meta.url);
  const name = readdirSync(folder).find((one) => one.endsWith("_promised_in"));
  const update = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8").match(/^UPDATE[^;]+/m)?.[0];
  await house.db.prisma.$executeRawUnsafe(update ?? "");
  expect((await promised()).complaintId).toBe(complaintId);
});
