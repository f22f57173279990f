import type Database from "better-sqlite3";
import { openDb } from "../src/db/open.ts";
import { sqlInstant } from "../src/db/sql.ts";
import { chainsAfter } from "../src/features/complaints/chain/chain-queries.ts";
import { chainFault } from "../src/features/complaints/chain/chain-rules.ts";
import { adder } from "./adder.ts";
import type { BookShape } from "./book-shape.ts";
import { deskChannel, deskMember, houseLead } from "./complaint-people.ts";
import { type Crew, complaintRow, yearsOf } from "./complaint-rows.ts";
import { zone } from "./days.ts";

const teamsPerRegion = 10;
const staffPerTeam = 2;

/** Complaints with their acts, and the people that only they need: staff, the desk, and leads above leads. */
export function insertComplaints(db: Database.Database, book: BookShape): void {
  const crew = insertCrew(db, book);
  const addAct = adder(db, "ComplaintAct", "complaintId seq act byId at fromState toState given origin hash");
  const names = Object.keys(complaintRow(1, book, crew).columns);
  const addComplaint = adder(db, "Complaint", ["id", ...names, "repeatOfId"].join(" "));
  for (let id = 1; id <= book.complaints; id++) {
    const { columns, acts } = complaintRow(id, book, crew);
    const { repeatOfId = null, ...rest } = columns;
    addComplaint([id, ...Object.values(rest), repeatOfId]);
    for (const { seq, act, byId, at, fromState, toState, given, origin, hash } of acts) {
      addAct([id, seq, act, byId, sqlInstant(at), fromState, toState, given, origin, hash]);
    }
  }
  // the times of a report are there: nothing is left to write down at the bot's start
  adder(db, "Setting", "name value")(["complaints measured", "1"]);
  const addYear = adder(db, "ComplaintNumber", "year last");
  yearsOf(book).forEach(addYear);
}

function insertCrew(db: Database.Database, { managers, managersPerTeam }: BookShape): Crew {
  const teams = Math.ceil(managers / managersPerTeam);
  const regions = Math.ceil(teams / teamsPerRegion);
  const add = adder(db, "Person", "id email name teamId slackUserId timeZone language reportsToId");
  const addRole = adder(db, "PersonRole", "personId role");
  let id = managers + teams;
  const addPerson = (slackUserId: string, role: string, reportsToId: number | null) => {
    add([++id, `${slackUserId.toLowerCase()}@bank.example`, slackUserId, 1, slackUserId, zone, "zh", reportsToId]);
    addRole([id, role]);
    return id;
  };
  db.prepare(`UPDATE "Branch" SET "deskChannel" = ?`).run(deskChannel);
  const house = addPerson(houseLead, "lead", null);
  const link = db.prepare(`UPDATE "Person" SET "reportsToId" = ? WHERE "id" = ?`);
  for (let region = 1; region <= regions; region++) {
    const regionId = addPerson(`UREGION${region}`, "lead", house);
    const first = (region - 1) * teamsPerRegion;
    for (let team = first + 1; team <= Math.min(first + teamsPerRegion, teams); team++)
      link.run(regionId, managers + team);
  }
  const desk = addPerson(deskMember, "desk", house);
  // the first of each team comes before the second of the first
  const firstStaff = id + 1;
  for (let n = 0; n < teams * staffPerTeam; n++) addPerson(`USTAFF${n + 1}`, "staff", managers + 1 + (n % teams));
  const teamOf = (person: number) =>
    person <= managers ? Math.ceil(person / managersPerTeam) - 1 : (person - firstStaff) % teams;
  return {
    desk,
    staffBeside: (person, nth) => firstStaff + (nth % staffPerTeam) * teams + teamOf(person),
    leadOf: (person) => managers + 1 + teamOf(person),
  };
}

/** Throws when what was made is not what `rounds verify` takes for whole, looked at here and there. */
export async function checkSomeChains(file: string): Promise<void> {
  const db = await openDb(file);
  try {
    for (const after of [0, 333, 5000, 123_456, 500_000, 999_500]) {
      for (const { number, acts, kept } of await chainsAfter(db, after, 500)) {
        const fault = chainFault(number, acts, kept);
        if (fault) throw new Error(`the bench made a chain that is not whole: ${number}, ${JSON.stringify(fault)}`);
      }
    }
  } finally {
    await db.close();
  }
}
