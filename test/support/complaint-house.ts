import { actOn } from "../../src/features/complaints/acts.ts";
import { fileComplaint } from "../../src/features/complaints/filing/file-acts.ts";
import type { Act } from "../../src/features/complaints/given-rules.ts";
import { filedId } from "./complaint-desk.ts";
import { clientRow, type House, type Member, openHouse } from "./house.ts";

/** Boss – Lin – Mei and Tom (managers), Wu (staff), Dora (desk), all of one branch in Shanghai. */
export const complaintPeople: Member[] = [
  { name: "Boss", roles: ["lead"] },
  { name: "Lin", roles: ["lead"], reportsTo: "Boss" },
  { name: "Mei", reportsTo: "Lin" },
  { name: "Tom", reportsTo: "Lin" },
  { name: "Wu", roles: ["staff"], reportsTo: "Lin" },
  { name: "Dora", roles: ["desk"], reportsTo: "Boss" },
];

export type ComplaintHouse = House & {
  idOf(name: string): Promise<number>;
  clientId(clientNo: string): Promise<number>;
  /** files now, by the workspace's clock; gives the id */
  file(by: string, more?: Record<string, unknown>): Promise<number>;
  /** acts now on the newest version; throws when it is not done */
  act(id: number, by: string, act: Act, given?: Record<string, unknown>): Promise<void>;
  /** from filed to proposed by Wu, each step at once */
  bringTo(id: number, until: Act, given?: Partial<Record<Act, Record<string, unknown>>>): Promise<void>;
};

/** Those people, Mei's clients K1 and K2, Tom's K3; Monday, 5 March 2035, 09:00 in Shanghai. */
export async function openComplaintHouse(members = complaintPeople): Promise<ComplaintHouse> {
  const house = await openHouse(members, { startsAt: "2035-03-05T09:00:00+08:00" });
  await house.load("clients", [clientRow("K1", "Mei"), clientRow("K2", "Mei"), clientRow("K3", "Tom")]);
  await house.bot.jobs.settled();
  const { prisma } = house.db;
  const idOf = async (name: string) => (await prisma.person.findFirstOrThrow({ where: { name } })).id;
  const clientId = async (clientNo: string) => (await prisma.client.findUniqueOrThrow({ where: { clientNo } })).id;
  let tokens = 0;
  const file = async (by: string, more: Record<string, unknown> = {}) => {
    const told = { what: "The queue was long", category: "service", severity: "S3", channel: "phone" };
    const given = { ...told, clientId: await clientId("K1"), ...more };
    const at = house.sandbox.clock.now();
    return filedId(
      await fileComplaint(house.db, { token: `t${tokens++}`, byId: await idOf(by), at, origin: "chat", given }),
    );
  };
  const act = async (id: number, by: string, name: Act, given: Record<string, unknown> = {}) => {
    const { version } = await prisma.complaint.findUniqueOrThrow({ where: { id } });
    const order = { complaintId: id, version, act: name, given, byId: await idOf(by), origin: "chat" } as const;
    const acted = await actOn(house.db, { ...order, at: house.sandbox.clock.now() });
    if (acted.is !== "done") throw new Error(`${name}: ${JSON.stringify(acted)}`);
  };
  return Object.assign(house, {
    ...{ idOf, clientId, file, act },
    async bringTo(id: number, until: Act, given: Partial<Record<Act, Record<string, unknown>>> = {}) {
      const team = await prisma.team.findFirstOrThrow();
      const toldNow = () => ({ toldAt: house.sandbox.clock.now().toISOString() });
      const way: [string, Act, Record<string, unknown>][] = [
        ["Dora", "judgeValid", {}],
        ["Dora", "assign", { departmentId: team.id, responsibleId: await idOf("Wu") }],
        ["Wu", "analyse", { cause: "slighted", words: "Nobody greeted them" }],
        ["Wu", "propose", { remedy: "Apologise" }],
        ["Lin", "approve", {}],
        ["Wu", "carryOut", { done: "Apologised", how: "phone" }],
        ["Lin", "evaluate", { satisfaction: 5 }],
      ];
      for (const [by, name, plain] of way) {
        await act(id, by, name, { ...plain, ...(name === "carryOut" && toldNow()), ...given[name] });
        if (name === until) return;
      }
    },
  });
}
