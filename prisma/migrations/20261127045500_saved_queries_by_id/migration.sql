-- Kept queries name people by id: a handle can change, and be somebody else's afterwards. What stood in quotation marks
-- in a condition's own words is escaped there, and cannot be taken for a name.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT DISTINCT q.id, named.handle, p.id AS "personId"
    FROM "SavedQuery" q
    CROSS JOIN LATERAL (SELECT x #>> '{}' AS handle FROM jsonb_path_query(q.query, 'strict $.**.person') x) named
    JOIN "Person" p ON p.handle = lower(named.handle)
    WHERE lower(named.handle) <> 'me'
  LOOP
    UPDATE "SavedQuery" SET query = replace(query::text, '"person": ' || to_jsonb(one.handle)::text,
      '"person": ' || to_jsonb(one."personId")::text)::jsonb WHERE id = one.id;
  END LOOP;
END
$$;
