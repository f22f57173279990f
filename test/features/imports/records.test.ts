import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Book, staffedBook } from "../../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await staffedBook();
  await book.imports("clients", "client_no,name,owner_email\nC1,Lee,mei@x.com\nC2,Bo,tom@x.com\n");
});
afterEach(() => book.close());

describe("contacts", () => {
  test("have birthdays of both calendars, with and without a year", async () => {
    const counts = await book.imports(
      "contacts",
      "客户号,联系人,角色,生日,历法,纪念日\nC1,王芳,配偶,1985-05-20,,5月1日\nC1,李雷,本人,闰4月8日,农历,\nC2,Bo,,--08-15,lunar,2001/9/9\nC2,Cy,,1990-02-30,,\nC9,No,,,,\n",
    );
    expect(counts).toBe("3 0 0 2");
    expect(await book.db.prisma.contact.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { name: "王芳", birthday: "1985-05-20", birthdayCalendar: "solar", anniversary: "--05-01" },
      { name: "李雷", birthday: "--L04-08", birthdayCalendar: "lunar", anniversary: null },
      { name: "Bo", birthday: "--08-15", birthdayCalendar: "lunar", anniversary: "2001-09-09" },
    ]);
    expect(book.rejected()).toContain("there is no client C9");
  });

  test("change by client and name, and the same file changes nothing", async () => {
    const file = "client_no,name,phone,note\nC1,Ann,138,likes tea\nC1,Ben,,\n";
    expect(await book.imports("contacts", file)).toBe("2 0 0 0");
    expect(await book.imports("contacts", file)).toBe("0 0 2 0");
    expect(await book.imports("contacts", "client_no,name,note\nC1,Ann,\n")).toBe("0 1 0 0");
    expect(await book.db.prisma.contact.findFirst()).toMatchObject({ phone: "138", note: null });
  });
});

describe("holdings", () => {
  test("keep amount, currency and days", async () => {
    const file =
      "client_no,holding_no,product,amount,currency,opened_on,matures_on\nC1,H1,大额存单,123万,,2024-01-01,20261201\nC1,H2,Bond,1000.5,USD,,\n";
    expect(await book.imports("holdings", file)).toBe("2 0 0 0");
    expect(await book.imports("holdings", file)).toBe("0 0 2 0");
    expect(await book.db.prisma.holding.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { holdingNo: "H1", amountMinor: 123_000_000n, currency: "CNY", openedOn: "2024-01-01", maturesOn: "2026-12-01" },
      { holdingNo: "H2", amountMinor: 100_050n, currency: "USD", maturesOn: null },
    ]);
    expect(await book.imports("holdings", "client_no,holding_no,matures_on\nC1,H1,2027-01-01\n")).toBe("0 1 0 0");
    expect(await book.imports("holdings", "client_no,holding_no,matures_on\nC1,H1,soon\n")).toBe("0 0 0 1");
  });
});

describe("the log of past contacts", () => {
  const lastOf = async (clientNo: string) => {
    const { lastReachedAt, lastVisitAt } = await book.db.prisma.client.findUniqueOrThrow({ where: { clientNo } });
    return [lastReachedAt?.toISOString(), lastVisitAt?.toISOString()];
  };
  const header = "client_no,manager_email,kind,direction,at,outcome,notes\n";

  test("takes a time without a zone as the branch's, a day as its noon", async () => {
    const file = `${header}C1,mei@x.com,call,,2026-11-20 14:30,,\nC1,mei@x.com,走访,,2026-11-01,,茶\nC2,tom@x.com,call,,2026-11-20T06:30:00Z,,\n`;
    expect(await book.imports("log", file)).toBe("3 0 0 0");
    expect(await book.imports("log", file)).toBe("0 0 3 0");
    expect(await lastOf("C1")).toEqual(["2026-11-20T06:30:00.000Z", "2026-11-01T04:00:00.000Z"]);
    expect(await lastOf("C2")).toEqual(["2026-11-20T06:30:00.000Z", undefined]);
  });

  test("only our own contact that reached the client restarts the clocks", async () => {
    await book.imports(
      "log",
      `${header}C1,mei@x.com,visit,ours,2026-10-01 09:00,reached,\nC1,mei@x.com,visit,theirs,2026-10-05 09:00,,\nC1,mei@x.com,visit,ours,2026-10-06 09:00,未联系上,\nC1,mei@x.com,call,,2026-10-07 09:00,refused,\n`,
    );
    expect(await lastOf("C1")).toEqual(["2026-10-01T01:00:00.000Z", "2026-10-01T01:00:00.000Z"]);
  });

  test("a mended outcome sets the clocks right again", async () => {
    await book.imports(
      "log",
      `${header}C1,mei@x.com,call,,2026-10-01 09:00,reached,\nC1,mei@x.com,call,,2026-10-02 09:00,reached,\n`,
    );
    expect(await book.imports("log", `${header}C1,mei@x.com,call,,2026-10-02 09:00,not reached,no answer\n`)).toBe(
      "0 1 0 0",
    );
    expect(await lastOf("C1")).toEqual(["2026-10-01T01:00:00.000Z", undefined]);
  });

  test("the same moment written in two ways is one contact, and the later row counts", async () => {
    const file = `${header}C1,mei@x.com,call,,2026-11-20,,first\nC1,mei@x.com,call,,2026-11-20 12:00,,second\nC1,mei@x.com,call,,2026-11-20T04:00:00Z,refused,second\n`;
    expect(await book.imports("log", file)).toBe("1 2 0 0");
    expect(await book.db.prisma.contactLog.findMany()).toMatchObject([{ outcome: "refused", notes: "second" }]);
    expect(await lastOf("C1")).toEqual([undefined, undefined]);
  });

  test("refuses the future, unknown people and unknown words", async () => {
    const file = `${header}C1,mei@x.com,call,,2026-11-23 09:01,,\nC1,zoe@x.com,call,,2026-11-20,,\nC1,mei@x.com,fax,,2026-11-20,,\nC1,mei@x.com,call,,2026-11-23 09:00,,\n`;
    expect(await book.imports("log", file)).toBe("1 0 0 3");
    expect(book.rejected()).toContain("at: 2026-11-23 09:01:00 has not come yet");
    expect(book.rejected()).toContain("kind: “fax” is not known here");
  });
});
