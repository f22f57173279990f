import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDb } from "../../../src/db/open.ts";
import { runImport } from "../../../src/features/imports/run-import.ts";
import { type Book, staffedBook } from "../../support/book.ts";
import { compiled } from "../../support/child.ts";
import { tinyServer } from "../../support/tiny-server.ts";

const cli = path.join(import.meta.dirname, "..", "..", "..", "src", "cli.ts");
let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

function rounds(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: book.folder,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compiled,
      DATABASE_URL: `file:${book.folder}/book.db`,
      LANG: "C",
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += String(piece)));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, said })),
  );
  return { child, ended };
}

const file = (name: string, content: string | Buffer) => writeFileSync(path.join(book.folder, name), content);

test("in practice a command lives in the workspace's time, which may be set ahead", async () => {
  const aheadMs = Date.parse("2035-03-05T04:00:00Z") - Date.now();
  const clock = await tinyServer((_, response) => void response.end(JSON.stringify({ aheadMs, version: 1 })));
  const tokens = { SLACK_BOT_TOKEN: "xoxb-practice-1", SLACK_APP_TOKEN: "xapp-1" };
  const env = { ...tokens, PRACTICE_CLOCK_URL: `${clock.url}practice/clock` };
  const { code, said } = await rounds(["plan", "--person", "mei@x.com"], env).ended;
  expect([code, said]).toEqual([0, expect.stringContaining("5 March 2035")]);
  await clock.close();
  const away = await rounds(["plan"], env).ended;
  expect([away.code, away.said]).toEqual([1, expect.stringContaining("The practice clock is not to be had")]);
});

describe("rounds import", () => {
  test("ends with counts and 0, or with 1 and where the refused rows are", async () => {
    file("a.csv", "client_no,name,owner_email\nC1,Ann,mei@x.com\n");
    expect(await rounds(["import", "clients", "a.csv"]).ended).toEqual({
      code: 0,
      said: "1 added, 0 changed, 0 unchanged, 0 rejected\n",
    });
    file("b.csv", "client_no,name,owner_email,shoe size\nC1,Ann,mei@x.com,9\nC2,,mei@x.com,9\n");
    const { code, said } = await rounds(["import", "clients", "b.csv", "--dry-run"]).ended;
    expect(code).toBe(1);
    expect(said).toBe(
      "Not read, because there is no such column: shoe size\n0 added, 0 changed, 1 unchanged, 1 rejected\n" +
        "Dry run: nothing was written to the database.\nRejected rows with their reasons: b.csv.rejected.csv\nMend that file and import it again.\n",
    );
  });

  test("says what it made or took for granted, in Chinese and English", async () => {
    file("a.csv", "email,name,team\nnew@x.com,New,Hill\n");
    expect((await rounds(["import", "people", "a.csv"]).ended).said).toBe(
      "New team “Hill” in Lujiazui\n1 added, 0 changed, 0 unchanged, 0 rejected\n",
    );
    file("b.csv", "branch,jurisdiction\nLondon,UK\n");
    expect((await rounds(["import", "branches", "b.csv"], { LANG: "zh_CN.UTF-8" }).ended).said).toContain(
      "London未写时区，按Europe/London处理",
    );
  });

  test("shows how far it is while a person watches, and else nothing but the counts", async () => {
    file("a.csv", `client_no,name,owner_email\n${"C1,Ann,mei@x.com\n".repeat(50)}`);
    const watched = async (isTerminal: boolean) => {
      const shown: string[] = [];
      const stderr = new Writable({ write: (piece, _, done) => done(void shown.push(String(piece))) });
      const stdout = new Writable({ write: (_piece, _, done) => done() });
      const openSame = () => openDb(path.join(book.folder, "book.db"));
      const io = { openDb: openSame, stdout, stderr, isTerminal, now: async () => new Date(), language: "en" as const };
      expect(await runImport(["clients", path.join(book.folder, "a.csv"), "--dry-run"], io)).toBe(0);
      return shown.join("");
    };
    expect(await watched(true)).toMatch(/[\d,]+ rows, \d+%, [\d,]+ a second/);
    expect(await watched(false)).toBe("");
  });

  test("speaks Chinese on a Chinese terminal", async () => {
    file("a.csv", "客户号,姓名,客户经理邮箱\nC1,,mei@x.com\n");
    const { said } = await rounds(["import", "clients", "a.csv"], { LANG: "zh_CN.UTF-8" }).ended;
    expect(said).toContain("新增0条，更新0条，未变0条，失败1条");
    expect(readFileSync(path.join(book.folder, "a.csv.rejected.csv"), "utf8")).toContain("name为必填项");
  });

  test("changes nothing and ends with 2 when the file cannot be read as what it should be", async () => {
    mkdirSync(path.join(book.folder, "folder"));
    file("empty.csv", " \n");
    file("book.xlsx", Buffer.from("504b0304140000000000", "hex"));
    file("picture.png", Buffer.from([0x89, 0x50, 0, 0, 1]));
    file("lacking.csv", "client_no,name\nC1,Ann\n");
    file("twice.csv", "client_no,name,姓名,owner_email\nC1,Ann,Ann,mei@x.com\n");
    const cases: [string[], string][] = [
      [["clients", "nowhere.csv"], "cannot be read"],
      [["clients", "folder"], "This is a folder"],
      [["clients", "empty.csv"], "The file is empty"],
      [["clients", "book.xlsx"], "This is an Excel workbook"],
      [["clients", "picture.png"], "This is no CSV file"],
      [["clients", "lacking.csv"], "The file lacks the column owner_email"],
      [["clients", "twice.csv"], "More than one column of the file means name"],
      [["shoes", "lacking.csv"], "There is no import of “shoes”"],
      [["clients"], "Usage: npm run rounds -- import"],
    ];
    const results = await Promise.all(cases.map(([args]) => rounds(["import", ...args]).ended));
    for (const [i, { code, said }] of results.entries()) {
      expect(said).toContain(cases[i]?.[1]);
      expect(code).toBe(2);
    }
    expect(await book.db.prisma.client.count()).toBe(0);
  });
});

