-- AlterTable
ALTER TABLE "FollowUp" ADD COLUMN "complaintId" INTEGER;

-- CreateIndex
CREATE INDEX "FollowUp_complaintId_idx" ON "FollowUp"("complaintId");

-- What was promised before: written down at the very moment of the approval
UPDATE "FollowUp" SET "complaintId" = (
  SELECT a."complaintId" FROM "ComplaintAct" a JOIN "Complaint" k ON k."id" = a."complaintId"
  WHERE a."act" = 'approve' AND a."at" = "FollowUp"."createdAt" AND k."clientId" = "FollowUp"."clientId")
WHERE "source" = 'complaint';
