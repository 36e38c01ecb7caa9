import { checkRange } from "@/core/anchoring/quote";
import type { BulkHit, BulkTagWish } from "@/core/concordance/bulk-tagging";
import { conflict, invalid, notFound } from "@/core/errors";
import { canReadGroup, canWriteIn } from "@/core/permissions";
import { readableArticles } from "@/server/articles/access";
import { checkCodes } from "@/server/codebooks/usable-codes";
import { db, type Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { mayNotWrite } from "@/server/moderation/refuse-barred";
import type { SignedInActor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

export interface BulkArticle {
  id: string;
  slug: string;
  title: string;
  versionId: string;
  text: string;
  /** Not when the article was corrected since. */
  isCurrent: boolean;
}

/** The same answer for a group that does not exist and one the actor is not in. */
export async function requireTagging(person: SignedInActor, { groupId, codeId }: BulkTagWish): Promise<void> {
  if (groupId !== null && !canReadGroup(person, groupId)) throw notFound("group");
  if (!canWriteIn(person, groupId)) throw await mayNotWrite(person, groupId);
  await checkCodes([codeId], groupId);
}

/**
 * The articles of the hits, by version, after every hit was proven to be a passage of one.
 * @throws AppError not-found for what the actor may not read, invalid naming the hit that is no passage
 */
export async function articlesOfHits(
  person: SignedInActor,
  hits: readonly BulkHit[],
): Promise<ReadonlyMap<string, BulkArticle>> {
  const ids = [...new Set(hits.map(({ versionId }) => versionId))];
  const rows = await db.$queryRaw<BulkArticle[]>(Prisma.sql`
    SELECT a.id, a.slug, v.title, v.id AS "versionId", v.text, v.id = a."currentVersionId" AS "isCurrent"
    FROM "ArticleVersion" v JOIN "Article" a ON a.id = v."articleId"
    WHERE v.id = ANY(${ids}::uuid[]) AND ${readableArticles(person)}`);
  if (rows.length < ids.length) throw notFound("article");
  const articles = new Map(rows.map((row) => [row.versionId, row]));
  hits.forEach((hit, at) => {
    const fault = checkRange(articles.get(hit.versionId)?.text ?? "", hit);
    if (fault) throw invalid(`hits.${at}`, "This is no passage of the text. Nothing was tagged.");
  });
  return articles;
}

export const textChanged = (title: string) =>
  conflict(`“${title}” was corrected meanwhile. Nothing was tagged; search again to see its new text.`);

/** Places among the hits that the person has given the code already, in the layer: on the passage, or around it. */
export async function alreadyTagged(
  tx: Pick<Transaction, "$queryRaw">,
  person: SignedInActor,
  { codeId, groupId, hits }: BulkTagWish,
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ at: number }[]>(Prisma.sql`
    SELECT DISTINCT (hit.at - 1)::int AS at
    FROM unnest(${hits.map(({ versionId }) => versionId)}::uuid[], ${hits.map(({ start }) => start)}::int[],
      ${hits.map(({ end }) => end)}::int[]) WITH ORDINALITY AS hit ("versionId", start, "end", at)
    JOIN "Anchor" h ON h."versionId" = hit."versionId" AND h.start <= hit.start AND h."end" >= hit."end"
    JOIN "Annotation" n ON n.id = h."annotationId"
    JOIN "AnnotationCode" c ON c."annotationId" = n.id AND c."codeId" = ${codeId}::uuid
    WHERE n."authorId" = ${person.id}::uuid AND n."groupId" IS NOT DISTINCT FROM ${groupId}::uuid
      AND ${isLiveAnnotation(person)}
    ORDER BY at`);
  return rows.map(({ at }) => at);
}
