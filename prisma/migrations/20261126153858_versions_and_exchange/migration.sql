-- AlterTable
ALTER TABLE "ArticleVersion" ADD COLUMN     "restoredFrom" INTEGER;

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "canonical" TEXT,
ADD COLUMN     "foreign" JSONB,
ADD COLUMN     "slug" TEXT,
ADD COLUMN     "via" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Anchor" ADD COLUMN     "needsReview" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reviewedById" UUID,
ADD COLUMN     "why" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "start" DROP NOT NULL,
ALTER COLUMN "end" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "canonical" TEXT,
ADD COLUMN     "foreign" JSONB,
ADD COLUMN     "via" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "articleId" UUID,
    "groupId" UUID,
    "subjectId" UUID NOT NULL,
    "onceKey" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Notification_personId_createdAt_id_idx" ON "Notification"("personId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_personId_onceKey_key" ON "Notification"("personId", "onceKey");

-- CreateIndex
CREATE UNIQUE INDEX "Annotation_articleId_groupId_slug_key" ON "Annotation"("articleId", "groupId", "slug");

-- AddForeignKey
ALTER TABLE "Anchor" ADD CONSTRAINT "Anchor_reviewedById_fkey" FOREIGN KEY ("reviewedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What the schema language cannot say ─────────────────────────────────────

-- An orphan, and nothing else, stands nowhere.
ALTER TABLE "Anchor" ADD CONSTRAINT "Anchor_orphan" CHECK (
  (start IS NULL) = ("end" IS NULL) AND (start IS NULL) = (origin = 'orphaned')
);

-- The review list of an article's version.
CREATE INDEX "Anchor_review_idx" ON "Anchor" ("versionId") WHERE "needsReview";
