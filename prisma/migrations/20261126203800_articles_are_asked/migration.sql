-- New events are found by comparing numbers (server/live/hub.ts): a call in every write's own commit cost writers more
-- than half of their rate on many articles, since PostgreSQL takes one lock for all commits that notify.
DROP TRIGGER live_wake ON "Stream";
DROP FUNCTION live_wake_article();
