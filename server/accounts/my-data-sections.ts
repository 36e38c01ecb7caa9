import type { MyDataSection } from "@/core/my-data";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * What the site holds of a person, kind by kind: SQL with a text `key` to page by and the `item` as JSON. Others'
 * words and who moderated are not theirs and stay out; secrets (hashes) are of no use to anybody and stay out too.
 */
export const SECTION_ROWS: Readonly<Record<MyDataSection, (personId: string) => Prisma.Sql>> = {
  profile: (me) => Prisma.sql`
    SELECT p.id::text AS key, jsonb_build_object('id', p.id, 'name', p.name, 'handle', p.handle, 'email', p.email,
      'emailVerifiedAt', p."emailVerifiedAt", 'siteRole', p."siteRole", 'createdAt', p."createdAt",
      'deletionAt', p."deletionAt", 'deletionChoice', p."deletionChoice",
      'timeZone', p."timeZone", 'digestHour', p."digestHour") AS item
    FROM "Person" p WHERE p.id = ${me}::uuid`,
  signIns: (me) => Prisma.sql`
    SELECT x.provider || ':' || x."providerAccountId" AS key, jsonb_build_object('provider', x.provider,
      'providerAccountId', x."providerAccountId", 'createdAt', x."createdAt") AS item
    FROM "ExternalAccount" x WHERE x."personId" = ${me}::uuid`,
  tokens: (me) => Prisma.sql`
    SELECT k.id::text AS key, jsonb_build_object('name', k.name, 'scopes', k.scopes, 'createdAt', k."createdAt",
      'lastUsedAt', k."lastUsedAt", 'expiresAt', k."expiresAt", 'revokedAt', k."revokedAt") AS item
    FROM "ApiToken" k WHERE k."personId" = ${me}::uuid`,
  memberships: (me) => Prisma.sql`
    SELECT m."groupId"::text AS key, jsonb_build_object('group', g.slug, 'name', g.name, 'role', m.role,
      'joinedAt', m."joinedAt") AS item
    FROM "Membership" m JOIN "Group" g ON g.id = m."groupId" WHERE m."personId" = ${me}::uuid`,
  articles: (me) => Prisma.sql`
    SELECT a.id::text AS key, jsonb_build_object('slug', a.slug, 'createdAt', a."createdAt") AS item
    FROM "Article" a WHERE a."createdById" = ${me}::uuid`,
  annotations: (me) => Prisma.sql`
    SELECT n.id::text AS key, jsonb_build_object('id', n.id, 'article', a.slug, 'group', g.slug, 'note', n.note,
      'noteEditedAt', n."noteEditedAt",
      'revisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'note', r.note,
          'createdAt', r."createdAt") ORDER BY r.version), '[]')
        FROM "AnnotationRevision" r WHERE r."annotationId" = n.id),
      'codes', (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name) ORDER BY ac.position), '[]')
        FROM "AnnotationCode" ac JOIN "Code" c ON c.id = ac."codeId" WHERE ac."annotationId" = n.id),
      'anchors', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', v.number, 'start', h.start, 'end', h."end",
          'exact', h.exact, 'prefix', h.prefix, 'suffix', h.suffix, 'origin', h.origin) ORDER BY v.number), '[]')
        FROM "Anchor" h JOIN "ArticleVersion" v ON v.id = h."versionId" WHERE h."annotationId" = n.id),
      'version', n.version, 'createdAt', n."createdAt", 'updatedAt', n."updatedAt", 'deletedAt', n."deletedAt",
      'standing', n.standing, 'via', n.via, 'canonical', n.canonical, 'foreign', n."foreign") AS item
    FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId" LEFT JOIN "Group" g ON g.id = n."groupId"
    WHERE n."authorId" = ${me}::uuid`,
  comments: (me) => Prisma.sql`
    SELECT c.id::text AS key, jsonb_build_object('id', c.id, 'article', a.slug, 'group', g.slug,
      'annotationId', t."annotationId", 'parentId', c."parentId", 'body', c.body, 'quote', c.quote,
      'revisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'body', r.body,
          'createdAt', r."createdAt") ORDER BY r.version), '[]')
        FROM "CommentRevision" r WHERE r."commentId" = c.id),
      'version', c.version, 'createdAt', c."createdAt", 'editedAt', c."editedAt", 'deletedAt', c."deletedAt",
      'standing', c.standing, 'via', c.via, 'canonical', c.canonical, 'foreign', c."foreign") AS item
    FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" JOIN "Article" a ON a.id = t."articleId"
    LEFT JOIN "Group" g ON g.id = t."groupId"
    WHERE c."authorId" = ${me}::uuid`,
  reactions: (me) => Prisma.sql`
    SELECT r.id::text AS key, jsonb_build_object('annotationId', r."annotationId", 'commentId', r."commentId",
      'kind', r.kind, 'createdAt', r."createdAt") AS item
    FROM "Reaction" r WHERE r."personId" = ${me}::uuid`,
  mentions: (me) => Prisma.sql`
    SELECT m."commentId"::text AS key, jsonb_build_object('commentId', m."commentId") AS item
    FROM "Mention" m WHERE m."personId" = ${me}::uuid`,
  threads: (me) => Prisma.sql`
    SELECT r."threadId"::text AS key, jsonb_build_object('threadId', r."threadId", 'following', r.following,
      'readAt', r."readAt") AS item
    FROM "ThreadReader" r WHERE r."personId" = ${me}::uuid`,
  ignored: (me) => Prisma.sql`
    SELECT i."ignoredId"::text AS key, jsonb_build_object('personId', i."ignoredId", 'createdAt', i."createdAt") AS item
    FROM "IgnoredPerson" i WHERE i."personId" = ${me}::uuid`,
  flags: (me) => Prisma.sql`
    SELECT f.id::text AS key, jsonb_build_object('annotationId', f."annotationId", 'commentId', f."commentId",
      'subjectVersion', f."subjectVersion", 'reason', f.reason, 'body', f.body, 'createdAt', f."createdAt") AS item
    FROM "Flag" f WHERE f."reporterId" = ${me}::uuid`,
  notifications: (me) => Prisma.sql`
    SELECT f.id::text AS key, jsonb_build_object('kind', f.kind, 'subjectId', f."subjectId", 'data', f.data,
      'createdAt', f."createdAt", 'readAt', f."readAt") AS item
    FROM "Notification" f WHERE f."personId" = ${me}::uuid`,
  noticeChoices: (me) => Prisma.sql`
    SELECT n.id::text AS key, jsonb_build_object('group', g.slug, 'mail', n.mail) AS item
    FROM "NoticeChoice" n LEFT JOIN "Group" g ON g.id = n."groupId" WHERE n."personId" = ${me}::uuid`,
  letters: (me) => Prisma.sql`
    SELECT l.id::text AS key, jsonb_build_object('rhythm', l.rhythm, 'createdAt', l."createdAt", 'dueAt', l."dueAt",
      'sentAt', l."sentAt", 'droppedAt', l."droppedAt") AS item
    FROM "Letter" l WHERE l."personId" = ${me}::uuid`,
  actionsAboutMe: (me) => Prisma.sql`
    SELECT m.id::text AS key, jsonb_build_object('id', m.id, 'group', g.slug, 'kind', m.kind,
      'annotationId', m."annotationId", 'commentId', m."commentId", 'threadId', m."threadId", 'reason', m.reason,
      'message', m.message, 'createdAt', m."createdAt", 'undoneAt', m."undoneAt") AS item
    FROM "ModerationAction" m LEFT JOIN "Group" g ON g.id = m."groupId" WHERE m."personId" = ${me}::uuid`,
  sanctions: (me) => Prisma.sql`
    SELECT s.id::text AS key, jsonb_build_object('kind', s.kind, 'group', g.slug, 'actionId', s."actionId",
      'createdAt', s."createdAt", 'until', s.until, 'liftedAt', s."liftedAt") AS item
    FROM "Sanction" s LEFT JOIN "Group" g ON g.id = s."groupId" WHERE s."personId" = ${me}::uuid`,
  appeals: (me) => Prisma.sql`
    SELECT p.id::text AS key, jsonb_build_object('id', p.id, 'actionId', p."actionId", 'createdAt', p."createdAt",
      'decidedAt', p."decidedAt", 'isGranted', p."isGranted",
      'messages', (SELECT coalesce(jsonb_agg(jsonb_build_object('isByModerators', m."isByModerators", 'body', m.body,
          'createdAt', m."createdAt") ORDER BY m."createdAt", m.id), '[]')
        FROM "AppealMessage" m WHERE m."appealId" = p.id)) AS item
    FROM "Appeal" p WHERE p."personId" = ${me}::uuid`,
  tasks: (me) => Prisma.sql`
    SELECT k.id::text AS key, jsonb_build_object('id', k.id, 'group', g.slug, 'kind', k.kind, 'title', k.title,
      'startedAt', c."startedAt", 'finishedAt', c."finishedAt", 'answer', c.answer, 'answeredAt', c."answeredAt",
      'passes', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'takenAt', p."takenAt",
          'spans', (SELECT coalesce(jsonb_agg(jsonb_build_object('annotationId', s."annotationId", 'articleId', s."articleId",
              'versionId', s."versionId", 'start', s.start, 'end', s."end", 'exact', s.exact, 'codeIds', s."codeIds",
              'note', s.note) ORDER BY s."articleId", s.start), '[]')
            FROM "PassSpan" s WHERE s."passId" = p.id)) ORDER BY p.number), '[]')
        FROM "CodingPass" p WHERE p."taskId" = k.id AND p."personId" = c."personId")) AS item
    FROM "TaskCoder" c JOIN "CodingTask" k ON k.id = c."taskId" JOIN "Group" g ON g.id = k."groupId"
    WHERE c."personId" = ${me}::uuid`,
  savedQueries: (me) => Prisma.sql`
    SELECT q.id::text AS key, jsonb_build_object('id', q.id, 'name', q.name, 'group', g.slug, 'query', q.query,
      'createdAt', q."createdAt", 'updatedAt', q."updatedAt") AS item
    FROM "SavedQuery" q LEFT JOIN "Group" g ON g.id = q."groupId" WHERE q."personId" = ${me}::uuid`,
};
