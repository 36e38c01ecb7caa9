-- Open reader pages learn names, colours and order of codes when a codebook has another version (server/live/wake-ups.ts).
CREATE TRIGGER live_wake AFTER INSERT OR UPDATE OF version ON "Codebook"
  FOR EACH ROW EXECUTE FUNCTION live_wake('codebook', 'id');
