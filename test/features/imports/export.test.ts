import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { beforeEach, expect, test } from "vitest";
import { openDb } from "../../../src/db/open.ts";
import { runExport } from "../../../src/features/imports/out/run-export.ts";
import { readCsv } from "../../../src/lib/csv.ts";
import { complaintDesk, type Desk, filedId } from "../../support/complaint-desk.ts";
import { tempDb, tempFolder } from "../../support/temp.ts";
import { unzip } from "../../support/unzip.ts";

const at = (time: string, day = "2026-11-23") => `${day}T${time}:00+08:00`;
let desk: Desk;
let file: string;
let folder: string;
beforeEach(async () => {
  const opened = await tempDb();
  desk = await complaintDesk(opened.db);
  ({ file } = opened);
  folder = tempFolder();
});

/** `rounds export` with these words, as the terminal shows it. */
async function exports(args: string[], language: "en" | "zh" = "en", isTerminal = false) {
  let said = "";
  const stream = new Writable({
    write(piece, _, done) {
      said += String(piece);
      done();
    },
  });
  const now = async () => new Date(at("12:00", "2026-12-15"));
  const io = { openDb: () => openDb(file), stdout: stream, stderr: stream, isTerminal, now, language };
  const code = await runExport(args, io);
  return { code, said };
}

const out = (name: string) => path.join(folder, name);

/** The rows of a CSV by the heads of their columns. */
async function rowsOf(name: string): Promise<Record<string, string>[]> {
  const rows: string[][] = [];
  const form = { encoding: "utf-8", delimiter: ",", bytes: 0 } as const;
  for await (const { cells } of readCsv(out(name), form)) rows.push(cells);
  const [heads = [], ...rest] = rows;
  return rest.map((cells) => Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? ""])));
}

/** One seen through with a wait of its client, one not a client's and late by law, one that is open and a repeat. */
async function three(): Promise<void> {
  const first = filedId(await desk.file("Wu", at("10:00"), { severity: "S2", subCategory: "waiting" }));
  const does = async (by: string, act: Parameters<Desk["act"]>[2], when: string, given = {}) => {
    const acted = await desk.act(first, by, act, when, given);
    if (acted.is !== "done") throw new Error(`${act}: ${JSON.stringify(acted)}`);
  };
  await does("Dora", "judgeValid", at("15:00"));
  await does("Dora", "assign", at("15:00"), { departmentId: desk.id("Counter"), responsibleId: desk.id("Wu") });
  await does("Wu", "waitForClient", at("15:00"), { awaited: "Papers" });
  await does("Wu", "clientAnswered", at("15:00", "2026-11-27"), { answer: "Sent" });
  await does("Wu", "analyse", at("15:00", "2026-11-27"), { cause: "slighted", words: "Long queue" });
  const compensation = { minor: 123450, currency: "CNY" };
  await does("Wu", "propose", at("15:00", "2026-11-27"), { remedy: "Apologise", compensation });
  await does("Gao", "approve", at("16:00", "2026-11-27"));
  const told = new Date(at("16:30", "2026-11-27")).toISOString();
  await does("Wu", "carryOut", at("17:00", "2026-11-27"), { done: "Told", how: "phone", toldAt: told });
  await does("Gao", "evaluate", at("17:00", "2026-11-27"), { satisfaction: 4, lesson: "Greet, first" });
  const other = { clientId: undefined, otherName: "=HYPERLINK(1)", otherPhone: "+86 21 555", what: 'a\n"b", c' };
  await desk.file("Wu", at("10:00", "2026-11-24"), { ...other, aboutId: desk.id("Tom") });
  await desk.file("Wu", at("10:00", "2026-12-14"));
}

