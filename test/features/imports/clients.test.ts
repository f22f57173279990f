import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Book, now, staffedBook } from "../../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
});
afterEach(() => book.close());

const client = (clientNo = "C1") => book.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe("a book from the core system", () => {
  test("goes in with headers in Chinese, in any order, semicolons, and amounts as people write them", async () => {
    const counts = await book.imports(
      "clients",
      "总资产;客户名称;客户号;管户经理邮箱;客户类型;开户日期;资产日期;经度;纬度;电话\n" +
        "1,234万;单小明;C1;MEI@x.com;个人;2020/1/2;20261101;121.5;31.2;１３８００００１２３４\n",
    );
    expect(counts).toBe("1 0 0 0");
    expect(await client()).toMatchObject({
      name: "单小明",
      kind: "person",
      assetsMinor: 1_234_000_000n,
      assetsCurrency: "CNY",
      assetsAsOf: "2026-11-01",
      tier: "blackGold",
      tierRatedOn: "2026-11-23",
      openedOn: "2020-01-02",
      givenOn: "2020-01-02",
      firstSeenOn: "2026-11-23",
      latitude: 31.2,
      longitude: 121.5,
      phone: "13800001234",
    });
  });

  test("in GBK is read as well as in UTF-8", async () => {
    // 客户号,姓名,客户经理邮箱 / C1,你好,mei@x.com, as Excel in China saves it
    const gbk = Buffer.from(
      "bfcdbba7bac52cd0d5c3fb2cbfcdbba7beadc0edd3cacfe40a43312cc4e3bac32c6d656940782e636f6d0a",
      "hex",
    );
    expect(await book.imports("clients", gbk)).toBe("1 0 0 0");
    expect((await client()).name).toBe("你好");
  });

  test("with a byte order mark and tabs", async () => {
    expect(await book.imports("clients", "\uFEFFclient_no\tname\towner_email\nC1\tA, B\tmei@x.com\n")).toBe("1 0 0 0");
    expect((await client()).name).toBe("A, B");
  });

  test("changes nothing the second time", async () => {
    const file = "client_no,name,owner_email,assets,phone\nC1,Ann Lee,mei@x.com,500000,138\nC2,Bo,tom@x.com,,\n";
    expect(await book.imports("clients", file)).toBe("2 0 0 0");
    const before = await book.db.prisma.client.findMany();
    expect(await book.imports("clients", file)).toBe("0 0 2 0");
    expect(await book.imports("clients", file, { now: later(1) })).toBe("0 0 2 0");
    expect(await book.db.prisma.client.findMany()).toEqual(before);
  });

  test("keeps what an absent column would say, and clears what an empty cell says", async () => {
    await book.imports("clients", "client_no,name,owner_email,phone,district\nC1,Lee,mei@x.com,138,Xuhui\n");
    expect(await book.imports("clients", "client_no,name,owner_email,phone\nC1,Lee,mei@x.com,\n")).toBe("0 1 0 0");
    expect(await client()).toMatchObject({ phone: null, district: "Xuhui" });
  });

  test("the same client twice in a file: the later row counts", async () => {
    const file = "client_no,name,owner_email\nC1,Old,mei@x.com\nC2,Other,mei@x.com\nC1,New,mei@x.com\n";
    expect(await book.imports("clients", file)).toBe("2 1 0 0");
    expect((await client()).name).toBe("New");
  });

  test("a dry run counts and writes nothing, but the reject file", async () => {
    const file = "client_no,name,owner_email\nC1,Lee,mei@x.com\nC2,Bo,nobody@x.com\n";
    expect(await book.imports("clients", file, { dryRun: true })).toBe("1 0 0 1");
    expect(await book.db.prisma.client.count()).toBe(0);
    expect(book.rejected()).toContain("nobody@x.com");
  });
});

