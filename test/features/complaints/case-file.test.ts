import { afterEach, beforeEach, expect, test } from "vitest";
import { sealOf } from "../../../src/features/complaints/chain/chain-rules.ts";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { entrancesOf } from "../../support/entrances.ts";
import { modalWith } from "../../support/modal.ts";
import { exportedCase, receivedFile, sealIn } from "../../support/received.ts";

let house: ComplaintHouse;
beforeEach(async () => {
  const zh = (name: string) => name === "Boss";
  house = await openComplaintHouse(complaintPeople.map((one) => ({ ...one, zh: zh(one.name) })));
});
afterEach(() => house.close());

const number = "C-2035-000001";

const exported = (who: string, word?: string) => exportedCase(house, who, number, word);

test("the desk is sent the whole case: record, parties, deadlines, every act with its hash, files, and the seal", async () => {
  const id = await house.file("Wu", { aboutId: await house.idOf("Tom"), wish: "An apology", whereAbout: "Counter 3" });
  await house.bringTo(id, "evaluate", {
    propose: { compensation: { minor: 123450, currency: "CNY" }, promise: { text: "A call", dueOn: "2035-03-09" } },
    evaluate: { satisfaction: 4, clientsWords: "Well done", lesson: "Greet first" },
  });
  const { page, read } = await exported("Dora");
  for (const words of [
    ...[
      "Client K1 (client K1)",
      "Complained about Tom",
      "filed by Wu",
      "Dora judged it valid",
      "Lin approved the remedy",
    ],
    ...[
      "An apology",
      "Counter 3",
      "The queue was long",
      "CNY 1,234.50",
      "A call (by 9 March 2035)",
      "Nobody greeted them",
    ],
    ...["5 March 2035, 09:00:", "(UTC+08:00)", "Asia/Shanghai", "4 · satisfied", "Greet first", "Well done"],
    ...["House: acknowledged 1 working day", "6 March 2035, 09:00:", "kept", "up to and including 20 March 2035"],
    ...["No extension was asked for.", "No files were added.", "every act is as it was sealed"],
  ]) {
    expect(read).toContain(words);
  }
  const acts = await house.db.prisma.complaintAct.findMany({ orderBy: { seq: "asc" } });
  expect(acts).toHaveLength(8);
  for (const { hash } of acts) expect(read).toContain(hash);
  expect(page).toContain('<html lang="en-GB">');
  expect(page).not.toMatch(/<script|<link|src=|https?:\/\//i);
  expect(sealIn(read)).toEqual([number, "8", acts.at(-1)?.hash]);
  expect(await house.db.prisma.accessLog.findMany({ select: { personId: true, clientId: true, what: true } })).toEqual([
    { personId: await house.idOf("Dora"), clientId: await house.clientId("K1"), what: `${number} case file, 8 acts` },
  ]);
  const zh = await exported("Boss", "导出");
  expect(zh.page).toContain('<html lang="zh-CN">');
  for (const words of ["投诉卷宗", "已办结归档", "2035年3月5日09:00:", "按时", "全部记录与封存时一致"]) {
    expect(zh.read).toContain(words);
  }
});

test("who is concerned, when corrected, stands there with who was before", async () => {
  const id = await house.file("Wu", { aboutId: await house.idOf("Tom") });
  await house.act(id, "Dora", "correctParties", {
    aboutId: null,
    clientId: await house.clientId("K1"),
    reason: "Not he",
  });
  const { read } = await exported("Dora");
  for (const words of ["Complained about: nobody", "Complained about: Tom", "Client: K1", "Not he"])
    expect(read).toContain(words);
});

test("whatever people typed stands in it as text", async () => {
  const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp; </style>`;
  const id = await house.file("Wu", { what: evil, wish: evil, whereAbout: evil });
  await house.act(id, "Dora", "note", { text: evil });
  await house.act(id, "Dora", "addEvidence", { files: [{ slackFileId: "F1", name: `${evil}.png` }] });
  const { page, read } = await exported("Dora");
  expect(page).not.toMatch(/<script|<img/i);
  expect(page.split("</style>")).toHaveLength(2);
  expect(read.split(evil.replaceAll("'", "&#39;"))).toHaveLength(10);
});

test("only the desk and leads have it made: others are told whom to ask, outsiders nothing, and nobody has one about themselves", async () => {
  const id = await house.file("Wu", { aboutId: await house.idOf("Lin") });
  await house.bringTo(id, "judgeValid");
  const asks = async (who: string, typed = `export ${number}`) => {
    await house.person(who).types(`/complaint ${typed}`);
    return house.person(who).sees();
  };
  expect(await asks("Wu")).toContain("is given out by the complaint desk or a lead");
  expect(await asks("Mei")).toContain("is given out by the complaint desk or a lead");
  expect(await asks("Tom")).toContain(`There is no complaint ${number} that you may see`);
  expect(await asks("Lin")).toContain(`There is no complaint ${number} that you may see`);
  expect(await asks("Dora", "export")).toContain("Write its number after it");
  expect(await asks("Dora", "export 999999")).toContain("There is no complaint 999999 that you may see");
  expect(await house.db.prisma.accessLog.count()).toBe(0);
  await exported("Boss", "导出");
  // an administrator sees settings, not clients' facts
  await house.db.prisma.personRole.updateMany({ where: { role: "desk" }, data: { role: "admin" } });
  expect(await asks("Dora")).toContain("that you may see");
});

test("from the record a button sends it, in the message and in a window, for those who may have it, checked when pressed", async () => {
  await house.file("Wu");
  for (const who of ["Wu", "Mei"]) {
    await house.person(who).types(`/complaint ${number}`);
    expect(await house.person(who).waitsFor("History")).not.toContain("Case file");
  }
  const [dora, lin] = [house.person("Dora"), house.person("Lin")];
  await dora.types(`/complaint ${number}`);
  await dora.waitsFor("Case file");
  await dora.presses("Case file");
  await dora.waitsFor("direct messages");
  expect((await receivedFile(house, "Dora", `${number}.html`)).toString()).toContain("The queue was long");
  await lin.types("/complaint list");
  await lin.presses("See it");
  await modalWith(lin, "Case file");
  await lin.presses("Case file");
  await modalWith(lin, "direct messages");
  await lin.closes();
  expect((await receivedFile(house, "Lin", `${number}.html`)).toString()).toContain(number);
  expect(await house.db.prisma.accessLog.count()).toBe(2);
  // her rights end while the card still stands
  await house.db.prisma.personRole.updateMany({ where: { role: "desk" }, data: { role: "staff" } });
  await dora.presses("Case file");
  expect(await dora.waitsFor("that you may see")).not.toContain("queue");
  expect(await entrancesOf(house).press("UMEI", "complaint_case_file", number)).toContain("is given out by");
  expect(await house.db.prisma.accessLog.count()).toBe(2);
});

test("extensions, reclassification, files and a missed deadline stand in it, and thousands of notes", async () => {
  const id = await house.file("Wu", { severity: "S1" });
  await house.goTo("2035-03-05T11:30:00+08:00");
  await house.bringTo(id, "assign");
  await house.act(id, "Wu", "askExtension", { reason: "Papers from abroad" });
  await house.act(id, "Lin", "extend", { remarks: "Granted" });
  await house.act(id, "Dora", "reclassify", { category: "fees", severity: "S3", reason: "Nothing is missing" });
  await house.act(id, "Wu", "waitForClient", { awaited: "A slip" });
  const { prisma } = house.db;
  await prisma.complaintFile.create({
    data: {
      ...{ complaintId: id, actSeq: 1, slackFileId: "F2", name: "slip.png", mediaType: "image/png", bytes: 12345 },
      ...{ sha256: "ab".repeat(32), state: "stored", addedById: await house.idOf("Wu"), at: new Date() },
    },
  });
  await many(id, 3000);
  const { read } = await exported("Dora");
  for (const words of [
    "House: acknowledged 1 working hour 5 March 2035, 10:00:",
    "missed",
    "stands while the client is waited for",
    "asked for",
    "20 March 2035",
    "4 April 2035",
    "Papers from abroad",
    "Until then : Service · S1 critical".replace(" :", ":"),
    "12,345 bytes",
    "ab".repeat(32),
    "Note number 3000.",
  ]) {
    expect(read).toContain(words);
  }
  expect(read.split("Note number").length - 1).toBe(3000);
});

/** So many notes, sealed as acts are. */
async function many(id: number, notes: number): Promise<void> {
  const { prisma } = house.db;
  const { version, headHash, state } = await prisma.complaint.findUniqueOrThrow({ where: { id } });
  const byId = await house.idOf("Wu");
  let head = headHash;
  const rows = Array.from({ length: notes }, (_, i) => {
    const act = {
      ...{ seq: version + i + 1, act: "note", byId, at: new Date("2035-03-05T05:00:00Z"), origin: "chat" },
      ...{ fromState: state, toState: state, given: JSON.stringify({ text: `Note number ${i + 1}.` }) },
    };
    head = sealOf(number, act, head);
    return { ...act, complaintId: id, hash: head };
  });
  await prisma.complaintAct.createMany({ data: rows });
  await prisma.complaint.update({ where: { id }, data: { version: version + notes, headHash: head } });
}
