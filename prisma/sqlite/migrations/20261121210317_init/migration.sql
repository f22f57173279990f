-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "setById" INTEGER,
    "setAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Branch" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL DEFAULT 'CN',
    "latitude" REAL,
    "longitude" REAL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "deskChannel" TEXT
);

-- CreateTable
CREATE TABLE "Team" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "branchId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'managers',
    "channel" TEXT,
    CONSTRAINT "Team_branchId_fkey" FOREIGN KEY ("branchId") REFERENCES "Branch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "teamId" INTEGER,
    "grade" TEXT,
    "reportsToId" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "slackUserId" TEXT,
    "timeZone" TEXT,
    "language" TEXT,
    "dmChannel" TEXT,
    CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Person_reportsToId_fkey" FOREIGN KEY ("reportsToId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PersonRole" (
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("personId", "role"),
    CONSTRAINT "PersonRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Client" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "segment" TEXT,
    "ownerId" INTEGER NOT NULL,
    "district" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "latitude" REAL,
    "longitude" REAL,
    "openedOn" TEXT,
    "riskPreference" TEXT,
    "firstSeenOn" TEXT NOT NULL,
    "givenOn" TEXT,
    "assetsMinor" BIGINT,
    "assetsCurrency" TEXT,
    "assetsAsOf" TEXT,
    "tier" TEXT,
    "tierRatedOn" TEXT,
    "lastReachedAt" DATETIME,
    "lastVisitAt" DATETIME,
    "searchText" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Client_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "phone" TEXT,
    "birthday" TEXT,
    "birthdayCalendar" TEXT NOT NULL DEFAULT 'solar',
    "anniversary" TEXT,
    "note" TEXT,
    CONSTRAINT "Contact_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Holding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "holdingNo" TEXT NOT NULL,
    "product" TEXT,
    "amountMinor" BIGINT,
    "currency" TEXT,
    "openedOn" TEXT,
    "maturesOn" TEXT,
    CONSTRAINT "Holding_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Balance" (
    "clientId" INTEGER NOT NULL,
    "asOf" TEXT NOT NULL,
    "assetsMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,

    PRIMARY KEY ("clientId", "asOf"),
    CONSTRAINT "Balance_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContactLog" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'ours',
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'reached',
    "notes" TEXT,
    CONSTRAINT "ContactLog_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ContactLog_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OwnerChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "fromId" INTEGER,
    "toId" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "OwnerChange_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TierChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clientId" INTEGER NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "on" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "TierChange_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "computedAt" DATETIME NOT NULL,
    "dueBeyond" INTEGER NOT NULL,
    "waiting" TEXT,
    CONSTRAINT "Plan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "planId" INTEGER NOT NULL,
    "clientId" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "points" REAL NOT NULL,
    "reasons" TEXT NOT NULL,
    "carriedDays" INTEGER NOT NULL,
    CONSTRAINT "PlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanItem_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "personId" INTEGER,
    "target" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runAt" BIGINT NOT NULL,
    "leaseUntil" BIGINT NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "dirtySince" BIGINT,
    "channel" TEXT,
    "ts" TEXT,
    "lastError" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "SeenEvent" (
    "eventId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "AccessLog" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "clientId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "what" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL,

    PRIMARY KEY ("name", "date")
);

-- CreateIndex
CREATE INDEX "Policy_name_validFrom_idx" ON "Policy"("name", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Branch_name_key" ON "Branch"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");

-- CreateIndex
CREATE INDEX "Team_branchId_idx" ON "Team"("branchId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slackUserId_key" ON "Person"("slackUserId");

-- CreateIndex
CREATE INDEX "Person_teamId_idx" ON "Person"("teamId");

-- CreateIndex
CREATE INDEX "Person_reportsToId_idx" ON "Person"("reportsToId");

-- CreateIndex
CREATE INDEX "PersonRole_role_idx" ON "PersonRole"("role");

-- CreateIndex
CREATE UNIQUE INDEX "Client_clientNo_key" ON "Client"("clientNo");

-- CreateIndex
CREATE INDEX "Client_ownerId_idx" ON "Client"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_clientId_name_key" ON "Contact"("clientId", "name");

-- CreateIndex
CREATE INDEX "Holding_clientId_maturesOn_idx" ON "Holding"("clientId", "maturesOn");

-- CreateIndex
CREATE UNIQUE INDEX "Holding_clientId_holdingNo_key" ON "Holding"("clientId", "holdingNo");

-- CreateIndex
CREATE INDEX "ContactLog_personId_at_idx" ON "ContactLog"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ContactLog_clientId_at_personId_kind_direction_key" ON "ContactLog"("clientId", "at", "personId", "kind", "direction");

-- CreateIndex
CREATE INDEX "OwnerChange_clientId_idx" ON "OwnerChange"("clientId");

-- CreateIndex
CREATE INDEX "TierChange_clientId_idx" ON "TierChange"("clientId");

-- CreateIndex
CREATE INDEX "Plan_date_idx" ON "Plan"("date");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_personId_date_key" ON "Plan"("personId", "date");

-- CreateIndex
CREATE INDEX "PlanItem_clientId_idx" ON "PlanItem"("clientId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanItem_planId_clientId_key" ON "PlanItem"("planId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_runAt_idx" ON "Delivery"("state", "runAt");

-- CreateIndex
CREATE INDEX "SeenEvent_at_idx" ON "SeenEvent"("at");

-- CreateIndex
CREATE INDEX "AccessLog_clientId_at_idx" ON "AccessLog"("clientId", "at");
