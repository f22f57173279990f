-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "editOf" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "threadOf" TEXT;

-- CreateIndex
CREATE INDEX "Delivery_editOf_idx" ON "Delivery"("editOf");
