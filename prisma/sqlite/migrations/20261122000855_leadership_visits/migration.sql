-- AlterTable
ALTER TABLE "Appointment" ADD COLUMN "goesId" INTEGER;