describe("assets", () => {
  const assets = (amount: string, asOf: string, at = now) =>
    book.imports("clients", `client_no,name,owner_email,assets,assets_as_of\nC1,Lee,mei@x.com,${amount},${asOf}\n`, {
      now: at,
    });

  test("go into balances by day; an older one never replaces a newer", async () => {
    await assets("1200000", "2026-11-01");
    await assets("900000", "2026-10-01");
    expect(await client()).toMatchObject({ assetsMinor: 120_000_000n, assetsAsOf: "2026-11-01", tier: "platinum" });
    expect(await book.db.prisma.balance.findMany({ orderBy: { asOf: "asc" } })).toEqual([
      { clientId: 1, asOf: "2026-10-01", assetsMinor: 90_000_000n, currency: "CNY" },
      { clientId: 1, asOf: "2026-11-01", assetsMinor: 120_000_000n, currency: "CNY" },
    ]);
  });

  test("lift the tier at once and lower it only after a year, with day and cause", async () => {
    await assets("600000", "2026-11-01");
    await assets("12000000", "2026-11-02");
    await assets("100", "2026-11-03", later(30));
    expect((await client()).tier).toBe("blackGold");
    await assets("99", "2027-11-20", later(365));
    expect((await client()).tier).toBe("standard");
    const changes = await book.db.prisma.tierChange.findMany({ orderBy: { id: "asc" } });
    expect(changes.map(({ from, to, on, cause }) => [from, to, on, cause])).toEqual([
      [null, "premierGold", "2026-11-23", "import"],
      ["premierGold", "blackGold", "2026-11-23", "import"],
      ["blackGold", "standard", "2027-11-23", "import"],
    ]);
  });

  test("in another currency are kept and left unrated", async () => {
    await book.imports(
      "clients",
      "client_no,name,owner_email,assets,currency\nC1,Lee,mei@x.com,5000000,USD\nC2,Sato,mei@x.com,12345,jpy\n",
    );
    expect(await client()).toMatchObject({ assetsMinor: 500_000_000n, assetsCurrency: "USD", tier: null });
    // yen have no smaller unit
    expect(await client("C2")).toMatchObject({ assetsMinor: 12_345n, assetsCurrency: "JPY" });
  });

  test("that are cleared leave the client unrated, with day and cause; the next ones rate it anew", async () => {
    await assets("12000000", "2026-11-01");
    expect(await assets("", "")).toBe("0 1 0 0");
    expect(await client()).toMatchObject({ assetsMinor: null, assetsAsOf: null, tier: null, tierRatedOn: null });
    expect(await assets("", "")).toBe("0 0 1 0");
    await assets("600000", "2026-11-02");
    const changes = await book.db.prisma.tierChange.findMany({ orderBy: { id: "asc" } });
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      [null, "blackGold"],
      ["blackGold", null],
      [null, "premierGold"],
    ]);
  });

  test("of the future are refused, and so are decimal commas", async () => {
    expect(await assets("1000", "2026-11-24")).toBe("0 0 0 1");
    expect(book.rejected()).toContain("assets_as_of: 2026-11-24 has not come yet");
    expect(await book.imports("clients", "client_no;name;owner_email;assets\nC1;Lee;mei@x.com;1.234,56\n")).toBe(
      "0 0 0 1",
    );
    expect(book.rejected()).toContain("“1.234,56” is no amount");
  });
});

describe("the owner", () => {
  test("changes with its day and cause, and the client is new to the new one", async () => {
    await book.imports("clients", "client_no,name,owner_email,opened_on\nC1,Lee,mei@x.com,2020-01-02\n");
    await book.imports("clients", "client_no,name,owner_email\nC1,Lee,tom@x.com\n", { now: later(2) });
    const [mei, tom] = await book.db.prisma.person.findMany({
      where: { name: { in: ["Mei", "Tom"] } },
      orderBy: { name: "asc" },
    });
    expect(await client()).toMatchObject({ ownerId: tom?.id, givenOn: "2026-11-25", openedOn: "2020-01-02" });
    expect(await book.db.prisma.ownerChange.findMany()).toMatchObject([
      { fromId: mei?.id, toId: tom?.id, on: "2026-11-25", cause: "import" },
    ]);
  });

  test("must be an active client manager", async () => {
    await book.db.prisma.person.update({ where: { email: "tom@x.com" }, data: { active: false } });
    const file = "client_no,name,owner_email\nC1,Lee,ann@x.com\nC2,Bo,tom@x.com\nC3,Cy,zoe@x.com\nC4,Di,mei@x.com\n";
    expect(await book.imports("clients", file)).toBe("1 0 0 3");
    expect(book.rejected()?.split("\r\n").slice(1, 4)).toEqual([
      "C1,Lee,ann@x.com,2,owner_email: ann@x.com is no active client manager",
      "C2,Bo,tom@x.com,3,owner_email: tom@x.com is no active client manager",
      "C3,Cy,zoe@x.com,4,owner_email: nobody here has the e-mail zoe@x.com; import people first",
    ]);
  });
});

test("a client is found by its new name, phone and contacts", async () => {
  await book.imports("clients", "client_no,name,owner_email,phone\nC1,单小明,mei@x.com,138-0000-1234\n");
  expect((await client()).searchText.split("\n")).toEqual(
    expect.arrayContaining(["c1", "单小明", "danxiaoming", "shanxiaoming", "sxm", "13800001234"]),
  );
  await book.imports("contacts", "client_no,name,phone\nC1,王芳,13912345678\n");
  await book.imports("clients", "client_no,name,owner_email\nC1,单晓明 ABC,mei@x.com\n");
  expect((await client()).searchText.split("\n")).toEqual(
    expect.arrayContaining(["单晓明 abc", "wangfang", "wf", "13800001234", "13912345678"]),
  );
});
