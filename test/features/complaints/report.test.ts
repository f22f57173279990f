import { afterEach, beforeEach, expect, test } from "vitest";
import type { Message } from "../../../src/sandbox/protocol.ts";
import { type ComplaintHouse, openComplaintHouse } from "../../support/complaint-house.ts";
import { eventually } from "../../support/eventually.ts";
import { readBlocks } from "../../support/person.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  house = await openComplaintHouse();
});
afterEach(() => house.close());

const reportsOf = (name: string): Message[] =>
  house
    .person(name)
    .inbox()
    .filter(({ blocks }) => blocks[0]?.type === "header" && /^(Complaints: |投诉报告)/.test(readBlocks(blocks)));
const allDone = () =>
  eventually(async () => {
    const left = { state: { in: ["chart", "picture", "words"] } };
    return (await house.db.prisma.complaintReport.count({ where: left })) === 0 || undefined;
  }, "all reports");
const countOf = (name: string, n: number) =>
  eventually(() => reportsOf(name).length >= n || undefined, `report ${n} of ${name}`);

/** Asks, and waits for what comes to their direct messages. */
async function reportFor(name: string, typed: string): Promise<Message> {
  const had = reportsOf(name).length;
  await house.person(name).types(`/complaint ${typed}`);
  await countOf(name, had + 1);
  await allDone();
  const reports = reportsOf(name);
  expect(reports).toHaveLength(had + 1);
  return reports.at(-1) as Message;
}

/** February: one, closed in time. March: four, one late and one of them not valid. */
async function twoMonths() {
  const first = await house.file("Wu", { category: "fees" });
  await house.bringTo(first, "evaluate", { evaluate: { satisfaction: 3 } });
  house.sandbox.clock.setAhead(new Date("2035-04-02T09:00:00+08:00"));
  await house.bot.jobs.settled();
  const second = await house.file("Wu");
  const third = await house.file("Wu", { clientId: await house.clientId("K2") });
  await house.file("Wu", { clientId: await house.clientId("K3"), severity: "S1" });
  house.sandbox.clock.setAhead(new Date("2035-04-02T11:30:00+08:00"));
  await house.act(third, "Dora", "judgeNotValid", { reason: "No" });
  await house.bringTo(second, "evaluate");
  house.sandbox.clock.setAhead(new Date("2035-04-10T12:00:00+08:00"));
  await house.bot.jobs.settled();
}

test("a lead reads the month so far beside as many days of the one before, and sees it drawn by Slack", async () => {
  await twoMonths();
  await house.person("Lin").types("/complaint report month");
  await house.person("Lin").waitsFor("It comes to your direct messages.");
  await countOf("Lin", 1);
  const [report] = reportsOf("Lin");
  const said = readBlocks(report?.blocks);
  expect(said).toContain("Complaints: April 2035");
  expect(said).toContain("1 Apr – 10 Apr 2035 · so far · compared with 1 Mar – 10 Mar 2035");
  expect(said).toContain("Filed\n3\nBefore: 1");
  expect(said).toContain("Open now\n1, whenever filed, of these 1 past the deadline");
  // the workspace's clock goes on while the test acts
  expect(said).toMatch(
    /Time to acknowledge\nMedian 2 h (29|30) min, 90% within 2 h (29|30) min of working time \(2\)\nBefore: median 0 min/,
  );
  expect(said).toContain("Within the house deadline\n50% (1 of 2)\nBefore: 100% (1 of 1)");
  expect(said).toContain("Within the legal deadline\n100% (1 of 1)");
  expect(said).toContain("Satisfaction\n5.0 of 5 (1 answer)\nBefore: 3.0 of 5 (1 answer)");
  expect(said).toContain("Not valid: 1 · before: 0");
  expect(said).toContain("Service: 3 · before: 0\nFees and interest: 0 · before: 1");
  expect(said).toContain("Team 1: 1 · before: 1");
  expect(said).toContain("8–15 days: 1");
  // every line below the headings begins as a line does
  const rows = said.split("\n").slice(2);
  expect(rows.filter((row) => /^\p{Ll}/u.test(row))).toEqual([]);
  expect(report?.blocks.filter(({ type }) => type === "data_visualization")).toHaveLength(2);
  expect(report?.text).toContain("Filed: 3");
});

test("where Slack has no charts a picture with words for it comes, once, and the next one at once", async () => {
  await house.file("Wu");
  house.sandbox.trouble({ noCharts: true });
  const report = await reportFor("Lin", "report year");
  const picture = report.blocks.find(({ type }) => type === "image");
  expect(picture?.alt_text).toContain("Service 1 / 0");
  expect(report.blocks.some(({ type }) => type === "data_visualization")).toBe(false);
  expect(readBlocks(report.blocks)).toContain("Filed\n1\nBefore: 0");
  await reportFor("Lin", "report quarter");
  // the refusal is remembered: no second chart was tried
  expect(await house.db.prisma.delivery.count({ where: { key: { endsWith: ":chart" } } })).toBe(1);
  expect(await house.db.prisma.delivery.count({ where: { key: { endsWith: ":picture" } } })).toBe(2);
});

