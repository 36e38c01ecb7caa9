import type { ScopeChoices } from "@/core/agreement/scope-choices";
import { groupReads } from "@/server/agreement/group-reads";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { readGroupFor } from "@/server/groups/queries";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isNotWithheld } from "@/server/visibility";

/** More are not listed to choose from: without a choice, all of them count. */
const LISTED = 200;

/**
 * What a report of a group's agreement can be narrowed to, as far as the actor sees it.
 * @throws AppError not-found.
 */
export async function getScopeChoices(actor: Actor, groupId: string): Promise<ScopeChoices> {
  const group = await readGroupFor(actor, groupId);
  const [codebooks, tasks, articles, people] = await Promise.all([
    db.codebook.findMany({
      where: { OR: [{ groupId: null }, { groupId: group.id }] },
      orderBy: [{ groupId: { sort: "asc", nulls: "first" } }, { position: "asc" }, { id: "asc" }],
      take: LISTED,
      select: { id: true, name: true },
    }),
    db.codingTask.findMany({
      where: { groupId: group.id, kind: "code", deletedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LISTED,
      select: { id: true, title: true },
    }),
    db.$queryRaw<ScopeChoices["articles"]>`
      SELECT a.id, v.title, counted.spans FROM (
        SELECT n."articleId", count(*)::int AS spans FROM "Annotation" n
        WHERE n."groupId" = ${group.id}::uuid AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}
          AND EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id)
        GROUP BY n."articleId" ORDER BY count(*) DESC LIMIT ${LISTED}) counted
      JOIN "Article" a ON a.id = counted."articleId"
      JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
      WHERE ${groupReads(group.id)} AND ${readableArticles(actor)}
      ORDER BY v.title, a.id`,
    db.$queryRaw<ScopeChoices["people"]>`
      SELECT p.id, p.name, p.handle, counted.spans FROM (
        SELECT n."authorId", count(*)::int AS spans FROM "Annotation" n
        WHERE n."groupId" = ${group.id}::uuid AND ${isLiveAnnotation(actor)} AND ${isNotWithheld}
          AND EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id)
        GROUP BY n."authorId" ORDER BY count(*) DESC LIMIT ${LISTED}) counted
      JOIN "Person" p ON p.id = counted."authorId" ORDER BY lower(p.name), p.id`,
  ]);
  return { codebooks, tasks, articles, people };
}
