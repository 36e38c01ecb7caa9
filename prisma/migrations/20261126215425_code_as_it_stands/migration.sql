-- AlterTable
ALTER TABLE "AnnotationCode" ALTER COLUMN "codebookVersion" SET DEFAULT 0;

-- Whoever gives a passage a code: it is noted with which version of the codebook, and a merge that is under way
-- (it locks both codes) is waited for, so that no passage is left with a code that was merged into another.
-- VOLATILE: each query sees what is committed by then. An explicit version stays: undoing puts back what was.
CREATE FUNCTION code_as_it_stands() RETURNS TRIGGER LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  given UUID := NEW."codeId";
  merged UUID;
BEGIN
  LOOP
    SELECT c."mergedIntoId" INTO merged FROM "Code" c WHERE c.id = NEW."codeId" FOR KEY SHARE;
    EXIT WHEN merged IS NULL OR NEW."codebookVersion" <> 0;
    NEW."codeId" := merged;
  END LOOP;
  IF NEW."codeId" <> given AND EXISTS (
    SELECT 1 FROM "AnnotationCode" x WHERE x."annotationId" = NEW."annotationId" AND x."codeId" = NEW."codeId"
  ) THEN
    RETURN NULL;
  END IF;
  IF NEW."codebookVersion" = 0 THEN
    SELECT b.version INTO NEW."codebookVersion"
    FROM "Code" c JOIN "Codebook" b ON b.id = c."codebookId" WHERE c.id = NEW."codeId";
    -- No such code: the foreign key says so.
    NEW."codebookVersion" := coalesce(NEW."codebookVersion", 1);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER code_as_it_stands BEFORE INSERT ON "AnnotationCode"
  FOR EACH ROW EXECUTE FUNCTION code_as_it_stands();
