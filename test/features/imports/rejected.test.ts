import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Book, staffedBook } from "../../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

const header = "client_no;name;owner_email;phone;remark\r\n";

test("refused rows come back with their columns, line and reason, safe to open in a spreadsheet", async () => {
  const file = `${header}C1;=HYPERLINK("x");zoe@x.com;+86 138;@home\r\n\r\nC2;"two\nlines";zoe@x.com;;\r\nC3;Good;mei@x.com;;\r\nC4;＝1;zoe@x.com;'-;\r\n`;
  expect(await book.imports("clients", file)).toBe("1 0 0 3");
  const reason = "owner_email: nobody here has the e-mail zoe@x.com; import people first";
  expect(book.rejected()).toBe(
    [
      "client_no;name;owner_email;phone;remark;line;reason",
      `C1;"'=HYPERLINK(""x"")";zoe@x.com;'+86 138;'@home;2;"${reason}"`,
      `C2;"two\nlines";zoe@x.com;;;4;"${reason}"`,
      `C4;'＝1;zoe@x.com;'-;;7;"${reason}"`,
      "",
    ].join("\r\n"),
  );
  const bytes = readFileSync(`${book.folder}/clients.csv.rejected.csv`);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test("a mended reject file goes straight back in, with the text as it was first", async () => {
  await book.imports("clients", `${header}C1;=Ann's;zoe@x.com;+86 138;\r\n`);
  const mended = (book.rejected() ?? "").replace("zoe@x.com", "mei@x.com");
  expect(await book.imports("clients", `\uFEFF${mended}`, { name: "clients.csv.rejected.csv" })).toBe("1 0 0 0");
  const client = await book.db.prisma.client.findFirstOrThrow();
  expect([client.name, client.phone]).toEqual(["=Ann's", "+86 138"]);
});

test("a reject file that is refused again has one line and one reason", async () => {
  await book.imports("clients", `${header}C1;Ann;zoe@x.com;;\r\n`);
  await book.imports("clients", book.rejected() ?? "", { name: "again.csv" });
  expect(book.rejected()?.split("\r\n")[0]).toBe("client_no;name;owner_email;phone;remark;line;reason");
});

test("rows with cells too few or too many are refused, empty ones at the end let through", async () => {
  expect(
    await book.imports("clients", `${header}C1;Ann\r\nC2;Bo;mei@x.com;1;;;\r\nC3;Cy;mei@x.com;1;x;lost;too\r\n`),
  ).toBe("1 0 0 2");
  expect(book.rejected()).toContain("its number of cells is not the header's (2 ≠ 5)");
  expect(book.rejected()).toContain("(7 ≠ 5);lost;too");
});

test("a quotation mark that is never closed refuses the rest, not what came before", async () => {
  expect(
    await book.imports("clients", `${header}C1;Ann;mei@x.com;;\r\nC2;"Bo;mei@x.com;;\r\nC3;Cy;mei@x.com;;\r\n`),
  ).toBe("1 0 0 1");
  expect(book.rejected()).toContain(";3;from this line on the file cannot be read");
});

test("the reject file of an earlier import goes when nothing is refused any more, a file of somebody else stays", async () => {
  await book.imports("clients", `${header}C1;Ann;zoe@x.com;;\r\n`);
  await book.imports("clients", `${header}C1;Ann;mei@x.com;;\r\n`);
  expect(existsSync(`${book.folder}/clients.csv.rejected.csv`)).toBe(false);
  writeFileSync(`${book.folder}/clients.csv.rejected.csv`, "my own notes\n");
  await book.imports("clients", `${header}C1;Ann;mei@x.com;;\r\n`);
  expect(existsSync(`${book.folder}/clients.csv.rejected.csv`)).toBe(true);
});
