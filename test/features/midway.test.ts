/** What changes while a form is open: its sending is answered plainly, changes nothing, and loses nothing that was typed. */
import { afterEach, expect, test } from "vitest";
import { openFollowUp } from "../../src/features/follow-ups/acts.ts";
import { eventually } from "../support/eventually.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";
import { heldBy, opensLog } from "../support/logging.ts";
import { modalWith } from "../support/modal.ts";
import { readBlocks } from "../support/person.ts";

let house: House;
afterEach(() => house.close());

const due = (owner: string) =>
  clientRow("P1", owner, { name: "Zyxwvu Ltd", assets: "600万", currency: "CNY", opened_on: "2034-01-10" });
const personId = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;

async function morning() {
  house = await openHouse([
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
  ]);
  await house.load("clients", [due("Tom")]);
  return house.person("Tom");
}
const postMorning = () => house.goTo("2035-03-05T08:01:00+08:00");
const changed = async () => {
  const { prisma } = house.db;
  const counts = [prisma.planChange.count(), prisma.hold.count(), prisma.appointment.count()];
  return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
};
const handOver = () => house.load("clients", [due("Ann")]);
const deactivate = async (name: string) =>
  house.db.prisma.person.update({ where: { id: await personId(name) }, data: { active: false } });

test.each([
  ["Move", "To which day?", { to: "2035-03-08" }],
  ["Skip", "Why?", { reason: "other", words: "Has moved <!here>" }],
] as const)("%s: the client is handed over while the form is open", async (button, question, values) => {
  const tom = await morning();
  await postMorning();
  await tom.picks(button);
  await tom.waitsFor(question);
  await handOver();
  await tom.fills(values);
  expect(await modalWith(tom, "That client is not on this plan")).not.toContain("Zyxwvu");
  expect(await changed()).toBe(0);
  expect(heldBy(house, "Tom")).toBeDefined();
});

test("a leave ends while who covers has a form open: nothing is moved, and the plan shows the client no more", async () => {
  await morning();
  const [tom, ann] = [await personId("Tom"), await personId("Ann")];
  const leave = { personId: tom, coverId: ann, fromDate: "2035-03-05", toDate: "2035-03-06" };
  const { id } = await house.db.prisma.leave.create({ data: { ...leave, setById: tom, setAt: new Date() } });
  await postMorning();
  const cover = house.person("Ann");
  expect(readBlocks(cover.inbox().at(-1)?.blocks)).toContain("Zyxwvu Ltd");
  await cover.picks("Move");
  await cover.waitsFor("To which day?");
  await house.db.prisma.leave.update({ where: { id }, data: { cancelledAt: new Date() } });
  await cover.fills({ to: "2035-03-08" });
  expect(await modalWith(cover, "That client is not on this plan")).not.toContain("Zyxwvu");
  expect(await changed()).toBe(0);
  await cover.closes();
  for (const command of ["/clients", "/plan", "/clients find Zyxwvu", "/visit Zyxwvu", "/followups P1"]) {
    await cover.types(command);
    expect(await cover.sees(), command).not.toContain("Zyxwvu Ltd");
  }
});

test("who becomes a guest while the log form is open logs nothing; what was typed stays in the form", async () => {
  const tom = await opensLog(await morning(), "P1");
  await tom.enters({ Notes: "agreed on the new rates" });
  house.sandbox.setUser("UTOM", { isRestricted: true });
  await expect
    .poll(async () => (await house.db.prisma.person.findFirst({ where: { name: "Tom" } }))?.active)
    .toBe(false);
  await tom.fills({});
  const views = await eventually(() => {
    const open = house.sandbox.as("UTOM").state().views;
    return open.length === 2 ? open : undefined;
  }, "an answer over the form");
  expect(readBlocks(views[1]?.blocks)).not.toContain("Zyxwvu");
  expect(JSON.stringify(views[0]?.state)).toContain("new rates");
  expect(await house.db.prisma.contactLog.count()).toBe(0);
});

test("a client is handed over while a follow-up is written: told at the field, with the words still there", async () => {
  const tom = await morning();
  await tom.types("/followups add P1");
  await tom.waitsFor("What is to be done");
  await handOver();
  const sent = await tom.fills({ "What is to be done": "Send the offer 🎋 مرحبا", "Or pick the day": "2035-03-08" });
  expect(sent.errors?.follow_client).toBeDefined();
  expect(JSON.stringify(sent.errors)).not.toContain("Zyxwvu");
  expect(heldBy(house, "Tom")).toContain("Send the offer 🎋 مرحبا");
  expect(await house.db.prisma.followUp.count()).toBe(0);
});

test("the cover of a leave is deactivated while the form is open: told at the field, and nobody is away", async () => {
  const tom = await morning();
  await tom.types("/rounds leave");
  await tom.presses("Enter leave");
  await tom.waitsFor("First day away");
  await tom.enters({ from: "2035-03-08", to: "2035-03-09", cover: "Ann" });
  await deactivate("Ann");
  expect((await tom.fills({})).errors?.cover).toBeDefined();
  expect(await house.db.prisma.leave.count()).toBe(0);
});

test("a manager comes under another lead while the first one puts off their follow-up: nothing is put off", async () => {
  await morning();
  const [tom, { id: clientId }] = [await personId("Tom"), await house.db.prisma.client.findFirstOrThrow()];
  const order = { clientId, ownerId: tom, byId: tom, source: "hand", isPromised: false } as const;
  await house.db.prisma.$transaction((tx) =>
    openFollowUp(tx, { ...order, dueOn: "2035-02-20", text: "Send the offer", at: new Date() }),
  );
  const lin = house.person("Lin");
  await house.goTo("2035-03-05T08:31:00+08:00");
  await lin.presses("Open");
  await lin.waitsFor("· due ");
  await lin.picks("Extend");
  await lin.waitsFor("New due date");
  await house.db.prisma.person.update({ where: { id: tom }, data: { reportsToId: null } });
  await lin.fills({ team_extend_date: "2035-03-09" });
  await expect.poll(() => lin.modal()).not.toContain("New due date");
  expect(lin.modal()).not.toMatch(/Send the offer|Zyxwvu/);
  expect(await house.db.prisma.followUpChange.count()).toBe(1);
});
