import { afterEach, expect, test } from "vitest";
import { fileComplaint } from "../../src/features/complaints/filing/file-acts.ts";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
afterEach(() => house.close());

const idOf = async (name: string) => (await house.db.prisma.person.findFirstOrThrow({ where: { name } })).id;
const clientId = async (clientNo: string) =>
  (await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo } })).id;
const at = new Date("2035-03-01T02:00:00Z");

/** Boss – Lin – Tom and Mei; Max leads Zoe; Ann is a manager under nobody. Monday, 5 March 2035. */
async function open() {
  house = await openHouse([
    { name: "Boss", roles: ["lead"] },
    { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", reportsTo: "Lin", zh: true },
    { name: "Max", roles: ["lead"] },
    { name: "Zoe", reportsTo: "Max" },
    { name: "Ann" },
  ]);
  await house.load("clients", [
    clientRow("T1", "Tom", { name: "Tomato" }),
    clientRow("M1", "Mei", { name: "Melon" }),
    clientRow("Z1", "Zoe", { name: "Zebra" }),
  ]);
}

const leave = async (away: string, cover: string, fromDate: string, toDate: string) =>
  house.db.prisma.leave.create({
    data: {
      ...{ personId: await idOf(away), coverId: await idOf(cover), fromDate, toDate },
      ...{ setById: await idOf(away), setAt: at },
    },
  });

async function owes(owner: string, clientNo: string, text: string, complaintId: number | null = null) {
  const ownerId = await idOf(owner);
  const from = { source: complaintId === null ? "hand" : "complaint", complaintId };
  const data = { clientId: await clientId(clientNo), ownerId, text, ...from, dueOn: "2035-02-20", isPromised: false };
  await house.db.prisma.followUp.create({ data: { ...data, createdById: ownerId, createdAt: at } });
}

const asks = async (name: string, typed: string) => {
  await house.person(name).types(typed);
  return house.person(name).sees();
};

test.each([
  ["a manager", "Ann"],
  ["another lead", "Max"],
])("%s who covers a lead reaches the team during the leave, and neither before nor after it", async (_, cover) => {
  await open();
  await leave("Lin", cover, "2035-03-06", "2035-03-07");
  await owes("Tom", "T1", "Send the offer");
  const person = house.person(cover);
  const isOut = async () => {
    expect(await asks(cover, "/clients T1")).not.toContain("Tomato");
    expect(await asks(cover, "/followups overdue")).not.toContain("Send the offer");
    expect(await asks(cover, "/team")).not.toContain("Overdue follow-ups: 1");
  };
  await isOut();

  await house.goTo("2035-03-06T09:00:00+08:00");
  expect(await asks(cover, "/clients T1")).toContain("Tomato");
  expect(await asks(cover, "/clients team")).toMatch(/Mei[\s\S]*Tom/);
  expect(await asks(cover, "/team")).toContain("Overdue follow-ups: 1");
  expect(await asks(cover, "/followups overdue")).toContain("Send the offer");
  await person.picks("Put off to tomorrow");
  await expect
    .poll(() => house.db.prisma.followUp.findFirstOrThrow())
    .toMatchObject({ dueOn: "2035-03-07", state: "open", version: 1 });
  const change = await house.db.prisma.followUpChange.findFirstOrThrow({ orderBy: { id: "desc" } });
  // as the lead would: the owner's own snoozes are counted apart
  expect(change).toMatchObject({ act: "extended", byId: await idOf(cover) });
  await asks(cover, "/followups overdue");
  await asks(cover, "/followups T1");
  const old = await person.sees();
  expect(old).toContain("Send the offer");

  await house.goTo("2035-03-08T09:00:00+08:00");
  // an old list's menu gives nothing any more
  await person.picks("Done");
  await person.waitsFor("not found");
  expect(await house.db.prisma.followUp.findFirstOrThrow()).toMatchObject({ state: "open", version: 1 });
  await isOut();
});

test("who covers one of the lead's managers reaches that book alone, and no team", async () => {
  await open();
  await leave("Tom", "Ann", "2035-03-05", "2035-03-06");
  expect(await asks("Ann", "/clients T1")).toContain("Tomato");
  expect(await asks("Ann", "/clients M1")).not.toContain("Melon");
  expect(await asks("Ann", "/team")).toContain("for team leads");
});

test("a manager who covers their own lead leads the others, not themselves; the lead stays out of their hands", async () => {
  await open();
  await leave("Lin", "Tom", "2035-03-05", "2035-03-06");
  expect(await asks("Tom", "/clients M1")).toContain("[Make it a key account]");
  expect(await asks("Tom", "/clients T1")).not.toContain("key account");
  const tom = house.person("Tom");
  await asks("Tom", "/rounds leave");
  expect(await tom.sees()).toContain("Lin");
  expect(await tom.sees()).not.toContain("End");
  await tom.presses("Enter leave");
  await tom.waitsFor("First day away");
  expect(await tom.searches("who", "")).toEqual(["Mei", "Tom"]);
  await tom.closes();
  expect(await asks("Tom", "/clients Z1")).not.toContain("Zebra");
});

test("a complaint about the one who covers stays absent for them, whatever the lead may see; of others they see all", async () => {
  await open();
  await leave("Lin", "Tom", "2035-03-05", "2035-03-06");
  const file = async (clientNo: string, about: string | undefined, what: string) =>
    fileComplaint(house.db, {
      ...{ token: what, byId: await idOf("Max"), at: house.sandbox.clock.now(), origin: "chat" },
      given: {
        ...{ what, category: "service", severity: "S3", channel: "phone", clientId: await clientId(clientNo) },
        ...(about && { aboutId: await idOf(about) }),
      },
    });
  await file("M1", "Tom", "Tom was rude");
  await file("M1", undefined, "The queue was long");
  const aboutTom = await house.db.prisma.complaint.findFirstOrThrow({ orderBy: { id: "asc" } });
  await owes("Mei", "M1", "Apologise for Tom", aboutTom.id);
  const seen = await asks("Tom", "/complaint list");
  expect(seen).toContain("C-2035-000002");
  expect(seen).not.toContain("C-2035-000001");
  expect(await asks("Tom", "/clients M1")).toContain("Melon");
  expect(await asks("Tom", "/followups overdue")).not.toContain("Apologise for Tom");
  expect(await asks("Tom", "/followups M1")).not.toContain("Apologise for Tom");
  expect(await asks("Boss", "/followups overdue")).toContain("Apologise for Tom");
});

test("who covers a lead and sees no clients any more leads nobody", async () => {
  await open();
  await leave("Lin", "Ann", "2035-03-05", "2035-03-06");
  expect(await asks("Ann", "/clients T1")).toContain("Tomato");
  const id = await idOf("Ann");
  await house.db.prisma.personRole.deleteMany({ where: { personId: id } });
  await house.db.prisma.personRole.create({ data: { personId: id, role: "staff" } });
  expect(await asks("Ann", "/clients T1")).not.toContain("Tomato");
  expect(await asks("Ann", "/team")).toContain("for team leads");
});
