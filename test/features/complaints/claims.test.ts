/** What comes back from Slack is a claim: of a complaint that is not theirs people learn and change as much as of one that is not there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { acts } from "../../../src/features/complaints/given-rules.ts";
import { allRows } from "../../support/all-rows.ts";
import { type ComplaintHouse, complaintPeople, openComplaintHouse } from "../../support/complaint-house.ts";
import { type Entrances, entrancesOf } from "../../support/entrances.ts";

let house: ComplaintHouse;
let bot: Entrances;
/** the complaint, about Tom, and one that is not there */
type One = { id: number; version: number; number: string; fileId: number };
let real: One;
let none: One;

beforeAll(async () => {
  house = await openComplaintHouse([
    ...complaintPeople,
    { name: "Sue", roles: ["staff"], reportsTo: "Boss", team: "Vault" },
    { name: "Bob", reportsTo: "Ann", team: "London" },
    { name: "Ann", roles: ["lead"], team: "London" },
    { name: "Cat", roles: ["desk"], reportsTo: "Ann", team: "London" },
    { name: "Eve", isUnknown: true },
  ]);
  const london = await house.db.prisma.branch.create({
    data: { name: "London", timeZone: "Europe/London", jurisdiction: "UK" },
  });
  await house.db.prisma.team.updateMany({ where: { name: "London" }, data: { branchId: london.id } });
  // its ids are nobody else's, so that none is met by chance
  await house.db.prisma
    .$executeRaw`INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('Complaint', 7000), ('ComplaintFile', 8000)`;
  const about = {
    aboutId: await house.idOf("Tom"),
    what: "QQQ happened",
    files: [{ slackFileId: "FQQQ", name: "QQQ.png" }],
  };
  const id = await house.file("Wu", about);
  await house.bringTo(id, "assign");
  const { version, number } = await house.db.prisma.complaint.findUniqueOrThrow({ where: { id } });
  const { id: fileId } = await house.db.prisma.complaintFile.findFirstOrThrow();
  // no job has anything to do with it meanwhile
  await house.db.prisma.complaintFile.updateMany({ data: { state: "refused" } });
  real = { id, version, number, fileId };
  none = { id: id + 5000, version, number: "C-2035-004711", fileId: fileId + 5000 };
  await house.posted();
  bot = entrancesOf(house);
});
afterAll(() => house.close());

/** A stranger, staff, a manager, a lead and a desk of another branch, and whom it is about. */
const others = ["UEVE", "USUE", "UBOB", "UANN", "UCAT", "UTOM"];
const secret = /QQQ|Client K1|Mei|Wu\b/;
/** What buttons and forms of that complaint carry. */
const valuesOf = ({ id, version, number, fileId }: One): string[] => [
  ...acts.map((act) => `${act}|${id}|${version}`),
  ...[`judgeValid|${id}|1`, `${id}|1`, `${id}|2`, `${id}`, number, `${number}|1`, `${number}|${fileId}`, `1|${number}`],
  ...["giveInformation", "addEvidence", "note"].map((act) => JSON.stringify({ act, number, version })),
];
/** An answer without what was asked. */
const plain = (told: string, { number, id, fileId }: One) =>
  told.replaceAll(number, "NUMBER").replaceAll(`${id}`, "ID").replaceAll(`${fileId}`, "FILE");
const rows = () => allRows(house.db, ["Draft", "SeenEvent", "JobRun", "Setting"]);
const faults = () => house.log.filter((line) => line.includes("a request failed"));

test("who may, sees and does by the same claims: so it is the checking that keeps the others out", async () => {
  const shown: string[] = [];
  for (const action of bot.actions.filter((one) => one.startsWith("complaint_"))) {
    for (const value of valuesOf(real)) if (/QQQ/.test(await bot.press("UDORA", action, value))) shown.push(action);
  }
  expect([...new Set(shown)].sort()).toEqual(
    expect.arrayContaining(["complaint_open", "complaint_history", "complaint_evidence"]),
  );
});

