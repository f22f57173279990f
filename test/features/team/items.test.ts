import { afterEach, expect, test } from "vitest";
import { readBlocks } from "../../support/person.ts";
import { type Desk, linsTeam, openDesk } from "./desk.ts";

let desk: Desk;
afterEach(() => desk.leave());

/** What a person was reminded of, message by message. */
const remindersOf = (name: string) =>
  desk
    .person(name)
    .inbox()
    .map(({ blocks }) => readBlocks(blocks))
    .filter((seen) => seen.includes("reminds you"));

/** Lin has opened the list of what is late from the digest. */
async function atTheList() {
  await desk.goTo("2035-03-05T08:31:00+08:00");
  const lin = desk.person("Lin");
  await lin.presses("Open");
  await lin.waitsFor("· due ");
  return lin;
}

test("reminders of a day are one message, which grows; one of the same is told to be one", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  await desk.followUp("T2", "Tom", "2035-02-28", "Bring the papers");
  await desk.followUp("M1", "Mei", "2035-03-01", "Send the quote");
  const lin = await atTheList();
  await lin.presses("Remind");
  await lin.waitsFor("Tom has been reminded of Client T1.");
  await desk.posted();
  expect(remindersOf("Tom")).toEqual(["Lin reminds you of 1 follow-up\nClient T1: Call back\n[Open]\ndue 27 Feb"]);

  await lin.presses("Remind");
  await lin.waitsFor("You have reminded Tom of Client T1 today already.");
  await lin.picks("Extend");
  await lin.waitsFor("New due date");
  await lin.fills({ team_extend_date: "2035-03-09" });
  await lin.waitsFor("Client T1: now due on 9 Mar.");

  // the next on the list is T2
  await lin.presses("Remind");
  await lin.waitsFor("Tom has been reminded of Client T2.");
  await desk.posted();
  const told = remindersOf("Tom");
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("Lin reminds you of 2 follow-ups");
  expect(told[0]).toContain("Client T2: Bring the papers");
  expect(remindersOf("Mei")).toEqual([]);
  expect(await desk.db.prisma.followUpChange.count({ where: { act: "nudged" } })).toBe(2);
});

test("each item has one row: a button to remind, and behind its menu all that it can be asked besides", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  const lin = await atTheList();
  await lin.picks("Hand over");
  await lin.waitsFor("To whom");
  await lin.closes();
  await lin.presses("Open");
  await lin.waitsFor("· due ");
  await lin.picks("Open");
  expect(await lin.waitsFor("History")).toContain("Call back");
});

test("who has had three messages today is reminded in the next plan, in one line", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  await desk.followUp("T2", "Tom", "2035-02-28", "Bring the papers");
  const tom = await desk.idOf("Tom");
  const message = { text: "hello", blocks: [] };
  const { enqueue } = await import("../../../src/slack/delivery.ts");
  for (const key of ["a", "b", "c"])
    await enqueue(desk.db.prisma, { key, personId: tom, startedOn: "2035-03-05", target: "UTOM", message });
  const lin = await atTheList();
  await lin.presses("Remind");
  await lin.waitsFor("Tom has had enough messages from me today");
  expect(remindersOf("Tom")).toEqual([]);
  expect((await desk.db.prisma.notice.findMany({ where: { personId: tom } })).map(({ line }) => line)).toEqual([
    "Lin reminds you of Client T1: Call back",
  ]);
});

