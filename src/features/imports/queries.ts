import type { Db } from "../../db/sql.ts";
import type { Policy } from "../policy/rules.ts";

export type KnownPerson = {
  id: number;
  email: string;
  name: string;
  active: boolean;
  roles: string[];
  team: string | null;
  grade: string | null;
  reportsTo: string | null;
  /** of the branch */
  timeZone: string;
};
export type KnownTeam = { id: number; name: string; branchId: number; kind: string; channel: string | null };
export type KnownBranch = {
  id: number;
  name: string;
  timeZone: string;
  jurisdiction: string;
  latitude: number | null;
  longitude: number | null;
  language: string;
  deskChannel: string | null;
};

/** The house as it stands when an import begins, kept up to date by what the import adds: small beside any book. */
export type House = {
  people: Map<string, KnownPerson>;
  teams: Map<string, KnownTeam>;
  branches: Map<string, KnownBranch>;
};

/** What an import has to know to judge a row. */
export type Situation = {
  now: Date;
  dryRun: boolean;
  policy: Policy;
  house: House;
  /** no more rows will come: what a row waited for is not there */
  isLast: boolean;
  notices: Notice[];
  /** clients whose balances the file tells: they are rated when all of it is in */
  unrated: Set<number>;
  /** how long the last chunk held the write lock, and since when it is free */
  lock: { heldMs: number; freeSince: number };
};
export type Notice =
  | { is: "unknownColumns"; columns: string[] }
  | { is: "teamMade"; team: string; branch: string }
  | { is: "zoneGuessed"; branch: string; timeZone: string };

const fallbackZone = "UTC";

/** Everybody, every team and every branch, by e-mail or name. */
export async function readHouse(db: Db): Promise<House> {
  const branches = await db.rows<KnownBranch>(
    "SELECT id, name, timeZone, jurisdiction, latitude, longitude, language, deskChannel FROM Branch ORDER BY id",
  );
  const teams = await db.rows<KnownTeam>("SELECT id, name, branchId, kind, channel FROM Team ORDER BY id");
  type Read = Omit<KnownPerson, "active" | "roles"> & { active: number; roles: string | null };
  const people = await db.rows<Read>(
    `SELECT p.id, p.email, p.name, p.active, t.name AS team, p.grade, boss.email AS reportsTo,
       coalesce(b.timeZone, (SELECT timeZone FROM Branch ORDER BY id LIMIT 1), '${fallbackZone}') AS timeZone,
       (SELECT group_concat(role, '+') FROM (SELECT role FROM PersonRole WHERE personId = p.id ORDER BY role)) AS roles
     FROM Person p LEFT JOIN Person boss ON boss.id = p.reportsToId
       LEFT JOIN Team t ON t.id = p.teamId LEFT JOIN Branch b ON b.id = t.branchId`,
  );
  return {
    branches: new Map(branches.map((branch) => [branch.name, branch])),
    teams: new Map(teams.map((team) => [team.name, team])),
    people: new Map(
      people.map((person) => [
        person.email,
        { ...person, active: person.active !== 0, roles: person.roles?.split("+") ?? [] },
      ]),
    ),
  };
}
