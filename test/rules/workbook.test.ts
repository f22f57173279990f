import { expect, test } from "vitest";
import { type Cell, columnName, writeWorkbook } from "../../src/lib/workbook.ts";
import { unzip } from "../support/unzip.ts";

async function* chunks(...rows: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* rows;
}

/** The sheet of a workbook as XML. */
async function sheetOf(heads: string[], ...rows: Cell[][][]): Promise<string> {
  const written: Buffer[] = [];
  const write = async (bytes: Buffer) => void written.push(bytes);
  await writeWorkbook(write, { sheet: "a & b", heads, rows: chunks(...rows) });
  const files = unzip(Buffer.concat(written));
  expect(Object.keys(files)).toEqual([
    ...["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"],
    "xl/worksheets/sheet1.xml",
  ]);
  expect(files["xl/workbook.xml"]).toContain('name="a &amp; b"');
  return files["xl/worksheets/sheet1.xml"] ?? "";
}

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (place, name) => expect(columnName(place)).toBe(name));

test("rows go on over chunks, empty cells are left out, figures are figures", async () => {
  const sheet = await sheetOf(
    ["n", "x"],
    [["a", 1.5]],
    [],
    [
      ["", null],
      ["b", -2],
    ],
  );
  expect(sheet).toContain('<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">n</t></is></c>');
  expect(sheet).toContain('<c r="B2"><v>1.5</v></c></row><row r="3"></row><row r="4">');
  expect(sheet).toContain('<c r="B4"><v>-2</v></c></row></sheetData>');
});

test.each([
  ['<b> & "q"', "&lt;b&gt; &amp; &quot;q&quot;"],
  ["a\u0000\u0008b\uFFFE\u007f", "ab"],
  [" one\ntwo\t ", " one\ntwo\t "],
  ["one\r\ntwo", "one&#13;\ntwo"],
  // Excel reads _x0041_ as A
  ["_x0041_", "_x005F_x0041_"],
  ["王小明 🎋 =SUM(1)", "王小明 🎋 =SUM(1)"],
])("%j stands in it as text", async (text, written) => {
  expect(await sheetOf(["h"], [[text]])).toContain(`<t xml:space="preserve">${written}</t>`);
});
