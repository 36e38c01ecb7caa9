-- AlterTable
ALTER TABLE "CodingTask" ADD COLUMN     "includesLater" BOOLEAN NOT NULL DEFAULT false;

-- Who may see others' words in a layer changes with its tasks: those who read along are looked at anew.
CREATE FUNCTION live_wake_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  task uuid;
BEGIN
  IF TG_TABLE_NAME = 'CodingTask' THEN
    PERFORM pg_notify('live', 'rights:' || m."personId") FROM "Membership" m WHERE m."groupId" = OLD."groupId";
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN task := OLD."taskId"; ELSE task := NEW."taskId"; END IF;
  PERFORM pg_notify('live', 'rights:' || m."personId")
    FROM "CodingTask" k JOIN "Membership" m ON m."groupId" = k."groupId"
    WHERE k.id = task AND k."isBlind" AND k."revealedAt" IS NULL AND k."closedAt" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER live_wake AFTER UPDATE OF "isBlind", reveal, "revealAt", "revealedAt", "closedAt" OR DELETE ON "CodingTask"
  FOR EACH ROW EXECUTE FUNCTION live_wake_task();
CREATE TRIGGER live_wake AFTER INSERT OR DELETE ON "TaskArticle"
  FOR EACH ROW EXECUTE FUNCTION live_wake_task();
CREATE TRIGGER live_wake AFTER INSERT OR DELETE OR UPDATE OF "finishedAt" ON "TaskCoder"
  FOR EACH ROW EXECUTE FUNCTION live_wake('rights', 'personId');

-- What is due soon, and what its date reveals, is asked for every few minutes.
CREATE INDEX "CodingTask_due" ON "CodingTask" ("dueAt") WHERE "closedAt" IS NULL;

-- A task of all: there is nobody in Public who could be blind to somebody, or be asked.
ALTER TABLE "CodingTask" ADD CONSTRAINT "CodingTask_not_public" CHECK ("groupId" <> '01900000-0000-7000-8000-000000000001');
ALTER TABLE "CodingTask" ADD CONSTRAINT "CodingTask_date" CHECK (reveal <> 'at_date' OR "revealAt" IS NOT NULL);