test("a date that is past is refused at its field; what is extended or taken over leaves the list and is told to the owner", async () => {
  desk = await openDesk();
  const first = await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  const second = await desk.followUp("T2", "Tom", "2035-02-28", "Bring the papers");
  const lin = await atTheList();
  await lin.picks("Extend");
  await lin.waitsFor("New due date");
  await lin.fills({ team_extend_date: "2035-03-04" });
  expect(lin.modal()).toContain("New due date");
  await lin.fills({ team_extend_date: "2035-03-09" });
  await lin.waitsFor("now due on 9 Mar.");
  expect(lin.modal()).toContain("1 overdue follow-up");
  await lin.picks("Take over");
  await lin.waitsFor("Client T2: it is yours now.");
  expect(lin.modal()).toContain("Nothing is left on this list.");
  const [lins, notices] = [await desk.idOf("Lin"), await desk.db.prisma.notice.findMany({ orderBy: { id: "asc" } })];
  expect(
    await desk.db.prisma.followUp.findMany({
      orderBy: { id: "asc" },
      select: { id: true, dueOn: true, ownerId: true },
    }),
  ).toEqual([
    { id: first, dueOn: "2035-03-09", ownerId: await desk.idOf("Tom") },
    { id: second, dueOn: "2035-02-28", ownerId: lins },
  ]);
  expect(notices.map(({ line }) => line)).toEqual([
    "Lin has extended your follow-up for Client T1 to 9 Mar.",
    "Lin has taken over your follow-up for Client T2.",
  ]);
});

test("a button on an old list changes nothing that has moved on, and says so", async () => {
  desk = await openDesk();
  const id = await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  const lin = await atTheList();
  await desk.db.prisma.followUp.update({ where: { id }, data: { text: "Call her mobile", version: { increment: 1 } } });
  await lin.picks("Take over");
  await lin.waitsFor("Somebody has changed that follow-up meanwhile.");
  expect(lin.modal()).toContain("Client T1: Call her mobile");
  await desk.finish(id);
  await lin.presses("Remind");
  await lin.waitsFor("Nothing is left on this list.");
  expect(remindersOf("Tom")).toEqual([]);
});

test("a manager on leave is reminded through who covers", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  const [tom, mei, lin] = [await desk.idOf("Tom"), await desk.idOf("Mei"), await desk.idOf("Lin")];
  const leave = { personId: tom, coverId: mei, fromDate: "2035-03-05", toDate: "2035-03-07", setById: lin };
  await desk.db.prisma.leave.create({ data: { ...leave, setAt: desk.sandbox.clock.now() } });
  await (await atTheList()).presses("Remind");
  await desk.person("Lin").waitsFor("Mei has been reminded of Client T1.");
  await desk.posted();
  expect(remindersOf("Mei").at(-1)).toContain("Lin reminds you of 1 follow-up");
});

test("whoever leads nobody opens no list, and a lead none of another's people", async () => {
  desk = await openDesk([...linsTeam, { name: "Wang", roles: ["lead"] }, { name: "Ann", reportsTo: "Wang" }]);
  const id = await desk.followUp("A1", "Ann", "2035-02-27", "Secret");
  await desk.followUp("T1", "Tom", "2035-02-27", "Call back");
  await desk.person("Tom").types("/team");
  expect(await desk.person("Tom").sees()).toBe("The team's view is for team leads.");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  const { openList } = await import("../../../src/features/team/open.ts");
  const { nudgeOwner } = await import("../../../src/features/team/nudge.ts");
  const asker = await desk.bot.deps.people.who("ULIN");
  const now = desk.sandbox.clock.now();
  const ask = { deps: desk.bot.deps, asker, now, today: "2035-03-05", isInModal: true, typed: {}, chosen: {} } as never;
  const press = (value: string) => ({ ...(ask as object), value, metadata: "late|all|1" }) as never;
  const ann = await desk.idOf("Ann");
  await expect(openList(press(`late|${ann}|1`))).rejects.toThrow("That list is not for you");
  for (const value of ["", "late|", "missed|1=1|1", "quiet|8|1", "open|2035-02-30|1", "x".repeat(2000)])
    await expect(openList(press(value))).rejects.toThrow("That list is not for you");
  expect(JSON.stringify(await openList(press("late|all|99")))).not.toContain("Secret");
  expect(JSON.stringify(await nudgeOwner(press(`${id}|0`)))).toContain("Somebody has changed");
  expect(remindersOf("Ann")).toEqual([]);
});
