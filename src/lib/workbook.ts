import { type ZipWriter, zipInto } from "./zip.ts";

/** A cell: text, a figure to reckon with, or nothing. */
export type Cell = string | number | null;

/** Rows of a sheet of Excel, with the one of the heads ("Excel specifications and limits"). */
export const sheetRows = 1_048_576;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Signs that XML knows no way to write, and one that Excel reads as the code of another: "_x0041_" is A to it. */
const unwritable = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;
const coded = /_(?=x[\dA-Fa-f]{4}_)/g;
const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

const xml = (text: string): string =>
  text
    .replace(unwritable, "")
    .replace(coded, "_x005F_")
    .replace(/[&<>"\r]/g, (sign) => signs[sign] ?? "");

/** A, B … Z, AA …: the name of a column by its place from 0. */
export const columnName = (place: number): string =>
  (place < 26 ? "" : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/** The parts of a workbook of one sheet that hold no rows (ECMA-376, part 1); style 1 is bold. */
const parts = (sheet: string): [name: string, content: string][] => [
  [
    "[Content_Types].xml",
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    "xl/styles.xml",
    `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  ],
];

/**
 * Writes an Excel workbook of one sheet, its heads bold and always to be seen, as its rows come: text as text, which no spreadsheet
 * runs, figures as figures. Memory stays flat. Throws ZipTooLarge beyond 4 GiB; more than `sheetRows` are the caller's to refuse.
 */
export async function writeWorkbook(
  write: (bytes: Buffer) => Promise<void>,
  { sheet, heads, rows }: { sheet: string; heads: string[]; rows: AsyncIterable<Cell[][]> },
): Promise<void> {
  const zip: ZipWriter = zipInto(write);
  for (const [name, content] of parts(sheet)) await zip.add(name, [head + content]);
  await zip.add("xl/worksheets/sheet1.xml", sheetXml(heads, rows));
  await zip.end();
}

const widest = 24;

async function* sheetXml(heads: string[], rows: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  const names = heads.map((_, i) => columnName(i));
  const columns = heads
    .map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="${widest}" customWidth="1"/>`)
    .join("");
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${rowXml(1, heads, names, ' s="1"')}`;
  let number = 1;
  for await (const chunk of rows) {
    yield chunk.map((cells) => rowXml(++number, cells, names)).join("");
  }
  yield "</sheetData></worksheet>";
}

function rowXml(number: number, cells: readonly Cell[], names: string[], style = ""): string {
  const written = cells.map((cell, i) => {
    if (cell === null || cell === "") return "";
    const at = `<c r="${names[i]}${number}"${style}`;
    if (typeof cell === "number") return `${at}><v>${cell}</v></c>`;
    return `${at} t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join("")}</row>`;
}
