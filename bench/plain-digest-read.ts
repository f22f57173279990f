import Database from "better-sqlite3";
import { pragmas } from "../src/db/pragmas.ts";
import { dayBefore, monday } from "./days.ts";

/** Reads the rows that every lead's digest is made of, and makes nothing of them: what no digest can be faster than. */
const [file = "", managers, managersPerTeam] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
db.exec(pragmas.replace(/PRAGMA (journal_mode|synchronous)[^;]*;/g, ""));

const members = db.prepare(`SELECT "id", "name", "timeZone" FROM "Person" WHERE "reportsToId" = ? AND "active" = 1`);
const late = db.prepare(
  `SELECT "id", "ownerId", "dueOn" FROM "FollowUp" WHERE "ownerId" = ? AND "state" = 'open' AND "dueOn" < '${monday}'`,
);
const unmade = db.prepare(
  `SELECT i."state", i."kind" FROM "Plan" p JOIN "PlanItem" i ON i."planId" = p."id"
   WHERE p."personId" = ? AND p."date" = '${dayBefore}'`,
);
const clients = db.prepare(
  `SELECT "tier", "openedOn", "givenOn", "firstSeenOn", "lastReachedAt", "lastVisitAt", "visitEveryDays", "callEveryDays"
   FROM "Client" INDEXED BY "Client_book_idx" WHERE "ownerId" = ?`,
);
const memory = db.prepare(`SELECT "lines" FROM "Digest" WHERE "leadId" = ? AND "date" = '${dayBefore}'`);

const began = performance.now();
for (let team = 1; team <= Math.ceil(Number(managers) / Number(managersPerTeam)); team++) {
  const lead = Number(managers) + team;
  memory.all(lead);
  for (const { id } of members.all(lead) as { id: number }[])
    for (const statement of [late, unmade, clients]) statement.all(id);
}
process.send?.(performance.now() - began);
db.close();