test("whatever a button carries: the same words as for what is not there, and nothing is written", async () => {
  const before = await rows();
  const wrong: string[] = [];
  for (const who of others) {
    for (const action of bot.actions.filter((one) => one.startsWith("complaint_"))) {
      const [theirs, nothing] = [valuesOf(real), valuesOf(none)];
      for (const [i, value] of theirs.entries()) {
        const told = await bot.press(who, action, value);
        const otherwise = await bot.press(who, action, nothing[i] ?? "");
        if (secret.test(told) || told === "") wrong.push(`${who} ${action} ${value} tells ${told.slice(0, 200)}`);
        const isFiling = /complaint_(file|client|about|drop)$/.test(action);
        if (!isFiling && plain(told, real) !== plain(otherwise, none)) {
          wrong.push(`${who} ${action} ${value}: ${told.slice(0, 300)} but ${otherwise.slice(0, 300)}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
  expect(await rows()).toEqual(before);
}, 60_000);

const held = (value: string) => ({ it: { value } });
const filled = Object.fromEntries(
  [
    ..."remarks reason question information cause words remedy prevention done lesson awaited answer text".split(" "),
  ].map((name) => [`complaint_${name}`, held("Forged")]),
);

test("whatever a form of an act carries: the same, nothing told, nothing written", async () => {
  const before = await rows();
  const wrong: string[] = [];
  const values = {
    ...filled,
    complaint_added_text: held("Forged"),
    complaint_added_files: { it: { files: [{ id: "F123", name: "x.png" }] } },
    complaint_departmentId: held("1"),
    complaint_responsibleId: held("2"),
    complaint_satisfaction: held("5"),
    complaint_severity: held("S4"),
    complaint_category: held("other"),
    complaint_how: held("phone"),
    complaint_toldAt: { it: { selected_date_time: Math.floor(Number(house.sandbox.clock.now()) / 1000) } },
  };
  for (const who of others) {
    for (const form of ["complaint_act_form", "complaint_add_form"]) {
      const [theirs, nothing] = [valuesOf(real), valuesOf(none)];
      for (const [i, carried] of theirs.entries()) {
        const told = await bot.submit(who, form, carried, values);
        const otherwise = await bot.submit(who, form, nothing[i] ?? "", values);
        if (told === "" || secret.test(told) || plain(told, real) !== plain(otherwise, none)) {
          wrong.push(`${who} ${form} ${carried}: ${told.slice(0, 300)} but ${otherwise.slice(0, 300)}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(faults()).toEqual([]);
  expect(await rows()).toEqual(before);
}, 60_000);

test("a client's id that a filing form carries, or that is chosen in it, files nothing for who may not see the client", async () => {
  const before = await rows();
  const clientId = await house.clientId("K1");
  const form = (id: number | null) =>
    JSON.stringify({ token: `a token of mine ${id}`, draft: "complaint", clientId: id, turn: 0 });
  const fields = {
    "cf:0:what": held("Forged"),
    "cf:0:channel": held("phone"),
    "cfc:0:category": held("service"),
    "cfc:0:severity": held("S1"),
  };
  for (const who of ["USUE", "UBOB", "UANN", "UCAT", "UTOM"]) {
    const fixed = await bot.submit(who, "complaint_form", form(clientId), fields);
    const chosen = await bot.submit(who, "complaint_form", form(null), {
      ...fields,
      "cfc:0:party": held("client"),
      "cf:0:client": held(`id:${clientId}`),
    });
    for (const told of [fixed, chosen]) {
      expect(told).toContain("That client is no longer in your book");
      expect(told).not.toMatch(secret);
    }
  }
  expect(await rows()).toEqual(before);
});

test("what others type or search for tells nothing of it", async () => {
  const before = await rows();
  for (const who of others) {
    for (const typed of [real.number, "list", "mine", "list S3", "list service", "list overdue repeat", "1"]) {
      expect(await bot.type(who, "/complaint", typed)).not.toMatch(secret);
    }
    const [told, otherwise] = [
      await bot.type(who, "/complaint", real.number),
      await bot.type(who, "/complaint", none.number),
    ];
    expect(plain(told, real)).toBe(plain(otherwise, none));
    expect(await bot.search(who, "complaint_client", "Client K1")).not.toContain("K1");
    for (const { id, version } of [real, none])
      for (const claim of ["", `assign|${id}|${version}`]) {
        expect(await bot.search(who, "complaint_department", "Team", claim)).not.toContain("Team");
        expect(await bot.search(who, "complaint_handler", "Mei", claim)).not.toContain("Mei");
      }
  }
  const claim = `reassign|${real.id}|${real.version}`;
  expect(await bot.search("UDORA", "complaint_department", "Team", claim)).toContain("Team 1");
  expect(await bot.search("UDORA", "complaint_handler", "Mei", claim)).toContain("Mei");
  expect(await bot.search("UEVE", "complaint_about", "Mei")).not.toContain("Mei");
  expect(await rows()).toEqual(before);
});
