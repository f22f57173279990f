import Database from "better-sqlite3";
import { pragmas } from "../src/db/pragmas.ts";
import { addDays } from "../src/lib/dates.ts";
import { dayBefore, monday } from "./days.ts";

/** Reads the rows that every manager's plan is made of, and makes nothing of them: what no plan can be faster than. */
const [file = "", managers] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
db.exec(pragmas.replace(/PRAGMA (journal_mode|synchronous)[^;]*;/g, ""));

const clients = db.prepare(
  `SELECT c."id", c."clientNo", c."tier", c."assetsMinor", c."district", c."latitude", c."longitude", c."openedOn",
     c."givenOn", c."firstSeenOn", c."lastReachedAt", c."lastVisitAt", c."visitEveryDays", c."callEveryDays", h."until"
   FROM "Client" c LEFT JOIN "Hold" h ON h."clientId" = c."id" WHERE c."ownerId" = ?`,
);
const keyDays = db.prepare(
  `SELECT k."clientId", k."name", k."birthday", k."birthdayCalendar", k."anniversary"
   FROM "Client" c JOIN "Contact" k ON k."clientId" = c."id" WHERE c."ownerId" = ?`,
);
const maturities = db.prepare(
  `SELECT h."clientId", h."product", h."maturesOn" FROM "Client" c JOIN "Holding" h ON h."clientId" = c."id"
   WHERE c."ownerId" = ? AND h."maturesOn" BETWEEN '${monday}' AND '${addDays(monday, 14)}'`,
);
const balances = db.prepare(
  `SELECT b."clientId", b."asOf", b."assetsMinor", b."currency" FROM "Client" c JOIN "Balance" b ON b."clientId" = c."id"
     AND b."asOf" >= substr(c."lastReachedAt", 1, 10) WHERE c."ownerId" = ?`,
);
const followUps = db.prepare(
  `SELECT "clientId", "text", "dueOn", "isPromised" FROM "FollowUp"
   WHERE "ownerId" = ? AND "state" = 'open' AND "dueOn" <= '${monday}'`,
);
const appointments = db.prepare(
  `SELECT a."clientId", a."on", a."kind", a."cause" FROM "Client" c JOIN "Appointment" a ON a."clientId" = c."id"
   WHERE c."ownerId" = ? AND a."on" BETWEEN '${addDays(monday, -14)}' AND '${monday}'`,
);
const lastPlan = db.prepare(
  `SELECT p."waiting", i."clientId", i."carriedDays" FROM "Plan" p JOIN "PlanItem" i ON i."planId" = p."id"
   WHERE p."personId" = ? AND p."date" = '${dayBefore}'`,
);

const began = performance.now();
for (let manager = 1; manager <= Number(managers); manager++) {
  for (const statement of [clients, keyDays, maturities, balances, followUps, appointments, lastPlan]) {
    statement.all(manager);
  }
}
process.send?.(performance.now() - began);
db.close();
