import { insertRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { changesIn } from "../../lib/changes.ts";
import type { KnownBranch, KnownTeam, Situation } from "./queries.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

const usualZones: Record<string, string> = { CN: "Asia/Shanghai", UK: "Europe/London", AU: "Australia/Sydney" };

/** Adds and changes branches; an empty cell puts back the default. */
export function decideBranches(tx: RawTx, rows: Row<"branches">[], situation: Situation): Decision {
  const added: KnownBranch[] = [];
  const changed: KnownBranch[] = [];
  const verdicts = rows.map((row): Verdict => {
    const before = situation.house.branches.get(row.branch);
    const jurisdiction = row.jurisdiction === null ? "CN" : row.jurisdiction;
    const usual = usualZones[jurisdiction ?? before?.jurisdiction ?? "CN"] ?? "UTC";
    const said = {
      timeZone: row.time_zone === null ? usual : row.time_zone,
      jurisdiction,
      latitude: row.latitude,
      longitude: row.longitude,
      language: row.language === null ? "en" : row.language,
      deskChannel: row.desk_channel,
    };
    if (!row.time_zone && (!before || row.time_zone === null)) {
      situation.notices.push({ is: "zoneGuessed", branch: row.branch, timeZone: usual });
    }
    if (!before) {
      added.push({ ...newBranch(row.branch, usual), ...withoutUndefined(said) });
      return "added";
    }
    const changes = changesIn<KnownBranch>(before, said);
    if (changes) changed.push({ ...before, ...changes });
    return changes ? "changed" : "unchanged";
  });
  return { verdicts, write: () => writeBranches(tx, added, changed, situation) };
}

const newBranch = (name: string, timeZone: string): KnownBranch => ({
  id: 0,
  name,
  timeZone,
  jurisdiction: "CN",
  latitude: null,
  longitude: null,
  language: "en",
  deskChannel: null,
});

async function writeBranches(tx: RawTx, added: KnownBranch[], changed: KnownBranch[], { house }: Situation) {
  const rows = added.map(({ id: _, ...fields }) => fields);
  const ids = await insertRows<{ id: number; name: string }>(tx, "Branch", rows, ["id", "name"]);
  await updateRows(tx, "Branch", changed);
  for (const branch of changed) house.branches.set(branch.name, branch);
  for (const branch of added) {
    const id = ids.find(({ name }) => name === branch.name)?.id;
    if (id !== undefined) house.branches.set(branch.name, { ...branch, id });
  }
}

/** Adds and changes teams; a team without a branch goes to the first. */
export function decideTeams(tx: RawTx, rows: Row<"teams">[], situation: Situation): Decision {
  const added: KnownTeam[] = [];
  const changed: KnownTeam[] = [];
  const { branches, teams } = situation.house;
  const [firstBranch] = branches.values();
  const verdicts = rows.map((row): Verdict => {
    if (!firstBranch) return { fault: "noBranch" };
    const named = row.branch ? branches.get(row.branch) : undefined;
    if (row.branch && !named) return { fault: "unknownBranch", column: "branch", value: row.branch };
    const before = teams.get(row.team);
    const kind = row.kind === null ? "managers" : row.kind;
    if (!before) {
      const branchId = (named ?? firstBranch).id;
      added.push({ id: 0, name: row.team, branchId, kind: kind ?? "managers", channel: row.channel ?? null });
      return "added";
    }
    const changes = changesIn<KnownTeam>(before, { branchId: named?.id, kind, channel: row.channel });
    if (changes) changed.push({ ...before, ...changes });
    return changes ? "changed" : "unchanged";
  });
  return { verdicts, write: () => writeTeams(tx, added, changed, situation) };
}

/** Writes teams and lets the house know them. */
export async function writeTeams(tx: RawTx, added: KnownTeam[], changed: KnownTeam[], { house }: Situation) {
  const rows = added.map(({ id: _, ...fields }) => fields);
  const ids = await insertRows<{ id: number; name: string }>(tx, "Team", rows, ["id", "name"]);
  await updateRows(tx, "Team", changed);
  for (const team of changed) house.teams.set(team.name, team);
  for (const team of added) {
    const id = ids.find(({ name }) => name === team.name)?.id;
    if (id !== undefined) house.teams.set(team.name, { ...team, id });
  }
}

/** The fields that are said at all. */
function withoutUndefined<T extends object>(said: T) {
  const entries = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<{ [K in keyof T]: Exclude<T[K], undefined> }>;
}
