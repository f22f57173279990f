import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    { name: "Lin", roles: ["lead"] },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Mei", reportsTo: "Lin", zh: true },
    { name: "Ann", reportsTo: "Lin" },
    { name: "Sam", roles: ["staff"] },
    { name: "Far", team: "Far team" },
  ]);
  await house.load("branches", [{ branch: "Puxi", time_zone: "Asia/Shanghai" }]);
  await house.load("teams", [{ team: "Far team", branch: "Puxi" }]);
  await house.load("clients", [clientRow("T1", "Tom", { name: "Tomato" }), clientRow("M1", "Mei", { name: "Melon" })]);
});
afterAll(() => house.close());

const leavesOf = (name: string) =>
  house.db.prisma.leave.findMany({ where: { person: { name } }, orderBy: { id: "asc" } });

/** Opens the form as that person and sends it; gives the errors. */
async function enters(name: string, values: Record<string, string>) {
  const person = house.person(name);
  await person.types("/rounds leave");
  await person.presses("Enter leave");
  await person.waitsFor("First day away");
  const { errors } = await person.fills(values);
  return errors ?? {};
}
const booksOf = async (name: string) => {
  await house.person(name).types("/clients all");
  return house.person(name).sees();
};

test("wrong days, a cover who is oneself, and nobody at all are refused at their fields; nothing is lost or written", async () => {
  const tom = house.person("Tom");
  expect(await enters("Tom", { from: "2035-03-04", to: "2035-03-02", cover: "Mei" })).toEqual({
    from: "This day is past. Leave begins today at the earliest.",
    to: "The last day is before the first.",
  });
  expect((await tom.fills({ from: "2035-03-06", to: "2036-03-06", cover: "Tom" })).errors).toEqual({
    to: "At most 366 days at once.",
    cover: "Somebody else must cover.",
  });
  // who is of another branch is not offered
  expect(await tom.searches("cover", "")).toEqual(["Ann", "Lin", "Mei", "Tom"]);
  await tom.closes();
  expect(await house.db.prisma.leave.count()).toBe(0);
});

test("a manager enters leave; the cover is told in their own language, and serves the clients on those days only", async () => {
  expect(await booksOf("Mei")).not.toContain("Tomato");
  expect(await enters("Tom", { from: "2035-03-05", to: "2035-03-06", cover: "Mei" })).toEqual({});
  expect(house.person("Tom").modal()).toContain("Saved: Tom is away 5 Mar – 6 Mar. Mei covers.");
  await house.person("Tom").closes();
  expect(await house.person("Mei").waitsFor("由您临时代管")).toContain("Tom3月5日至3月6日休假");
  expect(await booksOf("Mei")).toContain("Tomato");
  expect(await booksOf("Mei")).toContain("Melon");
  expect(await booksOf("Mei")).toContain("从未联系 · Tom");
  await house.person("Mei").types("/clients T1");
  expect(await house.person("Mei").sees()).toContain("Tomato");
  // the book of who is away stays with them as well
  expect(await booksOf("Tom")).toContain("Tomato");
  expect(await booksOf("Ann")).not.toContain("Tomato");
});

test("leave that overlaps, a cover who is away and a chain of covers are refused with the reason", async () => {
  expect(await enters("Tom", { from: "2035-03-06", to: "2035-03-09", cover: "Ann" })).toEqual({
    from: "There is leave already: 5 Mar – 6 Mar. End that first, or choose other days.",
  });
  await house.person("Tom").closes();
  expect(await enters("Ann", { from: "2035-03-05", to: "2035-03-05", cover: "Tom" })).toEqual({
    cover: "Tom is away as well (5 Mar – 6 Mar). Choose somebody else.",
  });
  await house.person("Ann").closes();
  const mei = house.person("Mei");
  await mei.types("/rounds 请假");
  await mei.presses("登记休假");
  await mei.waitsFor("开始日期");
  const { errors } = await mei.fills({ from: "2035-03-06", to: "2035-03-08", cover: "Ann" });
  expect(errors).toEqual({ from: "此人正为Tom代管（3月5日至3月6日），请另选日期，或先为Tom另行安排代管人" });
  await mei.closes();
});

test("a lead enters it for those below, and both are told; others are not offered", async () => {
  const lin = house.person("Lin");
  await lin.types("/rounds leave");
  expect(await lin.sees()).toContain("Tom · covered by Mei");
  await lin.presses("Enter leave");
  await lin.waitsFor("Who is away");
  expect(await lin.searches("who", "")).toEqual(["Ann", "Lin", "Mei", "Tom"]);
  await lin.fills({ who: "Ann", from: "2035-03-20", to: "2035-03-21", cover: "Tom" });
  expect(lin.modal()).toContain("Ann is away 20 Mar – 21 Mar");
  await lin.closes();
  await house.person("Ann").waitsFor("Lin entered leave for you: 20 Mar – 21 Mar. Tom covers.");
  await house.person("Tom").waitsFor("Ann is away 20 Mar – 21 Mar, and you cover");
});

test("leave that has not begun is cancelled, and two taps at once tell it once", async () => {
  const ann = house.person("Ann");
  await ann.types("/rounds leave");
  await Promise.all([ann.presses("Cancel"), ann.presses("Cancel")]);
  await house.person("Tom").waitsFor("The leave of Ann 20 Mar – 21 Mar is cancelled: you need not cover.");
  await house.posted();
  const told = house
    .person("Tom")
    .inbox()
    .filter(({ text }) => text.includes("is cancelled"));
  expect(told).toHaveLength(1);
  expect((await leavesOf("Ann"))[0]?.cancelledAt).not.toBeNull();
});

test("leave that runs is ended early: from that day on the cover sees the clients no more", async () => {
  await house.goTo("2035-03-06T09:00:00+08:00");
  expect(await booksOf("Mei")).toContain("Tomato");
  const lin = house.person("Lin");
  await lin.types("/rounds leave");
  await lin.presses("End early");
  await house.person("Mei").waitsFor("Tom已返岗");
  expect(await lin.sees()).toContain("Nobody is away now");
  expect(await leavesOf("Tom")).toMatchObject([{ fromDate: "2035-03-05", toDate: "2035-03-05", cancelledAt: null }]);
  expect(await booksOf("Mei")).not.toContain("Tomato");
});

test("staff are told kindly that leave is not for them, and a right that has ended ends nobody's leave", async () => {
  await house.person("Sam").types("/rounds leave");
  expect(await house.person("Sam").sees()).toContain("Leave is kept for client managers and their leads");
  await enters("Tom", { from: "2035-03-12", to: "2035-03-12", cover: "Ann" });
  await house.person("Tom").closes();
  const lin = house.person("Lin");
  await lin.types("/rounds leave");
  await lin.waitsFor("Tom · covered by Ann");
  // Tom has another lead meanwhile: the button that Lin still sees is worth nothing
  await house.load("people", [
    { email: "tom@bank.example", name: "Tom", roles: "manager", team: "Team 1", reports_to: "" },
  ]);
  await lin.presses("Cancel");
  await lin.waitsFor("This leave is not yours to change.");
  expect((await leavesOf("Tom")).at(-1)?.cancelledAt).toBeNull();
});
