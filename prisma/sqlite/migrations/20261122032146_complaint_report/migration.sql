-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN "ackWorkedMs" BIGINT;
ALTER TABLE "Complaint" ADD COLUMN "houseDueAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "isHouseKept" BOOLEAN;
ALTER TABLE "Complaint" ADD COLUMN "isLegalKept" BOOLEAN;

-- CreateTable
CREATE TABLE "ComplaintReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "askedOn" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'chart',
    "fileId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runAt" BIGINT NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE INDEX "ComplaintReport_state_runAt_idx" ON "ComplaintReport"("state", "runAt");

-- CreateIndex
CREATE INDEX "Complaint_reported" ON "Complaint"("filedOn", "state", "category", "departmentId", "branchId", "aboutId", "reporterId", "responsibleId", "clientId", "repeatOfId", "ackWorkedMs", "clockUsedMs", "isHouseKept", "isLegalKept", "satisfaction");
