import { afterEach, beforeEach, expect, test } from "vitest";
import { type Book, staffedBook } from "../../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
  await book.imports("clients", "client_no,name,owner_email\nC1,Lee,mei@x.com\nC2,Bo,tom@x.com\n");
});
afterEach(() => book.close());

const header = "client_no,as_of,assets,currency\n";
const client = (clientNo = "C1") => book.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
const tierChanges = async () =>
  (await book.db.prisma.tierChange.findMany({ orderBy: { id: "asc" } })).map(({ from, to, on, cause }) => [
    from,
    to,
    on,
    cause,
  ]);
const days = (n: number) => new Date(Date.parse("2026-11-23T01:00:00Z") + n * 86_400_000);

test("balances of many days are kept, and the newest alone makes the client's assets and tier", async () => {
  const file = `${header}C1,2026-09-30,12000000,\nC1,2026-11-20,123万,CNY\nC1,2026-10-31,600000,\n`;
  expect(await book.imports("balances", file)).toBe("3 0 0 0");
  expect(await client()).toMatchObject({ assetsMinor: 123_000_000n, assetsAsOf: "2026-11-20", tier: "platinum" });
  expect(await tierChanges()).toEqual([[null, "platinum", "2026-11-23", "import"]]);
  expect(await book.db.prisma.balance.findMany({ orderBy: { asOf: "asc" } })).toMatchObject([
    { asOf: "2026-09-30", assetsMinor: 1_200_000_000n, currency: "CNY" },
    { asOf: "2026-10-31", assetsMinor: 60_000_000n },
    { asOf: "2026-11-20", assetsMinor: 123_000_000n },
  ]);
  expect(await book.imports("balances", file)).toBe("0 0 3 0");
});

test("an older balance never replaces a newer one, a mended one of the same day does", async () => {
  await book.imports("balances", `${header}C1,2026-11-20,1200000,\n`);
  expect(await book.imports("balances", `${header}C1,2026-11-19,50000000,\n`)).toBe("1 0 0 0");
  expect(await client()).toMatchObject({ assetsMinor: 120_000_000n, tier: "platinum" });
  expect(await book.imports("balances", `${header}C1,2026-11-20,5200000,\n`)).toBe("0 1 0 0");
  expect(await client()).toMatchObject({ assetsMinor: 520_000_000n, assetsAsOf: "2026-11-20", tier: "diamond" });
});

test("a rise counts at once and a fall only after a year, as with the import of clients", async () => {
  await book.imports("balances", `${header}C1,2026-11-01,600000,\n`);
  await book.imports("balances", `${header}C1,2026-11-02,12000000,\n`);
  await book.imports("balances", `${header}C1,2026-12-01,100,\n`, { now: days(30) });
  expect((await client()).tier).toBe("blackGold");
  await book.imports("balances", `${header}C1,2027-11-20,99,\n`, { now: days(365) });
  expect(await tierChanges()).toEqual([
    [null, "premierGold", "2026-11-23", "import"],
    ["premierGold", "blackGold", "2026-11-23", "import"],
    ["blackGold", "standard", "2027-11-23", "import"],
  ]);
});

test("assets that were cleared come back with the same balance", async () => {
  const file = `${header}C1,2026-11-01,600000,\n`;
  await book.imports("balances", file);
  await book.imports("clients", "client_no,name,owner_email,assets\nC1,Lee,mei@x.com,\n");
  expect(await client()).toMatchObject({ assetsMinor: null, tier: null });
  expect(await book.imports("balances", file)).toBe("0 1 0 0");
  expect(await client()).toMatchObject({ assetsMinor: 60_000_000n, tier: "premierGold" });
});

test("headers may be Chinese, and each wrong row says why", async () => {
  const rows = [
    "C1,2026-11-23,1200000,人民币",
    "C2,2026-11-24,5,",
    "C9,2026-11-01,5,",
    "C2,2026-02-30,5,",
    "C2,2026-11-01,,",
    "C2,2026-11-01,much,",
    "C2,2026-11-01,5,gold",
    ",2026-11-01,5,",
    "C2,20261101,12345,日元",
  ];
  expect(await book.imports("balances", `客户号,数据日期,资产余额,币种\n${rows.join("\n")}\n`)).toBe("2 0 0 7");
  const rejected = book.rejected() ?? "";
  for (const reason of [
    "as_of: 2026-11-24 has not come yet",
    "there is no client C9",
    "as_of: “2026-02-30” is no date",
    "assets is empty, but needed",
    "assets: “much” is no amount",
    "currency: “gold” is no currency",
    "client_no is empty, but needed",
  ]) {
    expect(rejected).toContain(reason);
  }
  expect(await client("C2")).toMatchObject({ assetsMinor: 12_345n, assetsCurrency: "JPY", tier: null });
});

test("a dry run judges and writes nothing", async () => {
  expect(await book.imports("balances", `${header}C1,2026-11-01,600000,\n`, { dryRun: true })).toBe("1 0 0 0");
  expect([await book.db.prisma.balance.count(), (await client()).tier]).toEqual([0, null]);
});

test.each(["the oldest first", "the newest first"])(
  "years of balances, %s, make the tier of the newest",
  async (order) => {
    const rows = Array.from({ length: 1200 }, (_, i) => {
      const day = new Date(Date.parse("2026-11-22") - i * 86_400_000).toISOString().slice(0, 10);
      // rich once, long ago
      return `C1,${day},${i < 100 ? 700_000 : 12_000_000},`;
    });
    const file = `${header}${(order === "the oldest first" ? rows.reverse() : rows).join("\n")}\n`;
    await book.imports("balances", file);
    expect(await client()).toMatchObject({ assetsMinor: 70_000_000n, tier: "premierGold" });
    const made = [[null, "premierGold", "2026-11-23", "import"]];
    expect(await tierChanges()).toEqual(made);
    // killed before its last step, an import is completed by the same file
    await book.db.prisma.client.updateMany({ data: { tier: null, tierRatedOn: null } });
    expect(await book.imports("balances", file)).toBe("0 0 1200 0");
    expect((await client()).tier).toBe("premierGold");
  },
);

test("the same client on two days in many chunks ends with the newest, in whatever order they come", async () => {
  const rows = Array.from({ length: 1200 }, (_, i) => {
    const day = new Date(Date.parse("2026-11-22") - ((i * 7) % 1200) * 86_400_000).toISOString().slice(0, 10);
    return `C1,${day},${day === "2026-11-22" ? 700_000 : 100},`;
  });
  expect(await book.imports("balances", `${header}${rows.join("\n")}\n`)).toBe("1200 0 0 0");
  expect(await client()).toMatchObject({ assetsMinor: 70_000_000n, assetsAsOf: "2026-11-22", tier: "premierGold" });
});
