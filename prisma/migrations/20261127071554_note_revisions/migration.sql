-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "noteEditedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "CommentRevision" ADD COLUMN     "groupId" UUID,
ADD COLUMN     "standing" "Standing" NOT NULL DEFAULT 'published';

-- CreateTable
CREATE TABLE "AnnotationRevision" (
    "annotationId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "groupId" UUID,
    "standing" "Standing" NOT NULL DEFAULT 'published',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnnotationRevision_pkey" PRIMARY KEY ("annotationId","version")
);

-- AddForeignKey
ALTER TABLE "AnnotationRevision" ADD CONSTRAINT "AnnotationRevision_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody wrote down how earlier texts stood: where a comment ever came before moderators, they stay with them and its
-- author.
UPDATE "CommentRevision" r SET "groupId" = t."groupId",
  standing = CASE WHEN EXISTS (SELECT 1 FROM "ModerationCase" k WHERE k."commentId" = c.id) THEN 'held' ELSE 'published' END::"Standing"
FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE c.id = r."commentId";
