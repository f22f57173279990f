import { afterEach, expect, test } from "vitest";
import { readBlocks } from "../../support/person.ts";
import { type Desk, linsTeam, openDesk } from "./desk.ts";

let desk: Desk;
afterEach(() => desk.leave());

const last = (name: string) => desk.digestsOf(name).at(-1) ?? "";

test("a week of mornings: what is new, worse and cleared since the last one, the rest as a count", async () => {
  desk = await openDesk();
  const quote = await desk.followUp("T1", "Tom", "2035-03-01", "Send the quote");
  await desk.followUp("M1", "Mei", "2035-02-26", "Call back");
  await desk.goOn("2035-03-05T08:29:00+08:00");
  expect(desk.digestsOf("Lin")).toEqual([]);

  await desk.goOn("2035-03-05T08:31:00+08:00");
  expect(last("Lin")).toContain("The first digest");
  expect(last("Lin")).toContain("Overdue follow-ups: 2\n1–3 days: 1 · 4–7 days: 1\n1 late by 5 working days or more");
  expect(last("Lin")).toContain("Tom: 1\n1–3 days: 1\nClient T1: Send the quote (2 working days late)");
  expect(last("Lin")).toContain("Never contacted: 6");

  await desk.followUp("T2", "Tom", "2035-03-05", "Bring the papers");
  await desk.goOn("2035-03-06T08:31:00+08:00");
  expect(last("Lin")).toContain("New, worse and cleared: since the digest of Mon, 5 March 2035");
  expect(last("Lin")).toContain("1 new · 0 worse · 0 cleared · 2 as before");
  expect(last("Lin")).toContain("New: Client T2: Bring the papers (1 working day late)");
  // Mei's is as it was: a count
  expect(last("Lin")).toContain("1 other: 1 overdue, as before");
  expect(last("Lin")).not.toContain("Call back");
  expect(last("Lin")).toContain("As before: 6 clients not contacted");

  await desk.finish(quote);
  await desk.goOn("2035-03-07T08:31:00+08:00");
  expect(last("Lin")).toContain("0 new · 0 worse · 1 cleared · 2 as before");

  await desk.goOn("2035-03-08T08:31:00+08:00");
  expect(last("Lin")).toContain("0 new · 1 worse · 0 cleared · 1 as before");
  expect(last("Lin")).toContain("Worse: Client M1: Call back (8 working days late)");

  await desk.goOn("2035-03-12T08:31:00+08:00");
  // of an age of its own on Friday
  expect(desk.digestsOf("Lin").at(-2)).toContain("Worse: Client T2: Bring the papers (4 working days late)");
  await desk.goOn("2035-03-13T08:31:00+08:00");
  expect(last("Lin")).toBe(
    "Tue, 13 March 2035: nothing is new in your team.\nAs before: 2 overdue follow-ups, 6 clients not contacted for a week or more.\n[Team]",
  );
  expect(desk.digestsOf("Lin")).toHaveLength(7);
});

test("none on days off; on Monday the comparison is with Friday, and a team without overdue work gets one line", async () => {
  desk = await openDesk(linsTeam, { startsAt: "2035-03-09T08:00:00+08:00" });
  const late = await desk.followUp("T1", "Tom", "2035-03-08");
  await desk.goOn("2035-03-09T09:00:00+08:00");
  await desk.finish(late);
  await desk.goOn("2035-03-11T23:00:00+08:00");
  expect(desk.digestsOf("Lin")).toHaveLength(1);
  await desk.goOn("2035-03-12T08:31:00+08:00");
  expect(last("Lin")).toBe(
    "Mon, 12 March 2035: your team has no overdue work.\n1 follow-up has been cleared since the last digest.\n[Team]",
  );
  await desk.goOn("2035-03-13T08:31:00+08:00");
  expect(last("Lin")).toBe("Tue, 13 March 2035: your team has no overdue work.\n[Team]");
  expect(desk.digestsOf("Tom")).toEqual([]);
});

