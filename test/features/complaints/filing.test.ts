import { beforeEach, expect, test } from "vitest";
import { listComplaints } from "../../../src/features/complaints/archive/list-queries.ts";
import { checkChains } from "../../../src/features/complaints/chain/check-chains.ts";
import { complaintFor } from "../../../src/features/complaints/queries.ts";
import { hasSimilar } from "../../../src/features/complaints/reach-queries.ts";
import { at, complaintDesk, type Desk, filedId } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await complaintDesk((await tempDb()).db);
});

test.each([
  ["nothing said", { what: " " }, { what: "missing" }],
  ["fifty thousand characters", { what: "x".repeat(50_000) }, { what: "tooLong" }],
  ["a category that is none", { category: "weather" }, { category: "unknown" }],
  ["a sub-category of another", { subCategory: "missing" }, { subCategory: "unknown" }],
  ["a channel that is none", { channel: "pigeon" }, { channel: "unknown" }],
  ["a client that is none", { clientId: 4711 }, { clientId: "unknown" }],
  ["neither client nor name", { clientId: undefined }, { otherName: "missing", otherPhone: "missing" }],
  ["about nobody there is", { aboutId: 4711 }, { aboutId: "unknown" }],
  ["tomorrow", { happenedOn: "2026-11-24" }, { happenedOn: "tooLate" }],
  ["a field that is none", { state: "closed" }, { given: "missing" }],
])("%s is told at its field, and no number is used up", async (_, more, faults) => {
  expect(await desk.file("Wu", at("10:00"), more)).toEqual({ is: "faults", faults });
  expect(await desk.file("Wu", at("10:00"))).toMatchObject({ number: "C-2026-000001" });
});

test("the number is of the branch's own year; each year begins with one", async () => {
  const eve = new Date("2026-12-31T20:00:00Z");
  expect(await desk.file("Wu", eve)).toMatchObject({ number: "C-2027-000001" });
  expect(await desk.file("Bob", eve)).toMatchObject({ number: "C-2026-000001" });
});

test("the same client and category within 180 days is a repeat, as far as who looks may know", async () => {
  const first = filedId(await desk.file("Wu", at("10:00", "2026-01-05"), { aboutId: desk.id("Tom") }));
  expect(await desk.file("Wu", at("10:00", "2026-07-04"))).toMatchObject({ isRepeat: true });
  expect(await desk.file("Wu", at("10:00", "2026-07-04"), { category: "fees" })).toMatchObject({ isRepeat: false });
  expect(await desk.file("Wu", at("10:00", "2026-07-04"), { clientId: desk.id("K2") })).toMatchObject({
    isRepeat: false,
  });
  // 181 days after the first, but not after the second
  const third = filedId(await desk.file("Dan", at("10:00", "2026-07-05")));
  expect(await desk.db.prisma.complaint.findUnique({ where: { id: third } })).toMatchObject({ repeatOfId: first + 1 });
  const now = at("12:00", "2026-07-05");
  const asker = await desk.asker("Tom", now);
  const similar = { clientId: desk.id("K1"), category: "service" };
  expect(await hasSimilar(desk.db, asker, { ...similar, since: "2026-01-01" })).toBe(true);
  await desk.db.prisma.complaint.updateMany({ where: { id: { not: first } }, data: { category: "other" } });
  expect(await hasSimilar(desk.db, asker, { ...similar, since: "2026-01-01" })).toBe(false);
  expect(await hasSimilar(desk.db, await desk.asker("Mei", now), { ...similar, since: "2026-01-01" })).toBe(true);
});

test("of an earlier complaint who is complained about learns nothing, a stranger to it only that there is one", async () => {
  await desk.file("Wu", at("10:00"), { aboutId: desk.id("Tom") });
  const second = filedId(await desk.file("Tom", at("11:00")));
  const third = filedId(await desk.file("Dan", at("12:00")));
  const see = async (name: string, id: number) => {
    const seen = await complaintFor(desk.db, await desk.asker(name, at("13:00")), { id }, at("13:00"));
    return [seen?.isRepeat, seen?.repeatOf?.number];
  };
  expect(await see("Tom", second)).toEqual([false, undefined]);
  expect(await see("Mei", second)).toEqual([true, "C-2026-000001"]);
  expect(await see("Dan", third)).toEqual([true, "C-2026-000002"]);
  const toms = await listComplaints(
    desk.db,
    await desk.asker("Tom", at("13:00")),
    { repeat: true },
    { asked: 1, perPage: 9, now: at("13:00") },
  );
  expect(toms.total).toBe(0);
});

test("`rounds verify` finds a changed act, one taken out, an end cut off, a changed state and a missing number", async () => {
  const { prisma } = desk.db;
  const said: string[] = [];
  const verify = async (language: "en" | "zh" = "en") => {
    said.length = 0;
    const keep = (line: string) => void said.push(line);
    return checkChains(desk.db, { stdout: keep, stderr: keep, language });
  };
  const ids = [];
  for (let i = 0; i < 6; i++) {
    const id = filedId(await desk.file("Wu", at("10:00")));
    await desk.act(id, "Wu", "note", at("10:01"), { text: "one" });
    await desk.act(id, "Wu", "note", at("10:02"), { text: "two" });
    ids.push(id);
  }
  expect([await verify(), said]).toEqual([0, ["6 complaints, 18 acts: every chain is whole."]]);
  const [changed = 0, out = 0, cut = 0, state = 0, gone = 0] = ids;
  await prisma.complaintAct.updateMany({ where: { complaintId: changed, seq: 2 }, data: { given: '{"text":"One"}' } });
  await prisma.complaintAct.deleteMany({ where: { complaintId: out, seq: 2 } });
  await prisma.complaintAct.deleteMany({ where: { complaintId: cut, seq: 3 } });
  await prisma.complaint.update({ where: { id: state }, data: { state: "closed" } });
  await prisma.complaintAct.deleteMany({ where: { complaintId: gone } });
  await prisma.complaint.delete({ where: { id: gone } });
  expect([await verify(), said]).toEqual([
    1,
    [
      "C-2026-000001: act 2 is not what was written down",
      "C-2026-000002: act 2 is missing",
      "C-2026-000003: the end is cut off from act 3 on",
      "C-2026-000004: its state is not that of its last act",
      "2026: 6 numbers were given, 5 found",
      "5 faults were found.",
    ],
  ]);
  await verify("zh");
  expect(said).toContain("C-2026-000003：自第3条起被截断");
});