test("a bot that ends before the report was made makes it at its next start, once", async () => {
  await house.file("Wu");
  await house.bot.stop();
  const personId = await house.idOf("Lin");
  await house.db.prisma.complaintReport.create({ data: { personId, period: "2035-03", askedOn: "2035-03-05" } });
  await house.restartBot();
  await countOf("Lin", 1);
  await house.restartBot();
  await allDone();
  expect(reportsOf("Lin")).toHaveLength(1);
});

test("in Chinese the report is Chinese throughout", async () => {
  await house.db.prisma.person.updateMany({ where: { name: "Lin" }, data: { language: "zh" } });
  await house.file("Wu");
  const said = readBlocks((await reportFor("Lin", "报告本月")).blocks);
  expect(said).toContain("投诉报告：2035年3月");
  expect(said).toContain("登记投诉\n1\n上期：0");
  expect(said).toContain("服务质量：1 · 上期：0");
  expect(said.replaceAll(/Team 1|S\d/g, "")).not.toMatch(/[a-z]{2,}/i);
});

test("a report counts what its asker may see: of a lead below, of the desk's branch, and nothing about oneself", async () => {
  await house.load("people", [
    { email: "eve@bank.example", name: "Eve", roles: "lead", team: "Team 1", reports_to: "boss@bank.example" },
  ]);
  await house.file("Wu");
  await house.file("Wu", { aboutId: await house.idOf("Dora"), clientId: await house.clientId("K2") });
  const filed = async (name: string) => /Filed\n(\d+)/.exec(readBlocks((await reportFor(name, "report")).blocks))?.[1];
  expect(await filed("Boss")).toBe("2");
  expect(await filed("Lin")).toBe("2");
  expect(await filed("Dora")).toBe("1");
});

test("who is neither lead nor desk is told so kindly, and nothing is made", async () => {
  for (const name of ["Mei", "Wu"]) {
    await house.person(name).types("/complaint report");
    expect(await house.person(name).sees()).toContain(
      "Reports on complaints are for team leads and the complaint desk.",
    );
  }
  expect(await house.db.prisma.complaintReport.count()).toBe(0);
});

test("a time that is none, or has not begun, is answered plainly; one that is on its way is not made twice", async () => {
  const lin = house.person("Lin");
  await lin.types("/complaint report someday");
  expect(await lin.sees()).toContain("“someday” is no time to report on.");
  await lin.types("/complaint report 2036");
  expect(await lin.sees()).toContain("it has not begun");
  const personId = await house.idOf("Lin");
  const runAt = BigInt(Date.now() + 60_000);
  await house.db.prisma.complaintReport.create({ data: { personId, period: "2034", askedOn: "2035-03-05", runAt } });
  await lin.types("/complaint report last year");
  expect(await lin.sees()).toContain("is being made already");
  expect(await house.db.prisma.complaintReport.count()).toBe(1);
});

test("who asked and is no lead any more by then is sent nothing", async () => {
  await house.file("Wu");
  const personId = await house.idOf("Lin");
  await house.db.prisma.personRole.deleteMany({ where: { personId } });
  await house.db.prisma.complaintReport.create({ data: { personId, period: "2035", askedOn: "2035-03-05" } });
  await allDone();
  await house.posted();
  expect(reportsOf("Lin")).toHaveLength(0);
});

test("complaints of an earlier build, which kept no times, are measured at the next start", async () => {
  await twoMonths();
  const kept = { id: true, ackWorkedMs: true, houseDueAt: true, isHouseKept: true, isLegalKept: true } as const;
  const read = () => house.db.prisma.complaint.findMany({ select: kept, orderBy: { id: "asc" } });
  const before = await read();
  expect(before.map(({ isHouseKept }) => isHouseKept)).toEqual([true, true, null, null]);
  await house.bot.stop();
  const none = { ackWorkedMs: null, houseDueAt: null, isHouseKept: null, isLegalKept: null };
  await house.db.prisma.complaint.updateMany({ data: none });
  await house.db.prisma.setting.deleteMany({ where: { name: "complaints measured" } });
  await house.restartBot();
  await house.bot.jobs.settled();
  expect(await read()).toEqual(before);
});

test("thirty departments of long, odd names: twenty lines, the rest added up, nothing cut off", async () => {
  const { branchId } = await house.db.prisma.team.findFirstOrThrow();
  for (let n = 0; n < 30; n++) {
    const name = `<!channel> *Department* ${n} ${"of long names ".repeat(13)}`.slice(0, 190);
    const { id: departmentId } = await house.db.prisma.team.create({ data: { name, branchId, kind: "department" } });
    const id = await house.file("Wu", { clientId: await house.clientId("K2"), category: n % 2 ? "sale" : "fees" });
    await house.db.prisma.complaint.update({ where: { id }, data: { departmentId } });
  }
  const report = await reportFor("Boss", "report");
  const said = readBlocks(report.blocks);
  expect(said).toContain("<!channel> *Department* 0 of long names");
  expect(said).toContain("Others (11): 11 · before: 0");
  expect(said.match(/Department\* \d+/g)).toHaveLength(19);
  // shown as Slack's own charts at the first try
  expect(report.blocks.filter(({ type }) => type === "data_visualization")).toHaveLength(2);
});
