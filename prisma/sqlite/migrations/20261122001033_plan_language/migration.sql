-- AlterTable
ALTER TABLE "Plan" ADD COLUMN "language" TEXT;

-- CreateIndex
CREATE INDEX "OwnerChange_fromId_on_idx" ON "OwnerChange"("fromId", "on");
