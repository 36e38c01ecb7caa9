-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('code', 'compare');

-- CreateEnum
CREATE TYPE "RevealRule" AS ENUM ('when_finished', 'at_date', 'by_hand');

-- CreateEnum
CREATE TYPE "SettlementState" AS ENUM ('proposed', 'settled', 'undone');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('due', 'running', 'ready', 'failed');

-- AlterTable
ALTER TABLE "Code" ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "AnnotationCode" ADD COLUMN     "codebookVersion" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CodebookVersion" (
    "codebookId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "change" JSONB NOT NULL DEFAULT '{}',
    "undo" JSONB,
    "snapshot" JSONB NOT NULL,
    "madeById" UUID,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneBy" INTEGER,

    CONSTRAINT "CodebookVersion_pkey" PRIMARY KEY ("codebookId","number")
);

-- CreateTable
CREATE TABLE "CodingTask" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "kind" "TaskKind" NOT NULL DEFAULT 'code',
    "title" TEXT NOT NULL,
    "instructions" TEXT NOT NULL DEFAULT '',
    "codebookId" UUID,
    "isBlind" BOOLEAN NOT NULL DEFAULT false,
    "reveal" "RevealRule" NOT NULL DEFAULT 'when_finished',
    "revealAt" TIMESTAMPTZ(3),
    "revealedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "votesToSettle" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CodingTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskArticle" (
    "taskId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TaskArticle_pkey" PRIMARY KEY ("taskId","articleId")
);

-- CreateTable
CREATE TABLE "TaskCoder" (
    "taskId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "answer" JSONB,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "TaskCoder_pkey" PRIMARY KEY ("taskId","personId")
);

-- CreateTable
CREATE TABLE "CodingPass" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CodingPass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PassSpan" (
    "passId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT NOT NULL,
    "codeIds" UUID[],
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PassSpan_pkey" PRIMARY KEY ("passId","annotationId")
);

-- CreateTable
CREATE TABLE "Settlement" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "taskId" UUID,
    "codeId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "isAccepted" BOOLEAN NOT NULL DEFAULT true,
    "how" TEXT NOT NULL,
    "state" "SettlementState" NOT NULL DEFAULT 'settled',
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SettlementSource" (
    "settlementId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "codeId" UUID NOT NULL,
    "personId" UUID,
    "isDecided" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "SettlementSource_pkey" PRIMARY KEY ("settlementId","annotationId","codeId")
);

-- CreateTable
CREATE TABLE "SettlementVote" (
    "settlementId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "isFor" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SettlementVote_pkey" PRIMARY KEY ("settlementId","personId")
);

-- CreateTable
CREATE TABLE "AgreementReport" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "scopeHash" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'due',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "asOf" BIGINT,
    "result" JSONB,
    "error" TEXT NOT NULL DEFAULT '',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "computedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreementReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedQuery" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedQuery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkTagging" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID,
    "codeId" UUID NOT NULL,
    "annotationIds" UUID[],
    "draftHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkTagging_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CodingTask_groupId_createdAt_id_idx" ON "CodingTask"("groupId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "TaskArticle_articleId_idx" ON "TaskArticle"("articleId");

-- CreateIndex
CREATE INDEX "TaskCoder_personId_idx" ON "TaskCoder"("personId");

-- CreateIndex
CREATE INDEX "CodingPass_personId_idx" ON "CodingPass"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CodingPass_taskId_personId_number_key" ON "CodingPass"("taskId", "personId", "number");

-- CreateIndex
CREATE INDEX "PassSpan_articleId_idx" ON "PassSpan"("articleId");

-- CreateIndex
CREATE INDEX "Settlement_groupId_articleId_state_idx" ON "Settlement"("groupId", "articleId", "state");

-- CreateIndex
CREATE INDEX "SettlementSource_annotationId_idx" ON "SettlementSource"("annotationId");

-- CreateIndex
CREATE INDEX "SettlementVote_personId_idx" ON "SettlementVote"("personId");

-- CreateIndex
CREATE INDEX "AgreementReport_state_requestedAt_idx" ON "AgreementReport"("state", "requestedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementReport_groupId_scopeHash_key" ON "AgreementReport"("groupId", "scopeHash");

-- CreateIndex
CREATE INDEX "SavedQuery_personId_createdAt_id_idx" ON "SavedQuery"("personId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SavedQuery_groupId_createdAt_id_idx" ON "SavedQuery"("groupId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "BulkTagging_personId_createdAt_id_idx" ON "BulkTagging"("personId", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "Code" ADD CONSTRAINT "Code_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Code"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodebookVersion" ADD CONSTRAINT "CodebookVersion_codebookId_fkey" FOREIGN KEY ("codebookId") REFERENCES "Codebook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingTask" ADD CONSTRAINT "CodingTask_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingTask" ADD CONSTRAINT "CodingTask_codebookId_fkey" FOREIGN KEY ("codebookId") REFERENCES "Codebook"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskArticle" ADD CONSTRAINT "TaskArticle_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "CodingTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskArticle" ADD CONSTRAINT "TaskArticle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskCoder" ADD CONSTRAINT "TaskCoder_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "CodingTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskCoder" ADD CONSTRAINT "TaskCoder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingPass" ADD CONSTRAINT "CodingPass_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "CodingTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingPass" ADD CONSTRAINT "CodingPass_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassSpan" ADD CONSTRAINT "PassSpan_passId_fkey" FOREIGN KEY ("passId") REFERENCES "CodingPass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "CodingTask"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "Code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettlementSource" ADD CONSTRAINT "SettlementSource_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "Settlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettlementVote" ADD CONSTRAINT "SettlementVote_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "Settlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettlementVote" ADD CONSTRAINT "SettlementVote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementReport" ADD CONSTRAINT "AgreementReport_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedQuery" ADD CONSTRAINT "SavedQuery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedQuery" ADD CONSTRAINT "SavedQuery_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkTagging" ADD CONSTRAINT "BulkTagging_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One decision stands for each use of a code: of two who settle the same passage, one wins.
CREATE UNIQUE INDEX "SettlementSource_decided_once" ON "SettlementSource" ("annotationId", "codeId") WHERE "isDecided";

ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_range" CHECK ("start" >= 0 AND "start" < "end");

-- Asked at each request of each person: whom an open blind task keeps from seeing others' words.
CREATE INDEX "CodingTask_blind" ON "CodingTask" ("groupId") WHERE "isBlind" AND "revealedAt" IS NULL AND "closedAt" IS NULL;
