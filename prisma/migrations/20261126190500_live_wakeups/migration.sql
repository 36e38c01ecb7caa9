-- Wake-ups for open streams (server/live/wake-ups.ts): who or what has news, never the news. They go out with the
-- commit and are lost where nobody listens, so that those who were away look for themselves.

CREATE FUNCTION live_wake_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live', 'article:' || NEW."articleId");
  RETURN NULL;
END $$;

CREATE TRIGGER live_wake AFTER UPDATE OF seq ON "Stream"
  FOR EACH ROW EXECUTE FUNCTION live_wake_article();

-- Arguments: the kind of wake-up, and the column that says whose.
CREATE FUNCTION live_wake() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN changed := to_jsonb(OLD); ELSE changed := to_jsonb(NEW); END IF;
  IF changed ->> TG_ARGV[1] IS NOT NULL THEN
    PERFORM pg_notify('live', TG_ARGV[0] || ':' || (changed ->> TG_ARGV[1]));
  END IF;
  RETURN NULL;
END $$;

-- Who may read an article.
CREATE TRIGGER live_wake AFTER INSERT OR DELETE ON "ArticleAccess"
  FOR EACH ROW EXECUTE FUNCTION live_wake('readers', 'articleId');
CREATE TRIGGER live_wake AFTER UPDATE OF visibility ON "Article"
  FOR EACH ROW EXECUTE FUNCTION live_wake('readers', 'id');

-- What a person may see and do.
CREATE TRIGGER live_wake AFTER INSERT OR UPDATE OR DELETE ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION live_wake('rights', 'personId');
CREATE TRIGGER live_wake AFTER UPDATE OF status, "siteRole", "sessionVersion" ON "Person"
  FOR EACH ROW EXECUTE FUNCTION live_wake('rights', 'id');
CREATE TRIGGER live_wake AFTER INSERT OR UPDATE ON "Sanction"
  FOR EACH ROW EXECUTE FUNCTION live_wake('rights', 'personId');
CREATE TRIGGER live_wake AFTER UPDATE OF "revokedAt" OR DELETE ON "ApiToken"
  FOR EACH ROW EXECUTE FUNCTION live_wake('rights', 'personId');

-- What a person has not seen yet.
CREATE TRIGGER live_wake AFTER INSERT OR DELETE OR UPDATE OF "readAt" ON "Notification"
  FOR EACH ROW EXECUTE FUNCTION live_wake('notices', 'personId');

-- What a group's moderators have to look at.
CREATE TRIGGER live_wake AFTER INSERT OR UPDATE ON "ModerationCase"
  FOR EACH ROW EXECUTE FUNCTION live_wake('queue', 'groupId');
