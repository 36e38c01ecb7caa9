-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "digestHour" INTEGER NOT NULL DEFAULT 6,
ADD COLUMN     "timeZone" TEXT;
