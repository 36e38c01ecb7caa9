import {
  type CodedPassage,
  type DisputedPassage,
  ListDisputesSchema,
  ListPassagesSchema,
} from "@/core/codebook/view";
import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { encodeCursor, type Page } from "@/core/page";
import { canReadGroup } from "@/core/permissions";
import { idFrom } from "@/server/articles/access";
import { readableCodebook } from "@/server/codebooks/codebook-id";
import { isForAllReaders } from "@/server/codebooks/examples";
import { visiblePassages } from "@/server/codebooks/visible-passages";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

interface PassageRow {
  id: string;
  createdAt: Date;
  exact: string;
  prefix: string;
  suffix: string;
  note: string;
  authorId: string;
  authorName: string;
  authorHandle: string;
  articleSlug: string;
  articleTitle: string;
  groupSlug: string | null;
  groupName: string | null;
  codebookVersion: number;
  canBeExample: boolean;
}

const columns = (groupId: string | null): Prisma.Sql => Prisma.sql`
  n.id, n."createdAt", h.exact, h.prefix, h.suffix, n.note, p.id AS "authorId", p.name AS "authorName",
  p.handle AS "authorHandle", a.slug AS "articleSlug", v.title AS "articleTitle", g.slug AS "groupSlug",
  g.name AS "groupName", ac."codebookVersion", ${isForAllReaders(groupId)} IS TRUE AS "canBeExample"`;

const joins = Prisma.sql`
  JOIN "Annotation" n ON n.id = ac."annotationId" JOIN "Article" a ON a.id = n."articleId"
  JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
  JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
  JOIN "Person" p ON p.id = n."authorId" LEFT JOIN "Group" g ON g.id = n."groupId"`;

/**
 * The passages that have a code, newest first, as far as the actor reads them.
 * @throws AppError not-found for the codebook, the code or the group
 */
export async function listPassages(
  actor: Actor,
  slugOrId: string,
  codeId: string,
  query: unknown = {},
): Promise<Page<CodedPassage>> {
  const { q, group, cursor, limit } = ListPassagesSchema.parse(query);
  const book = await codeOf(actor, slugOrId, codeId);
  if (group !== undefined && !canReadGroup(actor, group)) throw notFound("group");
  const conditions = [
    Prisma.sql`ac."codeId" = ${codeId}::uuid`,
    visiblePassages(actor),
    ...(group ? [Prisma.sql`n."groupId" = ${group}::uuid`] : []),
    ...(q ? [Prisma.sql`strpos(lower(h.exact), lower(${q})) > 0`] : []),
    ...(cursor ? [Prisma.sql`(n."createdAt", n.id) < (${cursor.createdAt}, ${cursor.id}::uuid)`] : []),
  ];
  const rows = await db.$queryRaw<PassageRow[]>`
    SELECT ${columns(book.groupId)} FROM "AnnotationCode" ac ${joins}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toPassage), next: rows.length > limit && last ? encodeCursor(last) : null };
}

interface DisputeRow extends PassageRow {
  others: DisputedPassage["others"];
}

/** More than anybody reads in one sitting; the newest are the ones that are still argued about. */
const MOST_DISPUTES = 30;
/** Passages with the code that are looked at for others beside them. */
const MOST_LOOKED_AT = 2_000;

/**
 * Passages of a group where one person chose this code and another, on overlapping words, only other codes of
 * the codebook: what its examples should settle.
 * @param query `{ group }`; left out: the codebook's own group, or Public for a shared one
 * @throws AppError not-found for the codebook, the code or the group
 */
export async function listDisputes(
  actor: Actor,
  slugOrId: string,
  codeId: string,
  query: unknown = {},
): Promise<DisputedPassage[]> {
  const asked = ListDisputesSchema.parse(query).group;
  const book = await codeOf(actor, slugOrId, codeId);
  const groupId = asked ?? book.groupId ?? PUBLIC_GROUP_ID;
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  const visible = visiblePassages(actor);
  const rows = await db.$queryRaw<DisputeRow[]>`
    WITH mine AS MATERIALIZED (
      SELECT ${columns(book.groupId)}, n."articleId", h."versionId", h.start, h."end"
      FROM "AnnotationCode" ac ${joins}
      WHERE ac."codeId" = ${codeId}::uuid AND n."groupId" = ${groupId}::uuid AND h.start IS NOT NULL AND ${visible}
      ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${MOST_LOOKED_AT}
    ), over AS MATERIALIZED (
      SELECT mine.id AS "mineId", n.id, h.exact, n.note, n."authorId", n."createdAt"
      FROM mine JOIN "Anchor" h ON h."versionId" = mine."versionId" AND h.start < mine."end" AND h."end" > mine.start
      JOIN "Annotation" n ON n.id = h."annotationId" AND n."authorId" <> mine."authorId"
        AND n."groupId" = ${groupId}::uuid
      JOIN "Article" a ON a.id = n."articleId" WHERE ${visible}
    ), disputed AS (
      SELECT over.*, codes.list FROM over CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'hue', c.hue, 'shade', c.shade)
          ORDER BY ac.position) AS list
        FROM "AnnotationCode" ac JOIN "Code" c ON c.id = ac."codeId"
        WHERE ac."annotationId" = over.id AND c."codebookId" = ${book.id}::uuid) codes
      WHERE codes.list IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM over same JOIN "AnnotationCode" x ON x."annotationId" = same.id AND x."codeId" = ${codeId}::uuid
        WHERE same."mineId" = over."mineId" AND same."authorId" = over."authorId")
    )
    SELECT mine.*, found.others FROM mine CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('annotationId', d.id, 'exact', d.exact, 'note', d.note,
        'author', json_build_object('id', p.id, 'name', p.name, 'handle', p.handle), 'codes', d.list)
        ORDER BY d."createdAt", d.id) AS others
      FROM disputed d JOIN "Person" p ON p.id = d."authorId" WHERE d."mineId" = mine.id) found
    WHERE found.others IS NOT NULL
    ORDER BY json_array_length(found.others) DESC, mine."createdAt" DESC, mine.id LIMIT ${MOST_DISPUTES}`;
  return rows.map((row) => ({ passage: toPassage(row), others: row.others }));
}

async function codeOf(actor: Actor, slugOrId: string, codeId: string) {
  const book = await readableCodebook(actor, slugOrId);
  const code = await db.code.findUnique({
    where: { id: idFrom(codeId, "code") },
    select: { codebookId: true },
  });
  if (code?.codebookId !== book.id) throw notFound("code");
  return book;
}

const toPassage = (row: PassageRow): CodedPassage => ({
  annotationId: row.id,
  exact: row.exact,
  prefix: row.prefix,
  suffix: row.suffix,
  note: row.note,
  author: { id: row.authorId, name: row.authorName, handle: row.authorHandle },
  article: { slug: row.articleSlug, title: row.articleTitle },
  group: row.groupSlug === null ? null : { slug: row.groupSlug, name: row.groupName ?? "" },
  codebookVersion: row.codebookVersion,
  canBeExample: row.canBeExample,
});