test("a row for each complaint, with its people, times of its branch, deadlines, what was kept, and what was learnt", async () => {
  await three();
  expect(await exports(["complaints", "--out", out("a.csv")])).toEqual({
    code: 0,
    said: `3 complaints in ${out("a.csv")}\n`,
  });
  const [first, second, third] = await rowsOf("a.csv");
  expect(first).toEqual({
    ...{ number: "C-2026-000001", filed_at: at("10:00"), branch: "Pudong", is_client: "yes", client_no: "K1" },
    ...{ complainant: "Client 1", phone_if_no_client: "", category: "Service", sub_category: "Waiting time" },
    ...{ severity: "S2 high", channel: "Phone", state: "Closed and archived", repeat_of: "", complained_about: "" },
    ...{ reporter: "Wu", responsible: "Wu", department: "Counter", happened_on: "", where: "", wish: "" },
    ...{ what_happened: "The queue was long", acknowledged_at: at("15:00"), cause: "Felt ignored or slighted" },
    ...{ remedy_proposed_at: at("15:00", "2026-11-27"), client_told_at: at("16:30", "2026-11-27") },
    // five working days from Monday 10:00, of which four days were waited
    ...{ ended_at: at("17:00", "2026-11-27"), house_deadline: at("10:00", "2026-12-04"), house_clock: "kept" },
    ...{ legal_deadline: "2026-12-08", legal_extensions: "0", legal_clock: "kept", compensation: "1234.5" },
    ...{ currency: "CNY", satisfaction: "4", lesson: "Greet, first", acts: "10" },
  });
  expect(second).toMatchObject({
    ...{ is_client: "no", client_no: "", complainant: "'=HYPERLINK(1)", phone_if_no_client: "'+86 21 555" },
    ...{ what_happened: 'a\n"b", c', complained_about: "Tom", house_clock: "missed", legal_clock: "missed" },
    ...{ house_deadline: at("10:00", "2026-12-08"), legal_deadline: "2026-12-09", lesson: "" },
  });
  expect(third).toMatchObject({ repeat_of: "C-2026-000001", house_clock: "running", legal_clock: "running" });
  const raw = readFileSync(out("a.csv"));
  expect(raw.subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(raw.toString()).toContain("\r\n");
  expect(statSync(out("a.csv")).mode & 0o777).toBe(0o600);
});

test("from and to narrow it, both days with; a Chinese terminal has Chinese heads and words", async () => {
  await three();
  const narrowed = ["--from", "2026-11-24", "--to", "2026-12-14", "--out", out("b.csv")];
  expect((await exports(["complaints", ...narrowed], "zh")).said).toBe(`已导出2件投诉：${out("b.csv")}\n`);
  expect((await rowsOf("b.csv")).map((row) => [row.编号, row.状态, row.监管时限结果])).toEqual([
    ["C-2026-000002", "待判断是否成立", "超时"],
    ["C-2026-000003", "待判断是否成立", "计时中"],
  ]);
  const none = await exports(["complaints", "--from", "2027-01-01", "--out", out("c.csv")]);
  expect(none).toEqual({ code: 0, said: `0 complaints in ${out("c.csv")}\n` });
  expect(await rowsOf("c.csv")).toEqual([]);
});

test("a workbook holds the same, text as text and figures as figures", async () => {
  await three();
  expect((await exports(["complaints", "--out", out("a.xlsx")])).code).toBe(0);
  const files = unzip(readFileSync(out("a.xlsx")));
  const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet.match(/<row /g)).toHaveLength(4);
  expect(sheet).toContain("<v>1234.5</v>");
  expect(sheet).not.toContain("<f>");
  for (const text of ["complainant", "C-2026-000003", "'=HYPERLINK(1)", "Greet, first", at("10:00")]) {
    expect(sheet).toContain(`>${text}</t>`);
  }
});

test("thousands go through in chunks, none twice and none lost, with progress on a terminal", async () => {
  await desk.file("Wu", at("10:00"));
  const { id: _, number: __, token: ___, ...row } = await desk.db.prisma.complaint.findFirstOrThrow();
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join();
  const many = (from: number, to: number) =>
    desk.db.prisma.$executeRawUnsafe(
      `WITH RECURSIVE n("i") AS (SELECT ${from} UNION ALL SELECT "i" + 1 FROM n WHERE "i" < ${to})
       INSERT INTO "Complaint" ("number", "token", ${columns})
       SELECT 'C-2025-' || n."i", 'many ' || n."i", ${columns} FROM "Complaint", n WHERE "id" = 1`,
    );
  await many(1, 2499);
  const { said } = await exports(["complaints", "--out", out("m.csv")], "en", true);
  expect(said).toContain("2,500 complaints in");
  expect(said).toMatch(/rows, \d+%/);
  expect(new Set((await rowsOf("m.csv")).map(({ number }) => number)).size).toBe(2500);
  expect((await exports(["complaints", "--format", "xlsx", "--out", out("m.xlsx")])).code).toBe(0);
  const sheet = unzip(readFileSync(out("m.xlsx")))["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet.match(/<row /g)).toHaveLength(2501);
  expect(readdirSync(folder)).toEqual(["m.csv", "m.xlsx"]);
});

test("what is there is replaced only when asked, and whole or not at all", async () => {
  await three();
  writeFileSync(out("a.csv"), "mine");
  const args = ["complaints", "--out", out("a.csv")];
  expect(await exports(args)).toEqual({ code: 2, said: expect.stringContaining("is there already") });
  expect(readFileSync(out("a.csv"), "utf8")).toBe("mine");
  expect((await exports([...args, "--overwrite"])).code).toBe(0);
  expect(readFileSync(out("a.csv"), "utf8")).toContain("C-2026-000003");
  for (const name of ["no/such/a.csv", "no/such/a.xlsx"]) {
    const nowhere = await exports(["complaints", "--out", out(name)]);
    expect(nowhere).toEqual({ code: 2, said: expect.stringContaining("could not be written (ENOENT)") });
  }
  expect(readdirSync(folder)).toEqual(["a.csv"]);
});

test.each([
  [[], "There is no export of"],
  [["clients"], "There is no export of “clients”"],
  [["complaints", "more"], "“more” is not understood"],
  [["complaints", "--shoe"], "is not understood"],
  [["complaints", "--from", "2026-02-30"], "--from: “2026-02-30” is no day"],
  [["complaints", "--to", "soon"], "--to: “soon” is no day"],
  [["complaints", "--from", "2026-12-01", "--to", "2026-11-01"], "lies after"],
  [["complaints", "--format", "pdf"], "it must be csv or xlsx"],
])("with %j nothing is written, and one plain line says why", async (args, why) => {
  const { code, said } = await exports(args);
  expect([code, said.split("\n")[0]]).toEqual([2, expect.stringContaining(why)]);
  expect(existsSync("complaints.csv")).toBe(false);
});

test("--help says how", async () => {
  expect(await exports(["complaints", "--help"])).toEqual({ code: 0, said: expect.stringContaining("Usage:") });
});
