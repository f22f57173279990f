import type { Db } from "../../src/db/sql.ts";
import type { ActResult } from "../../src/sandbox/protocol.ts";
import { clientRow, type House, logRow, openHouse } from "./house.ts";
import type { Person } from "./person.ts";

/** A house with two managers, their lead, and a few clients; the team's channel is #general, where the bot is not. */
export async function loggingHouse(): Promise<House> {
  const house = await openHouse([
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
    clientRow("P103", "Tom", { name: "Harbour Foods" }),
    clientRow("P200", "Mei", { name: "李华贸易有限公司", kind: "organisation" }),
  ]);
  await house.load("contacts", [{ client_no: "P102", name: "Amy Wong", role: "decision maker" }]);
  await house.load("log", [logRow("P100", "Tom", "call", "2035-02-14 10:00", { notes: "asked about rates" })]);
  return house;
}

/** Opens the form of a client from its card. */
export async function opensLog(person: Person, clientNo: string, button = "Log a contact"): Promise<Person> {
  if (person.modal()) await person.closes();
  await person.types(`/clients ${clientNo}`);
  await person.sees();
  await person.presses(button);
  await person.waitsFor(button === "Log a contact" ? "What was it?" : "联系结果");
  return person;
}

/** The contacts that were logged in chat, the oldest first. */
export const loggedOf = ({ prisma }: Db, clientNo: string) =>
  prisma.contactLog.findMany({
    where: { client: { clientNo }, loggedAt: { not: null } },
    orderBy: { id: "asc" },
    include: { changes: true },
  });

export const clientOf = ({ prisma }: Db, clientNo: string) => prisma.client.findUniqueOrThrow({ where: { clientNo } });

export const errorsOf = (result: ActResult): string[] => ("errors" in result ? Object.values(result.errors ?? {}) : []);

/** What the open form holds. */
export const heldBy = (house: House, name: string): string =>
  JSON.stringify(house.sandbox.as(`U${name.toUpperCase()}`).state().views.at(-1)?.state);
