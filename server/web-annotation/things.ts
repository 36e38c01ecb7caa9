import { notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { canReadCodebook } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import type { LinkedArticle, LinkedCode, LinkedVersion } from "@/core/web-annotation/things";
import { readableArticle, readableArticles } from "@/server/articles/access";
import { getVersion, versionNumber } from "@/server/articles/version-queries";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isLiveComment } from "@/server/visibility";

/** @throws AppError not-found, for what the actor may not read too; so do all of these. */
export async function getLinkedArticle(actor: Actor, slug: string): Promise<LinkedArticle> {
  const { id } = await readableArticle(actor, slug);
  const row = await db.article.findUniqueOrThrow({
    where: { id },
    select: {
      slug: true,
      author: true,
      language: true,
      canonicalUrl: true,
      publishedAt: true,
      createdAt: true,
      currentVersion: { select: { title: true } },
      versions: { orderBy: { number: "asc" }, select: { number: true } },
    },
  });
  return {
    slug: row.slug,
    title: row.currentVersion?.title ?? "",
    author: row.author,
    language: row.language,
    canonicalUrl: row.canonicalUrl,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    versions: row.versions.map(({ number }) => number),
  };
}

export async function getLinkedVersion(actor: Actor, slug: string, number: string): Promise<LinkedVersion> {
  const article = await readableArticle(actor, slug);
  const version = await getVersion(actor, article.id, versionNumber(number));
  const { title, text, createdAt, reason } = version;
  return {
    articleSlug: article.slug,
    number: version.number,
    language: article.language,
    title,
    text,
    createdAt,
    reason,
  };
}

export async function getLinkedCode(actor: Actor, id: string): Promise<LinkedCode> {
  const code = IdSchema.safeParse(id).success
    ? await db.code.findUnique({
        where: { id },
        select: {
          id: true,
          slug: true,
          name: true,
          label: true,
          definition: true,
          whenToUse: true,
          parentId: true,
          deprecatedAt: true,
          codebook: { select: { slug: true, groupId: true } },
        },
      })
    : null;
  if (!code || !canReadCodebook(actor, code.codebook.groupId)) throw notFound("code");
  const { deprecatedAt, codebook, ...rest } = code;
  return { ...rest, codebookSlug: codebook.slug, isDeprecated: deprecatedAt !== null };
}

/** Where a code stands on its codebook's page; of a merged one, where its passages went. */
export async function codeAddress(actor: Actor, id: string): Promise<string> {
  const code = await getLinkedCode(actor, id);
  const { codebookSlug, slug } = await getLinkedCode(actor, await endOfMerges(code.id));
  return `/codebooks/${codebookSlug}#${slug}`;
}

/** A merged code may have been merged on. */
async function endOfMerges(id: string): Promise<string> {
  const seen = new Set<string>();
  for (let at = id; ; ) {
    seen.add(at);
    const code = await db.code.findUnique({ where: { id: at }, select: { mergedIntoId: true } });
    if (!code?.mergedIntoId || seen.has(code.mergedIntoId)) return at;
    at = code.mergedIntoId;
  }
}

/**
 * A person as far as the actor meets them anyway: themselves, who shares a group with them, and who wrote
 * something that they may read.
 */
export async function getLinkedPerson(actor: Actor, id: string): Promise<PersonRef> {
  const personId = IdSchema.safeParse(id).data;
  if (personId === undefined) throw notFound("person");
  const me = actor.kind === "person" ? actor.id : null;
  const ownGroups = actor.kind === "person" ? Object.keys(actor.roles) : [];
  const groups = readableGroupIds(actor);
  const [person] = await hotQuery<PersonRef>(Prisma.sql`
    SELECT p.id, p.name, p.handle FROM "Person" p
    WHERE p.id = ${personId}::uuid AND p.status = 'active' AND (p.id = ${me}::uuid
      OR EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = p.id AND m."groupId" = ANY(${ownGroups}::uuid[]))
      OR EXISTS (SELECT 1 FROM "Annotation" n JOIN "Article" a ON a.id = n."articleId"
        WHERE n."authorId" = p.id AND ${isLiveAnnotation(actor)} AND n."groupId" = ANY(${groups}::uuid[])
          AND ${readableArticles(actor)})
      OR EXISTS (SELECT 1 FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" JOIN "Article" a ON a.id = t."articleId"
        WHERE c."authorId" = p.id AND ${isLiveComment(actor)} AND t."groupId" = ANY(${groups}::uuid[])
          AND ${readableArticles(actor)}))`);
  if (!person) throw notFound("person");
  return person;
}

/** Where an annotation or reply stands among the containers. */
export async function memberPlace(
  articleId: string,
  groupId: string | null,
): Promise<{ articleSlug: string; layer: string | null }> {
  const [article, group] = await Promise.all([
    db.article.findUniqueOrThrow({ where: { id: articleId }, select: { slug: true } }),
    groupId === null ? null : db.group.findUnique({ where: { id: groupId }, select: { slug: true } }),
  ]);
  return { articleSlug: article.slug, layer: group?.slug ?? null };
}