test("a bot that was down is late with the digest, not twice and not in the afternoon; its memory is kept", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-03-02");
  await desk.bot.stop();
  desk.sandbox.clock.setAhead(new Date("2035-03-05T09:40:00+08:00"));
  for (let times = 0; times < 2; times++) {
    await desk.restartBot();
    await desk.bot.jobs.settled();
    await desk.posted();
  }
  expect(desk.digestsOf("Lin")).toHaveLength(1);

  await desk.bot.stop();
  desk.sandbox.clock.setAhead(new Date("2035-03-06T12:00:00+08:00"));
  await desk.restartBot();
  await desk.bot.jobs.settled();
  expect(desk.digestsOf("Lin")).toHaveLength(1);
  expect(desk.log.filter((line) => line.includes("the digests that were not posted"))).toHaveLength(1);

  await desk.goOn("2035-03-07T08:31:00+08:00");
  expect(last("Lin")).toContain("nothing is new in your team");
});

test("two leads: each has their own; what is seven working days late comes up to the lead's own lead", async () => {
  desk = await openDesk([
    { name: "Wang", roles: ["lead"] },
    { name: "Lin", roles: ["lead"], reportsTo: "Wang" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Ann", reportsTo: "Wang" },
  ]);
  await desk.followUp("T1", "Tom", "2035-02-23", "Six days late");
  await desk.followUp("A1", "Ann", "2035-03-02", "One day late");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  expect(last("Lin")).toContain("Six days late (6 working days late)");
  expect(last("Lin")).not.toContain("One day late");
  expect(last("Wang")).toContain("One day late");
  expect(last("Wang")).not.toContain("leads below you");

  await desk.goTo("2035-03-06T08:31:00+08:00");
  expect(last("Wang")).toContain("Late by 7 working days or more with leads below you: 1");
  await desk.person("Wang").presses("Open");
});

test("what yesterday's plans left open is told by manager, with the way to it", async () => {
  desk = await openDesk();
  const due = { assets: "600万", currency: "CNY", opened_on: "2034-01-10" };
  await desk.load("clients", [{ client_no: "T1", name: "Old Gold", owner_email: "tom@bank.example", ...due }]);
  await desk.goTo("2035-03-06T08:31:00+08:00");
  expect(last("Lin")).toContain("Left open on Mon, 5 March 2035: 1 of 1 planned\nTom 1");
  // as it was on Monday: a count
  expect(last("Lin")).toContain("1 client below the tier's standard");
  expect(desk.digestsOf("Lin")[0]).toContain("Diamond: standard missed for 1 of 1");
  await desk.person("Lin").presses("Open");
  const seen = await desk.person("Lin").waitsFor("1 client left open");
  expect(seen).toContain("Old Gold · Diamond\n[Open]\nTom · visit");
});

test("a lead who is away gets none, and compares with the last one when back", async () => {
  desk = await openDesk();
  await desk.followUp("T1", "Tom", "2035-03-02");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  const [lin, tom] = [await desk.idOf("Lin"), await desk.idOf("Tom")];
  const leave = { personId: lin, coverId: tom, fromDate: "2035-03-06", toDate: "2035-03-07", setById: lin };
  await desk.db.prisma.leave.create({ data: { ...leave, setAt: desk.sandbox.clock.now() } });
  await desk.goTo("2035-03-07T09:00:00+08:00");
  expect(desk.digestsOf("Lin")).toHaveLength(1);
  await desk.goTo("2035-03-08T08:31:00+08:00");
  expect(last("Lin")).toContain("Worse: Client T1");
  expect(last("Lin")).toContain("since the digest of Mon, 5 March 2035");
});

test("a lead of nobody gets a line; a Chinese lead reads Chinese", async () => {
  desk = await openDesk([
    { name: "Bo", roles: ["lead"] },
    { name: "Hua", roles: ["lead"], zh: true },
    { name: "Tom", reportsTo: "Hua" },
  ]);
  await desk.followUp("T1", "Tom", "2035-03-02", "送资料");
  await desk.goTo("2035-03-05T08:31:00+08:00");
  expect(readBlocks(desk.person("Bo").inbox().at(-1)?.blocks)).toContain("nobody reports to you yet");
  expect(last("Hua")).toContain("团队日报：2035年3月5日（周一）");
  expect(last("Hua")).toContain("超期待跟进：1项");
  expect(last("Hua")).toContain("Client T1：送资料（已超期1个工作日）");
  const hua = desk.person("Hua");
  await hua.presses("查看");
  expect(await hua.waitsFor("催办")).toContain("Tom · 3月2日到期 · 已超期1个工作日");
  await hua.presses("催办");
  await hua.waitsFor("已就Client T1的事项催办Tom。");
  await hua.closes();
  await hua.types("/team");
  expect(await hua.sees()).toContain("从未联系：3户");
});
