import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { csvLine, readCsv } from "../../src/lib/csv.ts";
import { detectCsvForm, NotCsv } from "../../src/lib/csv-form.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rounds-csv-"));
const file = path.join(folder, "file.csv");
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer) {
  writeFileSync(file, content);
  const form = await detectCsvForm(file);
  const records = [];
  for await (const record of readCsv(file, form)) records.push(record);
  return { ...form, records };
}

test.each([
  ["a,b;c,d\n", ","],
  ["a;b,c;d\n", ";"],
  ["a\tb\tc,d\n", "\t"],
  ['"a,b,c,d";e\n', ";"],
  ["\n\na;b\n", ";"],
  ["alone\n", ","],
])("%j is parted by %j", async (content, delimiter) => {
  expect((await read(content)).delimiter).toBe(delimiter);
});

test("UTF-8 and GBK are told apart by the whole file, however late the first Chinese sign comes", async () => {
  const ascii = "a,b\n".repeat(600_000);
  const utf8 = await read(`${ascii}客户,经理\n`);
  expect([utf8.encoding, utf8.records.at(-1)?.cells]).toEqual(["utf-8", ["客户", "经理"]]);
  const gbk = await read(Buffer.concat([Buffer.from(ascii), Buffer.from("bfcdbba72cbeadc0ed0a", "hex")]));
  expect([gbk.encoding, gbk.records.at(-1)?.cells]).toEqual(["gb18030", ["客户", "经理"]]);
});

test("the byte order mark is no part of the first cell", async () => {
  expect((await read("\uFEFFa,b\n")).records[0]?.cells).toEqual(["a", "b"]);
});

test("lines are counted as an editor counts them, over quoted line ends, empty lines and mixed line ends", async () => {
  const { records } = await read('h,i\r\n1,"x\ny"\n\r\n,\n2,"a ""b"" c"\r3,6" pipe\n');
  expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, "h", "i"],
    [2, "1", "x\ny"],
    [6, "2", 'a "b" c'],
    [7, "3", '6" pipe'],
  ]);
});

test.each([
  ["an empty file", "", "empty"],
  ["blank lines", " \r\n\n", "empty"],
  ["a workbook", Buffer.from("504b030414000600", "hex"), "workbook"],
  ["UTF-16", Buffer.from("\uFEFFa,b\n", "utf16le"), "utf16"],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "binary"],
  ["neither UTF-8 nor GBK", Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), "encoding"],
])("%s is no CSV", async (_, content, problem) => {
  const error = await read(content).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NotCsv);
  expect(error).toMatchObject({ problem });
});

test("a record that never ends is given up before it fills the memory", async () => {
  const { records } = await read(`a,b\n1,"${"x".repeat(3_000_000)}`);
  expect(records.map(({ line, broken }) => [line, broken ?? false])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test("cells are quoted where they must be", () => {
  expect(csvLine(["a", "b;c", 'd "e"', "f\ng", ""], ";")).toBe('a;"b;c";"d ""e""";"f\ng";');
});
