import Database from "better-sqlite3";
import { pragmas } from "../src/db/pragmas.ts";
import { addDays } from "../src/lib/dates.ts";
import { dayBefore, monday } from "./days.ts";

/** Reads the rows that every manager's plan is made of, and makes nothing of them: what no plan can be faster than. */
const [file = "", managers] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
db.exec(pragmas.replace(/PRAGMA (journal_mode|synchronous)[^;]*;/g, ""));

const clients = db.prepare(
  `SELECT "id", "clientNo", "tier", "assetsMinor", "district", "latitude", "longitude", "openedOn", "givenOn",
     "firstSeenOn", "lastReachedAt", "lastVisitAt" FROM "Client" WHERE "ownerId" = ?`,
);
const keyDays = db.prepare(
  `SELECT k."clientId", k."name", k."birthday", k."birthdayCalendar", k."anniversary"
   FROM "Client" c JOIN "Contact" k ON k."clientId" = c."id" WHERE c."ownerId" = ?`,
);
const maturities = db.prepare(
  `SELECT h."clientId", h."product", h."maturesOn" FROM "Client" c JOIN "Holding" h ON h."clientId" = c."id"
   WHERE c."ownerId" = ? AND h."maturesOn" BETWEEN '${monday}' AND '${addDays(monday, 14)}'`,
);
const lastPlan = db.prepare(
  `SELECT p."waiting", i."clientId", i."carriedDays" FROM "Plan" p JOIN "PlanItem" i ON i."planId" = p."id"
   WHERE p."personId" = ? AND p."date" = '${dayBefore}'`,
);

const began = performance.now();
for (let manager = 1; manager <= Number(managers); manager++) {
  for (const statement of [clients, keyDays, maturities, lastPlan]) statement.all(manager);
}
process.send?.(performance.now() - began);
db.close();
