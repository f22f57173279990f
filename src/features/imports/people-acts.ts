import { deleteRows, insertRows, updateRows } from "../../db/bulk.ts";
import type { RawTx } from "../../db/bulk-writer.ts";
import { changesIn } from "../../lib/changes.ts";
import { writeTeams } from "./house-acts.ts";
import type { House, KnownPerson, KnownTeam, Situation } from "./queries.ts";
import type { Decision, Row, Verdict } from "./row-rules.ts";

type Work = { added: KnownPerson[]; changed: KnownPerson[]; teams: KnownTeam[] };

/** Adds and changes people. Who reports to somebody further down in the file waits for that row. */
export function decidePeople(tx: RawTx, rows: Row<"people">[], situation: Situation): Decision {
  const work: Work = { added: [], changed: [], teams: [] };
  const verdicts = rows.map((row) => decidePerson(row, situation, work));
  return { verdicts, write: () => writePeople(tx, work, situation) };
}

function decidePerson(row: Row<"people">, situation: Situation, work: Work): Verdict {
  const { house } = situation;
  const boss = bossFault(row, house);
  if (boss) return situation.isLast ? { fault: boss, column: "reports_to", value: row.reports_to ?? "" } : "waiting";
  const team = teamOf(row, situation, work);
  if (team === "noBranch") return { fault: "noBranch" };
  const before = house.people.get(row.email);
  const said = {
    name: row.name,
    roles: row.roles === null ? [] : row.roles,
    grade: row.grade,
    reportsTo: row.reports_to,
    team: team === undefined ? undefined : (team?.name ?? null),
  };
  if (!before) {
    const person = { ...emptyPerson, email: row.email, name: row.name, timeZone: zoneOf(team, house) };
    const added = Object.assign(person, changesIn<KnownPerson>(person, said));
    house.people.set(row.email, added);
    work.added.push(added);
    return "added";
  }
  const sameRoles = said.roles?.join("+") === before.roles.join("+");
  const changes = changesIn<KnownPerson>(before, sameRoles ? { ...said, roles: undefined } : said);
  if (!changes) return "unchanged";
  Object.assign(before, changes, team === undefined ? {} : { timeZone: zoneOf(team, house) });
  work.changed.push(before);
  return "changed";
}

const emptyPerson = { id: 0, active: true, roles: [], team: null, grade: null, reportsTo: null };

/** Why somebody cannot report to whom the row names, as far as the house is known by now. */
function bossFault({ email, reports_to: boss }: Row<"people">, { people }: House) {
  if (!boss) return undefined;
  if (boss === email) return "reportsInCircle";
  if (!people.has(boss)) return "unknownPerson";
  for (let above = boss, steps = 0; above && steps <= people.size; steps++) {
    if (above === email) return "reportsInCircle";
    above = people.get(above)?.reportsTo ?? "";
  }
  return undefined;
}

/** The team a row names, made when the house has none of that name; null: none, undefined: the file does not say. */
function teamOf(
  row: Row<"people">,
  { house, notices }: Situation,
  work: Work,
): KnownTeam | null | undefined | "noBranch" {
  if (!row.team) return row.team === undefined ? undefined : null;
  const known = house.teams.get(row.team);
  if (known) return known;
  const [branch] = house.branches.values();
  if (!branch) return "noBranch";
  const made = { id: 0, name: row.team, branchId: branch.id, kind: "managers", channel: null };
  house.teams.set(row.team, made);
  work.teams.push(made);
  notices.push({ is: "teamMade", team: row.team, branch: branch.name });
  return made;
}

function zoneOf(team: KnownTeam | null | undefined, { branches }: House): string {
  const all = [...branches.values()];
  return (all.find(({ id }) => id === team?.branchId) ?? all[0])?.timeZone ?? "UTC";
}

async function writePeople(tx: RawTx, { added, changed, teams }: Work, situation: Situation) {
  const { house } = situation;
  await writeTeams(tx, teams, [], situation);
  const fields = ({ email, name }: KnownPerson) => ({ email, name, active: 1 });
  const made = await insertRows<{ id: number; email: string }>(tx, "Person", added.map(fields), ["id", "email"]);
  for (const { id, email } of made) {
    const person = house.people.get(email);
    if (person) person.id = id;
  }
  const all = [...added, ...changed];
  await updateRows(
    tx,
    "Person",
    all.map(({ id, name, team, grade, reportsTo }) => {
      const teamId = team === null ? null : (house.teams.get(team)?.id ?? null);
      const reportsToId = reportsTo === null ? null : (house.people.get(reportsTo)?.id ?? null);
      return { id, name, teamId, grade, reportsToId };
    }),
  );
  const ids = changed.map(({ id }) => id);
  await deleteRows(tx, "PersonRole", "personId", ids);
  const roles = all.flatMap(({ id: personId, roles }) => roles.map((role) => ({ personId, role })));
  await insertRows(tx, "PersonRole", roles);
}
