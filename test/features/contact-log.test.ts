import { afterAll, beforeAll, expect, test } from "vitest";
import { clientRow, type House, logRow, openHouse } from "../support/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse([
    { name: "Mei", zh: true, reportsTo: "Lin" },
    { name: "Tom", reportsTo: "Lin" },
    { name: "Lin", roles: ["lead"] },
    { name: "Sue", roles: ["staff"] },
    { name: "Ann" },
  ]);
  await house.load("clients", [
    clientRow("P100", "Tom", { name: "王小明", assets: "600万", currency: "CNY", phone: "13800138000" }),
    clientRow("P101", "Tom", { name: "<!channel> *bold* & Sons" }),
    clientRow("P102", "Tom", { name: "Sunrise Ltd", kind: "organisation" }),
    clientRow("P200", "Mei", { name: "李华贸易有限公司", kind: "organisation" }),
  ]);
  await house.load("contacts", [{ client_no: "P102", name: "Amy Wong", role: "decision maker" }]);
  await house.load("log", [logRow("P100", "Tom", "call", "2035-02-14 10:00", { notes: "asked about rates" })]);
});
afterAll(() => house.close());

const idOf = async (clientNo: string) =>
  (await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo }, select: { id: true } })).id;
const logged = async (clientNo: string) =>
  house.db.prisma.contactLog.findMany({
    where: { client: { clientNo }, loggedAt: { not: null } },
    orderBy: { id: "asc" },
  });

test("a call is logged from the shortcut: the client is found by typing, three fields, saved", async () => {
  const tom = house.person("Tom");
  await tom.usesShortcut("log_contact");
  await tom.waitsFor("What was it?");
  expect(await tom.searches("Client", "wxm")).toEqual(["王小明"]);
  await tom.enters({ Client: { typed: "wxm", chosen: "王小明" } });
  await tom.waitsFor("last contact 19 days ago");
  expect(await tom.fills({ Notes: "asked for the new rates" })).toEqual({ ok: true });
  const seen = await tom.waitsFor("Logged · 王小明");
  expect(seen).toContain("Call · 5 Mar 07:5");
  expect(seen).toContain("asked for the new rates");
  expect(tom.modal()).toBe("");
  const [contact] = await logged("P100");
  expect(contact).toMatchObject({
    kind: "call",
    direction: "ours",
    outcome: "reached",
    notes: "asked for the new rates",
  });
  const client = await house.db.prisma.client.findUniqueOrThrow({ where: { clientNo: "P100" } });
  expect(client.lastReachedAt).toEqual(contact?.at);
  expect(client.lastVisitAt).toBeNull();
});

test("two taps on save, and a form sent twice, log once", async () => {
  const tom = house.person("Tom");
  await tom.opensHome();
  await tom.presses("Log a contact");
  await tom.waitsFor("What was it?");
  await tom.enters({ Client: { typed: "Sunrise", chosen: "Sunrise Ltd" }, Notes: "spoke with Amy" });
  await tom.waitsFor("never contacted");
  await Promise.all([tom.fills({}), tom.fills({})]);
  await tom.waitsFor("Logged · Sunrise Ltd");
  expect(await logged("P102")).toHaveLength(1);
});
