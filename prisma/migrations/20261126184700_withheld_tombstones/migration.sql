-- A tombstone stands for what was deleted, or is withheld, while others' words hang on it.
ALTER TABLE "Annotation" DROP CONSTRAINT "Annotation_tombstone";
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_tombstone"
  CHECK (NOT "isTombstone" OR "deletedAt" IS NOT NULL OR standing <> 'published');
ALTER TABLE "Comment" DROP CONSTRAINT "Comment_tombstone";
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_tombstone"
  CHECK (NOT "isTombstone" OR "deletedAt" IS NOT NULL OR standing <> 'published');
