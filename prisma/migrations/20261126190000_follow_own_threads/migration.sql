-- Whoever writes in a thread follows it; so do those who wrote before that was kept.
INSERT INTO "ThreadReader" ("threadId", "personId", following)
SELECT DISTINCT c."threadId", c."authorId", 'follow'::"Following"
FROM "Comment" c JOIN "Person" p ON p.id = c."authorId"
WHERE p.status <> 'deleted'
ON CONFLICT DO NOTHING;
