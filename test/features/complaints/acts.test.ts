import { beforeEach, expect, test } from "vitest";
import { actOn } from "../../../src/features/complaints/acts.ts";
import { historyOf, newestGiven } from "../../../src/features/complaints/archive/history-queries.ts";
import { assignedTo, at, complaintDesk, type Desk, filedId, handedTo } from "../../support/complaint-desk.ts";
import { tempDb } from "../../support/temp.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await complaintDesk((await tempDb()).db);
});
const record = (id: number) => desk.db.prisma.complaint.findUniqueOrThrow({ where: { id } });
const handed = (responsible: string) => handedTo(desk, responsible);

const assigned = (responsible = "Wu", more?: Record<string, unknown>) => assignedTo(desk, responsible, more);

test("of two who judge at once one comes first; the other is told how it stands now, and nothing of theirs is kept", async () => {
  const id = filedId(await desk.file("Wu", at("10:00")));
  const order = { complaintId: id, version: 1, at: at("10:30"), origin: "chat" } as const;
  const both = await Promise.all([
    actOn(desk.db, { ...order, act: "judgeValid", given: {}, byId: desk.id("Dora") }),
    actOn(desk.db, { ...order, act: "judgeNotValid", given: { reason: "Not ours" }, byId: desk.id("Dan") }),
  ]);
  expect(both.map(({ is }) => is).sort()).toEqual(["done", "stale"]);
  const now = await record(id);
  const stale = both.find(({ is }) => is === "stale");
  expect(stale).toMatchObject({
    state: now.state,
    version: 2,
    lastAct: now.state === "valid" ? "judgeValid" : "judgeNotValid",
  });
  expect(await desk.db.prisma.complaintAct.count()).toBe(2);
  // from an old card, long after
  expect(await actOn(desk.db, { ...order, act: "note", given: { text: "Late" }, byId: desk.id("Wu") })).toMatchObject({
    is: "stale",
    version: 2,
  });
});

test.each([
  ["a person who left", { responsibleId: "Tom" }, { responsibleId: "notActive" }],
  ["who is complained about", { responsibleId: "Mei" }, { responsibleId: "concerned" }],
  ["who has nobody above to approve", { responsibleId: "Boss" }, { responsibleId: "noLeadAbove" }],
  ["nobody there is", { responsibleId: 4711 }, { responsibleId: "unknown" }],
  ["no department there is", { departmentId: 4711 }, { departmentId: "unknown" }],
] as const)("it is not assigned to %s", async (_, given, faults) => {
  await desk.db.prisma.person.update({ where: { id: desk.id("Tom") }, data: { active: false } });
  const id = filedId(await desk.file("Wu", at("10:00"), { aboutId: desk.id("Mei") }));
  await desk.act(id, "Dora", "judgeValid", at("10:30"));
  const ids = Object.fromEntries(
    Object.entries(given).map(([field, name]) => [field, typeof name === "string" ? desk.id(name) : name]),
  );
  expect(await desk.act(id, "Dora", "assign", at("11:00"), { ...handed("Wu"), ...ids })).toEqual({
    is: "faults",
    faults,
  });
  expect(await record(id)).toMatchObject({ state: "valid", version: 2 });
});

test("more time is asked for by one and given by another, with both dates; where the law knows none, it is not asked for", async () => {
  const id = await assigned();
  expect(await desk.act(id, "Gao", "extend", at("12:00"))).toMatchObject({ is: "notNow" });
  await desk.act(id, "Wu", "askExtension", at("12:00"), { reason: "The camera's pictures are awaited" });
  expect(await desk.act(id, "Dora", "askExtension", at("12:00"), { reason: "Again" })).toMatchObject({ is: "notNow" });
  expect(await desk.act(id, "Wu", "extend", at("12:00"))).toEqual({ is: "notTheirs", why: "relation" });
  const extended = await desk.act(id, "Gao", "extend", at("12:30"), { remarks: "Granted" });
  expect(extended).toMatchObject({
    is: "done",
    done: { tidings: [{ toPersonId: desk.id("Wu"), as: "extensionAsker" }] },
  });
  expect(await record(id)).toMatchObject({ legalDueOn: "2026-12-23", legalStep: 1, extensionById: null });
  expect(await newestGiven(desk.db.prisma, id, "extend")).toEqual({
    remarks: "Granted",
    from: "2026-12-08",
    to: "2026-12-23",
  });
  await desk.act(id, "Gao", "askExtension", at("13:00"), { reason: "Still" });
  expect(await desk.act(id, "Gao", "extend", at("13:00"))).toEqual({ is: "notTheirs", why: "own" });
  expect(await desk.act(id, "Boss", "refuseExtension", at("13:00"), { reason: "Enough" })).toMatchObject({
    is: "done",
  });
  expect(await record(id)).toMatchObject({ legalDueOn: "2026-12-23", extensionById: null });
  const uk = filedId(await desk.file("Bob", at("20:00"), { clientId: desk.id("K3") }));
  expect(await desk.act(uk, "Cat", "askExtension", at("21:00"), { reason: "x" })).toEqual({
    is: "faults",
    faults: { reason: "noFurther" },
  });
});

