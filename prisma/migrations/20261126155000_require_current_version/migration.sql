-- For writes that were prepared against one version of an article: called once the article's stream is
-- locked, it sees what is committed by then (VOLATILE: a snapshot of its own), also inside of a statement
-- that began earlier, and fails with MV001 if another version has become the current one.
CREATE FUNCTION require_current_version(article UUID, version UUID) RETURNS UUID LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Article" a WHERE a.id = article AND a."currentVersionId" = version) THEN
    RAISE EXCEPTION 'The article % has another version now.', article USING ERRCODE = 'MV001';
  END IF;
  RETURN version;
END $$;
