import { afterEach, beforeEach, expect, test } from "vitest";
import { type Book, emptyBook } from "../../support/book.ts";

let book: Book;
beforeEach(async () => {
  book = await emptyBook();
});
afterEach(() => book.close());

const people = async () => {
  const all = await book.db.prisma.person.findMany({
    include: { roles: true, reportsTo: true, team: true },
    orderBy: { email: "asc" },
  });
  return all.map(({ email, roles, reportsTo, team, grade }) =>
    [
      email,
      roles
        .map(({ role }) => role)
        .sort()
        .join("+"),
      reportsTo?.email ?? "-",
      team?.name ?? "-",
      grade ?? "-",
    ].join(" "),
  );
};

test("branches, teams and people go in, in either language", async () => {
  expect(
    await book.imports(
      "branches",
      "网点,时区,语言,监管地\n陆家嘴,Asia/Shanghai,中文,中国\nLondon,Europe/London,English,GB\n",
    ),
  ).toBe("2 0 0 0");
  expect(await book.imports("teams", "团队,网点,类型\n一队,陆家嘴,团队\nOps,London,department\n")).toBe("2 0 0 0");
  expect(
    await book.imports(
      "people",
      "邮箱,姓名,角色,团队,汇报对象,等级\nmei@x.com,陈梅,客户经理+投诉专员,一队,lead@x.com,高级\nLEAD@x.com,周,主管,一队,,\n",
    ),
  ).toBe("2 0 0 0");
  expect(await people()).toEqual(["lead@x.com lead - 一队 -", "mei@x.com desk+manager lead@x.com 一队 senior"]);
  expect(await book.db.prisma.branch.findMany({ orderBy: { id: "asc" } })).toMatchObject([
    { name: "陆家嘴", timeZone: "Asia/Shanghai", jurisdiction: "CN", language: "zh" },
    { name: "London", timeZone: "Europe/London", jurisdiction: "UK", language: "en" },
  ]);
  expect(await book.imports("branches", "branch,time_zone\nMars,Mars/Olympus\n")).toBe("0 0 0 1");
});

test("people need a branch; an unknown team is made in the first", async () => {
  const file = "email,name,team\na@x.com,A,New\n";
  expect(await book.imports("people", file)).toBe("0 0 0 1");
  expect(book.rejected()).toContain("import branches first");
  await book.imports("branches", "branch\nFirst\nSecond\n");
  expect(await book.imports("people", file)).toBe("1 0 0 0");
  expect(await book.db.prisma.team.findMany({ include: { branch: true } })).toMatchObject([
    { name: "New", branch: { name: "First" } },
  ]);
});

test("someone may report to a person further down, but to nobody unknown and not in a circle", async () => {
  const file =
    "email,name,reports_to\na@x.com,A,b@x.com\nb@x.com,B,c@x.com\nc@x.com,C,\nd@x.com,D,zoe@x.com\ne@x.com,E,f@x.com\nf@x.com,F,e@x.com\ng@x.com,G,g@x.com\n";
  expect(await book.imports("people", file)).toBe("3 0 0 4");
  expect(await people()).toEqual(["a@x.com  b@x.com - -", "b@x.com  c@x.com - -", "c@x.com  - - -"]);
  expect(book.rejected()).toContain("nobody here has the e-mail zoe@x.com");
  expect(book.rejected()).toContain("the reporting line would run in a circle");
  expect(await book.imports("people", "email,name,reports_to\nc@x.com,C,a@x.com\n")).toBe("0 0 0 1");
});

test("two people may change places in one file", async () => {
  await book.imports("people", "email,name,reports_to\na@x.com,A,\nb@x.com,B,a@x.com\n");
  expect(await book.imports("people", "email,name,reports_to\na@x.com,A,b@x.com\nb@x.com,B,\n")).toBe("0 2 0 0");
  expect(await people()).toEqual(["a@x.com  b@x.com - -", "b@x.com  - - -"]);
});

test("roles are replaced as told, and an import makes nobody active again", async () => {
  await book.imports("people", "email,name,roles\na@x.com,A,manager+lead\n");
  await book.db.prisma.person.updateMany({ data: { active: false } });
  expect(await book.imports("people", "email,name\na@x.com,A\n")).toBe("0 0 1 0");
  expect(await book.imports("people", "email,name,roles\na@x.com,A,员工\n")).toBe("0 1 0 0");
  expect(await people()).toEqual(["a@x.com staff - - -"]);
  expect((await book.db.prisma.person.findFirst())?.active).toBe(false);
});