const rows = 30_000;
const large = (refused = -1) =>
  `client_no,name,owner_email,assets,address\n${Array.from({ length: rows }, (_, i) => `C${i},客户${i},${i === refused ? "zoe" : "mei"}@x.com,${i}00,"A long street of a large city, house ${i}, third floor, behind the yard"`).join("\n")}\n`;

test("killed in the middle, a large import is completed by running it again", async () => {
  file("large.csv", large(rows - 2));
  const { child, ended } = rounds(["import", "clients", "large.csv"]);
  const already = () => book.db.prisma.client.count();
  while ((await already()) < 2000) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGKILL");
  await ended;
  const before = await already();
  expect(before).toBeLessThan(rows - 1);
  expect(await book.db.prisma.balance.count()).toBe(before);
  const { code, said } = await rounds(["import", "clients", "large.csv"]).ended;
  expect(code).toBe(1);
  const figure = (n: number) => n.toLocaleString("en-GB");
  expect(said).toContain(`${figure(rows - 1 - before)} added, 0 changed, ${figure(before)} unchanged, 1 rejected`);
  expect(await already()).toBe(rows - 1);
  expect(await book.db.prisma.tierChange.count()).toBe(rows - 1);
  expect(readFileSync(path.join(book.folder, "large.csv.rejected.csv"), "utf8")).toContain(`,${rows},owner_email`);
}, 60_000);

test("no write is lost, and none waits for long, beside an importing process", async () => {
  file("large.csv", large());
  const mei = await book.db.prisma.person.findUniqueOrThrow({ where: { email: "mei@x.com" } });
  await book.db.prisma.setting.create({ data: { name: "sum", value: "0" } });
  const { ended } = rounds(["import", "clients", "large.csv"]);
  let importing = true;
  void ended.then(() => (importing = false));
  let slowestMs = 0;
  let done = 0;
  async function add() {
    const began = performance.now();
    await book.db.prisma.$transaction(async (tx) => {
      const { value } = await tx.setting.findUniqueOrThrow({ where: { name: "sum" } });
      await tx.setting.update({ where: { name: "sum" }, data: { value: String(Number(value) + 1) } });
      await tx.accessLog.create({ data: { personId: mei.id, clientId: 1, at: new Date(), what: "card" } });
    });
    slowestMs = Math.max(slowestMs, performance.now() - began);
    done++;
  }
  while (importing) await Promise.all(Array.from({ length: 50 }, add));
  expect((await ended).code).toBe(0);
  expect(done).toBeGreaterThanOrEqual(50);
  expect((await book.db.prisma.setting.findUnique({ where: { name: "sum" } }))?.value).toBe(String(done));
  expect(await book.db.prisma.accessLog.count()).toBe(done);
  expect(await book.db.prisma.client.count()).toBe(rows);
  // fifty at once share one writer, and the import takes its turns among them
  expect(slowestMs).toBeLessThan(15_000);
}, 120_000);
