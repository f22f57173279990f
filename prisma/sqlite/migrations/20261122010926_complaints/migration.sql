-- CreateTable
CREATE TABLE "Complaint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "branchId" INTEGER NOT NULL,
    "clientId" INTEGER,
    "otherName" TEXT,
    "otherPhone" TEXT,
    "category" TEXT NOT NULL,
    "subCategory" TEXT,
    "severity" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "whereAbout" TEXT,
    "happenedOn" TEXT,
    "wish" TEXT,
    "channel" TEXT NOT NULL,
    "aboutId" INTEGER,
    "reporterId" INTEGER NOT NULL,
    "filedAt" DATETIME NOT NULL,
    "filedOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stateBefore" TEXT NOT NULL,
    "departmentId" INTEGER,
    "responsibleId" INTEGER,
    "proposedById" INTEGER,
    "repeatOfId" INTEGER,
    "clockFrom" DATETIME NOT NULL,
    "clockUsedMs" BIGINT NOT NULL DEFAULT 0,
    "clockAt" DATETIME NOT NULL,
    "clockStoodMs" BIGINT NOT NULL DEFAULT 0,
    "isClockPaused" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgedAt" DATETIME,
    "proposedAt" DATETIME,
    "resolvedAt" DATETIME,
    "closedAt" DATETIME,
    "legalDueOn" TEXT NOT NULL,
    "legalStep" INTEGER NOT NULL DEFAULT 0,
    "extensionById" INTEGER,
    "dueAt" DATETIME,
    "warnAt" DATETIME,
    "satisfaction" INTEGER,
    "compensationMinor" BIGINT,
    "compensationCurrency" TEXT,
    "cause" TEXT,
    "cardChannel" TEXT,
    "cardTs" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "headHash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ComplaintNumber" (
    "year" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ComplaintAct" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "byId" INTEGER,
    "at" DATETIME NOT NULL,
    "fromState" TEXT,
    "toState" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "ComplaintAct_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplaintFile" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "actSeq" INTEGER NOT NULL,
    "slackFileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT,
    "bytes" INTEGER,
    "sha256" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runAt" BIGINT NOT NULL DEFAULT 0,
    "addedById" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ComplaintFile_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_number_key" ON "Complaint"("number");

-- CreateIndex
CREATE INDEX "Complaint_branchId_state_idx" ON "Complaint"("branchId", "state");

-- CreateIndex
CREATE INDEX "Complaint_clientId_category_filedAt_idx" ON "Complaint"("clientId", "category", "filedAt");

-- CreateIndex
CREATE INDEX "Complaint_responsibleId_state_idx" ON "Complaint"("responsibleId", "state");

-- CreateIndex
CREATE INDEX "Complaint_reporterId_filedAt_idx" ON "Complaint"("reporterId", "filedAt");

-- CreateIndex
CREATE INDEX "Complaint_aboutId_idx" ON "Complaint"("aboutId");

-- CreateIndex
CREATE INDEX "Complaint_filedAt_idx" ON "Complaint"("filedAt");

-- CreateIndex
CREATE INDEX "Complaint_state_dueAt_idx" ON "Complaint"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Complaint_warnAt_idx" ON "Complaint"("warnAt");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_reporterId_token_key" ON "Complaint"("reporterId", "token");

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintAct_complaintId_seq_key" ON "ComplaintAct"("complaintId", "seq");

-- CreateIndex
CREATE INDEX "ComplaintFile_state_runAt_idx" ON "ComplaintFile"("state", "runAt");

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintFile_complaintId_slackFileId_key" ON "ComplaintFile"("complaintId", "slackFileId");
