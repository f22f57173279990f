import type { Db } from "../../src/db/sql.ts";
import type { Asker, Role } from "../../src/deps.ts";
import { type Acted, actOn } from "../../src/features/complaints/acts.ts";
import { type Filed, fileComplaint } from "../../src/features/complaints/filing/file-acts.ts";
import type { Act } from "../../src/features/complaints/given-rules.ts";
import { coversOf } from "../../src/features/people/queries.ts";

/** People of two branches, by their first names: who they are, where they work, whom they report to. */
export const people: Record<string, { roles: Role[]; team: string; to?: string }> = {
  Boss: { roles: ["lead"], team: "Head office" },
  Lin: { roles: ["lead"], team: "Managers", to: "Boss" },
  Mei: { roles: ["manager"], team: "Managers", to: "Lin" },
  Tom: { roles: ["manager"], team: "Managers", to: "Lin" },
  Gao: { roles: ["lead"], team: "Counter", to: "Boss" },
  Wu: { roles: ["staff"], team: "Counter", to: "Gao" },
  Dora: { roles: ["desk"], team: "Counter", to: "Boss" },
  Dan: { roles: ["desk", "staff"], team: "Counter", to: "Gao" },
  Ann: { roles: ["lead"], team: "London managers", to: "Boss" },
  Bob: { roles: ["manager"], team: "London managers", to: "Ann" },
  Cat: { roles: ["desk"], team: "London managers", to: "Ann" },
};
export const teams: Record<string, string> = {
  "Head office": "Pudong",
  Managers: "Pudong",
  Counter: "Pudong",
  "London managers": "London",
};
export const names = Object.keys(people);

export type Desk = {
  db: Db;
  /** ids by name: of people, teams, and clients by their numbers */
  id(name: string): number;
  asker(name: string, now: Date): Promise<Asker>;
  file(by: string, at: string | Date, more?: Record<string, unknown>, token?: string): Promise<Filed>;
  /** acts on the newest version, as one who has just looked */
  act(complaintId: number, by: string, act: Act, at: string | Date, given?: Record<string, unknown>): Promise<Acted>;
};

/** Fills a new database with the house. `clients` are given to the two branches' managers in turn: K1 to Mei, K2 to Tom, K3 to Bob. */
export async function complaintDesk(db: Db, clients = 3): Promise<Desk> {
  const { prisma } = db;
  const ids = new Map<string, number>();
  const branches = [
    { name: "Pudong", timeZone: "Asia/Shanghai", jurisdiction: "CN" },
    { name: "London", timeZone: "Europe/London", jurisdiction: "UK" },
  ];
  for (const data of branches) ids.set(data.name, (await prisma.branch.create({ data })).id);
  for (const [name, branch] of Object.entries(teams)) {
    ids.set(name, (await prisma.team.create({ data: { name, branchId: ids.get(branch) ?? 0 } })).id);
  }
  for (const [name, { roles, team, to }] of Object.entries(people)) {
    const data = {
      ...{ name, email: `${name.toLowerCase()}@bank.example`, slackUserId: `U${name.toUpperCase()}` },
      ...{ teamId: ids.get(team) ?? null, reportsToId: (to && ids.get(to)) || null },
      roles: { create: roles.map((role) => ({ role })) },
    };
    ids.set(name, (await prisma.person.create({ data })).id);
  }
  const managers = ["Mei", "Tom", "Bob"];
  for (let i = 0; i < clients; i++) {
    const ownerId = ids.get(managers[i % 3] ?? "") ?? 0;
    const data = { clientNo: `K${i + 1}`, name: `Client ${i + 1}`, ownerId, firstSeenOn: "2026-01-01" };
    ids.set(data.clientNo, (await prisma.client.create({ data })).id);
  }
  return deskOf(db, ids);
}

/** The same house in a database that was filled before. */
export async function knownDesk(db: Db): Promise<Desk> {
  const ids = new Map<string, number>();
  for (const { name, id } of await db.prisma.person.findMany()) ids.set(name, id);
  for (const { name, id } of await db.prisma.team.findMany()) ids.set(name, id);
  for (const { clientNo, id } of await db.prisma.client.findMany()) ids.set(clientNo, id);
  return deskOf(db, ids);
}

function deskOf(db: Db, ids: Map<string, number>): Desk {
  let tokens = 0;
  const id = (name: string) => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
  return {
    db,
    id,
    asker: async (name, now) => ({
      kind: "member",
      ...{ personId: id(name), name, timeZone: "Asia/Shanghai", language: "en", slackUserId: `U${name.toUpperCase()}` },
      roles: new Set(people[name]?.roles ?? []),
      covers: await coversOf(db, id(name), now),
      leadsFor: [],
    }),
    file: (by, at, more = {}, token = `token ${process.pid} ${tokens++}`) =>
      fileComplaint(db, {
        ...{ token, byId: id(by), at: new Date(at), origin: "chat" },
        given: {
          what: "The queue was long",
          category: "service",
          severity: "S3",
          channel: "phone",
          clientId: id("K1"),
          ...more,
        },
      }),
    async act(complaintId, by, act, at, given = {}) {
      const { version } = await db.prisma.complaint.findUniqueOrThrow({ where: { id: complaintId } });
      return actOn(db, { complaintId, version, act, given, byId: id(by), at: new Date(at), origin: "chat" });
    },
  };
}

/** A time in Shanghai, on the Monday on which the desk's tests begin unless another day is said. */
export const at = (time: string, day = "2026-11-23") => new Date(`${day}T${time}+08:00`);

/** What hands a complaint to somebody of the counter. */
export const handedTo = ({ id }: Desk, responsible: string) => ({
  departmentId: id("Counter"),
  responsibleId: id(responsible),
});

/** A complaint that was assigned to somebody at eleven. */
export async function assignedTo(desk: Desk, responsible: string, more: Record<string, unknown> = {}): Promise<number> {
  const id = filedId(await desk.file("Wu", at("10:00"), more));
  await desk.act(id, "Dora", "judgeValid", at("10:30"));
  const acted = await desk.act(id, "Dora", "assign", at("11:00"), handedTo(desk, responsible));
  if (acted.is !== "done") throw new Error(`not assigned: ${JSON.stringify(acted)}`);
  return id;
}

/** The id of a complaint that was filed. */
export function filedId(filed: Filed): number {
  if (filed.is === "faults") throw new Error(`not filed: ${JSON.stringify(filed.faults)}`);
  return filed.id;
}
