-- CreateEnum
CREATE TYPE "DeletionChoice" AS ENUM ('anonymise', 'remove');

-- CreateEnum
CREATE TYPE "Publishing" AS ENUM ('at_once', 'hold_all', 'hold_first');

-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('published', 'held', 'hidden', 'removed');

-- CreateEnum
CREATE TYPE "Following" AS ENUM ('follow', 'mute');

-- CreateEnum
CREATE TYPE "WordEffect" AS ENUM ('hold', 'suspect');

-- CreateEnum
CREATE TYPE "FlagReason" AS ENUM ('spam', 'abuse', 'off_topic', 'false_claim', 'other');

-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('warn', 'mute', 'suspend', 'ban');

-- CreateEnum
CREATE TYPE "MailRhythm" AS ENUM ('at_once', 'daily', 'off');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "deletionAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletionChoice" "DeletionChoice";

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "flagThreshold" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "holdFirst" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "holdLinks" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "publishing" "Publishing" NOT NULL DEFAULT 'at_once',
ADD COLUMN     "showsModerators" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wordListVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "keptVersion" INTEGER,
ADD COLUMN     "standing" "Standing" NOT NULL DEFAULT 'published';

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "lockedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lockedById" UUID,
ADD COLUMN     "resolution" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "resolvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "resolvedById" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "depth" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "keptVersion" INTEGER,
ADD COLUMN     "quote" JSONB,
ADD COLUMN     "replyCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "standing" "Standing" NOT NULL DEFAULT 'published';

-- CreateTable
CREATE TABLE "Reaction" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "annotationId" UUID,
    "commentId" UUID,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "commentId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("commentId","personId")
);

-- CreateTable
CREATE TABLE "ThreadReader" (
    "threadId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "following" "Following",
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "ThreadReader_pkey" PRIMARY KEY ("threadId","personId")
);

-- CreateTable
CREATE TABLE "IgnoredPerson" (
    "personId" UUID NOT NULL,
    "ignoredId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IgnoredPerson_pkey" PRIMARY KEY ("personId","ignoredId")
);

