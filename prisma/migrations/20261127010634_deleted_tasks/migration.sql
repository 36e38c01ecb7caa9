-- AlterTable
ALTER TABLE "CodingTask" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- What is open is never one that is deleted: whoever asks for open tasks need not ask for both.
ALTER TABLE "CodingTask" ADD CONSTRAINT "CodingTask_deleted" CHECK ("deletedAt" IS NULL OR "closedAt" IS NOT NULL);