test("a change of severity moves the house's clock, says what it was, and is warned of at once when it is late already", async () => {
  const id = await assigned();
  expect(await record(id)).toMatchObject({ dueAt: at("10:00", "2026-12-07") });
  const later = at("17:00", "2026-11-26");
  await desk.act(id, "Dora", "reclassify", later, {
    category: "money",
    subCategory: "missing",
    severity: "S1",
    reason: "Funds are missing",
  });
  expect(await record(id)).toMatchObject({
    severity: "S1",
    category: "money",
    dueAt: at("10:00", "2026-11-26"),
    warnAt: later,
  });
  expect(await newestGiven(desk.db.prisma, id, "reclassify")).toMatchObject({
    before: { category: "service", subCategory: null, severity: "S3" },
  });
  const same = { category: "money", subCategory: "missing", severity: "S1", reason: "x" };
  expect(await desk.act(id, "Dora", "reclassify", later, same)).toEqual({
    is: "faults",
    faults: { severity: "unchanged" },
  });
  expect(await desk.act(id, "Dora", "reclassify", later, { ...same, subCategory: "attitude" })).toEqual({
    is: "faults",
    faults: { subCategory: "unknown" },
  });
});

test("the client was told before it was written down, but not before it was approved", async () => {
  const id = await assigned();
  await desk.act(id, "Wu", "analyse", at("12:00"), { cause: "slighted", words: "x" });
  await desk.act(id, "Wu", "propose", at("12:00"), { remedy: "Apologise" });
  await desk.act(id, "Gao", "approve", at("14:00"));
  const told = (time: string) => ({ done: "Called", how: "phone", toldAt: at(time).toISOString() });
  expect(await desk.act(id, "Wu", "carryOut", at("16:00"), told("13:59"))).toEqual({
    is: "faults",
    faults: { toldAt: "tooEarly" },
  });
  expect(await desk.act(id, "Wu", "carryOut", at("16:00"), told("16:01"))).toEqual({
    is: "faults",
    faults: { toldAt: "tooLate" },
  });
  expect(await desk.act(id, "Wu", "carryOut", at("16:00"), told("14:30"))).toMatchObject({ is: "done" });
  // ten to half past two, on one working day
  expect(await record(id)).toMatchObject({
    resolvedAt: at("14:30"),
    clockUsedMs: BigInt(4.5 * 3_600_000),
    dueAt: null,
    warnAt: null,
  });
});

test("evidence is named with its act, once; a closed complaint takes notes, and is reopened with its history", async () => {
  const id = filedId(await desk.file("Wu", at("10:00"), { files: [{ slackFileId: "F1", name: "queue.png" }] }));
  const files = [
    { slackFileId: "F1", name: "queue.png" },
    { slackFileId: "F2", name: "call.mp3" },
  ];
  expect(await desk.act(id, "Wu", "addEvidence", at("10:05"), { files })).toMatchObject({ is: "done" });
  const kept = await desk.db.prisma.complaintFile.findMany({ orderBy: { id: "asc" } });
  expect(kept.map(({ slackFileId, actSeq, state }) => [slackFileId, actSeq, state])).toEqual([
    ["F1", 1, "waiting"],
    ["F2", 2, "waiting"],
  ]);
  await desk.act(id, "Dora", "judgeNotValid", at("11:00"), { reason: "No fault of ours" });
  await desk.act(id, "Wu", "note", at("11:30"), { text: "They called again" });
  expect(await desk.act(id, "Wu", "reopen", at("12:00"), { reason: "x" })).toEqual({
    is: "notTheirs",
    why: "relation",
  });
  await desk.act(id, "Lin", "reopen", at("12:00"), { reason: "They called again" });
  expect(await record(id)).toMatchObject({
    state: "recorded",
    clockFrom: at("12:00"),
    closedAt: null,
    acknowledgedAt: at("11:00"),
  });
  const { acts, page } = await historyOf(desk.db, id, { asked: 2, perPage: 3 });
  expect([page, acts.map(({ act, byName }) => [act, byName])]).toEqual([
    { number: 2, of: 2 },
    [
      ["note", "Wu"],
      ["reopen", "Lin"],
    ],
  ]);
});
