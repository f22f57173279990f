-- DropIndex
DROP INDEX "Client_book_idx";

-- AlterTable
ALTER TABLE "Client" ADD COLUMN "callEveryDays" INTEGER;
ALTER TABLE "Client" ADD COLUMN "keyAccountOn" TEXT;
ALTER TABLE "Client" ADD COLUMN "visitEveryDays" INTEGER;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "startedOn" TEXT;

-- CreateTable
CREATE TABLE "PersonSetting" (
    "personId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("personId", "name")
);

-- CreateTable
CREATE TABLE "Leave" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "fromDate" TEXT NOT NULL,
    "toDate" TEXT NOT NULL,
    "coverId" INTEGER NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    CONSTRAINT "Leave_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leave_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContactLogChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contactLogId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "before" TEXT NOT NULL,
    CONSTRAINT "ContactLogChange_contactLogId_fkey" FOREIGN KEY ("contactLogId") REFERENCES "ContactLog" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProfileFact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "byId" INTEGER,
    "contactLogId" INTEGER,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ProfileFact_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "personId" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "typed" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "form")
);

-- CreateTable
CREATE TABLE "CadenceChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "visitEveryDays" INTEGER,
    "callEveryDays" INTEGER,
    "reason" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "KeyAccountChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "isKey" BOOLEAN NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "isPromised" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'open',
    "snoozes" INTEGER NOT NULL DEFAULT 0,
    "link" TEXT,
    "contactLogId" INTEGER,
    "offeredToId" INTEGER,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "closedById" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FollowUp_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUpChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "followUpId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "act" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "reason" TEXT,
    CONSTRAINT "FollowUpChange_followUpId_fkey" FOREIGN KEY ("followUpId") REFERENCES "FollowUp" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "planId" INTEGER NOT NULL,
    "clientId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "act" TEXT NOT NULL,
    "detail" TEXT
);

-- CreateTable
CREATE TABLE "Appointment" (
    "clientId" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "fromDate" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("clientId", "on")
);

-- CreateTable
CREATE TABLE "Hold" (
    "clientId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "until" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "toldIn" TEXT
);

-- CreateTable
CREATE TABLE "Digest" (
    "leadId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "lines" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("leadId", "date")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ContactLog" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'ours',
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'reached',
    "notes" TEXT,
    "level" TEXT,
    "purposes" TEXT,
    "arranged" TEXT,
    "met" TEXT,
    "needs" TEXT,
    "documents" TEXT,
    "suggestion" TEXT,
    "nextOn" TEXT,
    "sale" TEXT,
    "saleWhat" TEXT,
    "saleMinor" BIGINT,
    "saleCurrency" TEXT,
    "helpers" TEXT,
    "loggedAt" DATETIME,
    "loggedById" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ContactLog_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ContactLog_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ContactLog" ("at", "clientId", "direction", "id", "kind", "notes", "outcome", "personId") SELECT "at", "clientId", "direction", "id", "kind", "notes", "outcome", "personId" FROM "ContactLog";
DROP TABLE "ContactLog";
ALTER TABLE "new_ContactLog" RENAME TO "ContactLog";
CREATE INDEX "ContactLog_personId_at_idx" ON "ContactLog"("personId", "at");
CREATE UNIQUE INDEX "ContactLog_clientId_at_personId_kind_direction_key" ON "ContactLog"("clientId", "at", "personId", "kind", "direction");
CREATE TABLE "new_PlanItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "planId" INTEGER NOT NULL,
    "clientId" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "points" REAL NOT NULL,
    "reasons" TEXT NOT NULL,
    "carriedDays" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "stateAt" DATETIME,
    "stateById" INTEGER,
    "contactLogId" INTEGER,
    "until" TEXT,
    "skipReason" TEXT,
    "addedById" INTEGER,
    CONSTRAINT "PlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanItem_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_PlanItem" ("carriedDays", "clientId", "id", "kind", "place", "planId", "points", "reasons") SELECT "carriedDays", "clientId", "id", "kind", "place", "planId", "points", "reasons" FROM "PlanItem";
DROP TABLE "PlanItem";
ALTER TABLE "new_PlanItem" RENAME TO "PlanItem";
CREATE INDEX "PlanItem_clientId_idx" ON "PlanItem"("clientId");
CREATE UNIQUE INDEX "PlanItem_planId_clientId_key" ON "PlanItem"("planId", "clientId");
CREATE TABLE "new_Team" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "branchId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'managers',
    "channel" TEXT,
    "isNamed" BOOLEAN NOT NULL DEFAULT false,
    "tellsWins" BOOLEAN NOT NULL DEFAULT true,
    "heatUntil" TEXT,
    CONSTRAINT "Team_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Team" ("branchId", "channel", "id", "kind", "name") SELECT "branchId", "channel", "id", "kind", "name" FROM "Team";
DROP TABLE "Team";
ALTER TABLE "new_Team" RENAME TO "Team";
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");
CREATE INDEX "Team_branchId_idx" ON "Team"("branchId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Leave_personId_toDate_idx" ON "Leave"("personId", "toDate");

-- CreateIndex
CREATE INDEX "Leave_coverId_toDate_idx" ON "Leave"("coverId", "toDate");

-- CreateIndex
CREATE INDEX "ContactLogChange_contactLogId_idx" ON "ContactLogChange"("contactLogId");

-- CreateIndex
CREATE INDEX "ProfileFact_clientId_kind_idx" ON "ProfileFact"("clientId", "kind");

-- CreateIndex
CREATE INDEX "Draft_at_idx" ON "Draft"("at");

-- CreateIndex
CREATE INDEX "CadenceChange_clientId_idx" ON "CadenceChange"("clientId");

-- CreateIndex
CREATE INDEX "KeyAccountChange_clientId_idx" ON "KeyAccountChange"("clientId");

-- CreateIndex
CREATE INDEX "FollowUp_ownerId_state_dueOn_idx" ON "FollowUp"("ownerId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "FollowUp_clientId_state_idx" ON "FollowUp"("clientId", "state");

-- CreateIndex
CREATE INDEX "FollowUp_offeredToId_idx" ON "FollowUp"("offeredToId");

-- CreateIndex
CREATE INDEX "FollowUpChange_followUpId_idx" ON "FollowUpChange"("followUpId");

-- CreateIndex
CREATE INDEX "PlanChange_planId_idx" ON "PlanChange"("planId");

-- CreateIndex
CREATE INDEX "Appointment_on_idx" ON "Appointment"("on");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_personId_toldIn_idx" ON "Notice"("personId", "toldIn");

-- CreateIndex
CREATE INDEX "Client_book_idx" ON "Client"("ownerId", "id", "clientNo", "name", "tier", "assetsMinor", "district", "phone", "latitude", "longitude", "openedOn", "givenOn", "firstSeenOn", "lastReachedAt", "lastVisitAt", "visitEveryDays", "callEveryDays", "keyAccountOn");

-- CreateIndex
CREATE INDEX "Delivery_personId_startedOn_idx" ON "Delivery"("personId", "startedOn");
