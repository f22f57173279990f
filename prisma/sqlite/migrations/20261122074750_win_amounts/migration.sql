-- AlterTable
ALTER TABLE "Team" ADD COLUMN "tellsAmounts" BOOLEAN NOT NULL DEFAULT false;