-- CreateTable
CREATE TABLE "CommonGround" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "annotationId" UUID,
    "commentId" UUID,
    "intercept" DOUBLE PRECISION NOT NULL,
    "factor" DOUBLE PRECISION NOT NULL,
    "ratings" INTEGER NOT NULL,
    "isAgreed" BOOLEAN NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommonGround_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WatchedWord" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "phrase" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "effect" "WordEffect" NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WatchedWord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "annotationId" UUID,
    "commentId" UUID,
    "subjectVersion" INTEGER NOT NULL,
    "caseId" UUID,
    "reporterId" UUID NOT NULL,
    "reason" "FlagReason" NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationCase" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "annotationId" UUID,
    "commentId" UUID,
    "authorId" UUID NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "isPending" BOOLEAN NOT NULL DEFAULT false,
    "isFlagged" BOOLEAN NOT NULL DEFAULT false,
    "isSuspect" BOOLEAN NOT NULL DEFAULT false,
    "why" JSONB NOT NULL DEFAULT '[]',
    "flagWeight" INTEGER NOT NULL DEFAULT 0,
    "claimedById" UUID,
    "claimedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decision" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ModerationCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationAction" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "kind" TEXT NOT NULL,
    "moderatorId" UUID,
    "personId" UUID,
    "annotationId" UUID,
    "commentId" UUID,
    "threadId" UUID,
    "subjectVersion" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "before" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,

    CONSTRAINT "ModerationAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "claimedById" UUID,
    "claimedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "isGranted" BOOLEAN,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppealMessage" (
    "id" UUID NOT NULL,
    "appealId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "isByModerators" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppealMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sanction" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "personId" UUID NOT NULL,
    "kind" "SanctionKind" NOT NULL,
    "actionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberNote" (
    "id" UUID NOT NULL,
    "groupId" UUID,
    "personId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "groupId" UUID,
    "articleId" UUID,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "personId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "NoticeChoice" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID,
    "mail" "MailRhythm" NOT NULL,

    CONSTRAINT "NoticeChoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "onceKey" TEXT NOT NULL,
    "tellsOf" UUID[],
    "rhythm" "MailRhythm" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reaction_personId_idx" ON "Reaction"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_annotationId_personId_kind_key" ON "Reaction"("annotationId", "personId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_commentId_personId_kind_key" ON "Reaction"("commentId", "personId", "kind");

-- CreateIndex
CREATE INDEX "Mention_personId_idx" ON "Mention"("personId");

-- CreateIndex
CREATE INDEX "ThreadReader_personId_idx" ON "ThreadReader"("personId");

-- CreateIndex
CREATE INDEX "IgnoredPerson_ignoredId_idx" ON "IgnoredPerson"("ignoredId");

-- CreateIndex
CREATE UNIQUE INDEX "CommonGround_annotationId_key" ON "CommonGround"("annotationId");

-- CreateIndex
CREATE UNIQUE INDEX "CommonGround_commentId_key" ON "CommonGround"("commentId");

-- CreateIndex
CREATE INDEX "CommonGround_groupId_idx" ON "CommonGround"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "WatchedWord_groupId_folded_key" ON "WatchedWord"("groupId", "folded") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "Flag_reporterId_idx" ON "Flag"("reporterId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_annotationId_subjectVersion_reporterId_key" ON "Flag"("annotationId", "subjectVersion", "reporterId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_commentId_subjectVersion_reporterId_key" ON "Flag"("commentId", "subjectVersion", "reporterId");

-- CreateIndex
CREATE INDEX "ModerationCase_groupId_decidedAt_openedAt_id_idx" ON "ModerationCase"("groupId", "decidedAt", "openedAt", "id");

-- CreateIndex
CREATE INDEX "ModerationCase_decidedAt_openedAt_id_idx" ON "ModerationCase"("decidedAt", "openedAt", "id");

-- CreateIndex
CREATE INDEX "ModerationAction_groupId_createdAt_id_idx" ON "ModerationAction"("groupId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "ModerationAction_personId_createdAt_id_idx" ON "ModerationAction"("personId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "ModerationAction_commentId_idx" ON "ModerationAction"("commentId");

-- CreateIndex
CREATE INDEX "ModerationAction_annotationId_idx" ON "ModerationAction"("annotationId");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_actionId_key" ON "Appeal"("actionId");

-- CreateIndex
CREATE INDEX "Appeal_decidedAt_createdAt_id_idx" ON "Appeal"("decidedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AppealMessage_appealId_createdAt_id_idx" ON "AppealMessage"("appealId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Sanction_personId_liftedAt_until_idx" ON "Sanction"("personId", "liftedAt", "until");

-- CreateIndex
CREATE INDEX "Sanction_groupId_createdAt_id_idx" ON "Sanction"("groupId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MemberNote_personId_groupId_createdAt_idx" ON "MemberNote"("personId", "groupId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_groupId_seq_idx" ON "AuditEntry"("groupId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_idx" ON "AuditEntry"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeChoice_personId_groupId_key" ON "NoticeChoice"("personId", "groupId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "Letter_onceKey_key" ON "Letter"("onceKey");

-- CreateIndex
CREATE INDEX "Letter_sentAt_droppedAt_dueAt_idx" ON "Letter"("sentAt", "droppedAt", "dueAt");

-- CreateIndex
CREATE INDEX "Letter_personId_idx" ON "Letter"("personId");

-- CreateIndex
CREATE INDEX "Comment_threadId_parentId_createdAt_id_idx" ON "Comment"("threadId", "parentId", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IgnoredPerson" ADD CONSTRAINT "IgnoredPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IgnoredPerson" ADD CONSTRAINT "IgnoredPerson_ignoredId_fkey" FOREIGN KEY ("ignoredId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommonGround" ADD CONSTRAINT "CommonGround_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommonGround" ADD CONSTRAINT "CommonGround_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WatchedWord" ADD CONSTRAINT "WatchedWord_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "ModerationCase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationAction" ADD CONSTRAINT "ModerationAction_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "ModerationAction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppealMessage" ADD CONSTRAINT "AppealMessage_appealId_fkey" FOREIGN KEY ("appealId") REFERENCES "Appeal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "ModerationAction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberNote" ADD CONSTRAINT "MemberNote_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberNote" ADD CONSTRAINT "MemberNote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeChoice" ADD CONSTRAINT "NoticeChoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeChoice" ADD CONSTRAINT "NoticeChoice_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What the schema cannot say ──────────────────────────────────────────────

-- What is said of words is said of an annotation or of a comment, never of both or neither.
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_one_subject" CHECK (num_nonnulls("annotationId", "commentId") = 1);
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_one_subject" CHECK (num_nonnulls("annotationId", "commentId") = 1);
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_one_subject" CHECK (num_nonnulls("annotationId", "commentId") = 1);
ALTER TABLE "CommonGround" ADD CONSTRAINT "CommonGround_one_subject" CHECK (num_nonnulls("annotationId", "commentId") = 1);
ALTER TABLE "IgnoredPerson" ADD CONSTRAINT "IgnoredPerson_not_oneself" CHECK ("personId" <> "ignoredId");

-- What is private is nobody's to withhold.
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_private_is_published" CHECK ("groupId" IS NOT NULL OR standing = 'published');

-- One open case for each annotation and each comment.
CREATE UNIQUE INDEX "ModerationCase_open_annotation" ON "ModerationCase"("annotationId") WHERE "decidedAt" IS NULL;
CREATE UNIQUE INDEX "ModerationCase_open_comment" ON "ModerationCase"("commentId") WHERE "decidedAt" IS NULL;

-- Queues and counts look only at what is not decided, and not published.
CREATE INDEX "ModerationCase_open" ON "ModerationCase"("groupId", "openedAt", id) WHERE "decidedAt" IS NULL;
CREATE INDEX "Annotation_withheld" ON "Annotation"("groupId") WHERE standing <> 'published';
CREATE INDEX "Comment_withheld" ON "Comment"("threadId") WHERE standing <> 'published';
CREATE INDEX "Letter_due" ON "Letter"("dueAt") WHERE "sentAt" IS NULL AND "droppedAt" IS NULL;
CREATE INDEX "Person_deletion" ON "Person"("deletionAt") WHERE "deletionAt" IS NOT NULL;

-- The audit log is only ever added to, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_never_emptied" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What stands already.
WITH RECURSIVE tree AS (
  SELECT id, 0 AS depth FROM "Comment" WHERE "parentId" IS NULL
  UNION ALL
  SELECT c.id, tree.depth + 1 FROM "Comment" c JOIN tree ON c."parentId" = tree.id
)
UPDATE "Comment" c SET depth = tree.depth FROM tree WHERE tree.id = c.id AND tree.depth > 0;
UPDATE "Comment" c SET "replyCount" = r.count
FROM (SELECT "parentId", count(*) AS count FROM "Comment" WHERE "parentId" IS NOT NULL AND "deletedAt" IS NULL GROUP BY 1) r
WHERE r."parentId" = c.id;
