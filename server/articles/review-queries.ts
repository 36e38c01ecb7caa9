import { canReviewAnchor, roleIn } from "@/core/permissions";
import type { ReviewItem, ReviewList } from "@/core/review";
import { annotationJoins, type ShownRow, shownColumns, toAnnotationView } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor, SignedInActor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

interface ReviewRow extends ShownRow {
  why: string;
  groupName: string | null;
  number: number | null;
  oldExact: string | null;
  oldPrefix: string | null;
  oldSuffix: string | null;
}

/** Most that one page lists; the rest come up when these are done. */
const MOST = 500;

/**
 * The annotations of an article that are in question or without a place, as far as the actor may say where
 * they belong: the article's keepers of all they can see, others of their own.
 * @throws AppError not-found, also for an article the actor may not read
 */
export async function listReview(actor: Actor, idOrSlug: string): Promise<ReviewList> {
  const article = await readableArticle(actor, idOrSlug);
  if (actor.kind === "visitor") return { open: [], orphans: [] };
  const rows = await db.$queryRaw<ReviewRow[]>`
    SELECT ${shownColumns}, h.why, g.name AS "groupName", old.number, old.exact AS "oldExact",
      old.prefix AS "oldPrefix", old.suffix AS "oldSuffix"
    FROM "Annotation" n ${annotationJoins}
    LEFT JOIN "Group" g ON g.id = n."groupId"
    LEFT JOIN LATERAL (
      SELECT v.number, o.exact, o.prefix, o.suffix FROM "Anchor" o JOIN "ArticleVersion" v ON v.id = o."versionId"
      WHERE o."annotationId" = n.id AND o.start IS NOT NULL AND NOT o."needsReview" AND o."versionId" <> h."versionId"
      ORDER BY v.number DESC LIMIT 1
    ) old ON true
    WHERE n."articleId" = ${article.id}::uuid AND ${isLiveAnnotation(actor)} AND h."versionId" IS NOT NULL AND (h."needsReview" OR h.start IS NULL)
      AND ${mine(actor, keeps(actor))}
    ORDER BY h."needsReview" DESC, h.start NULLS LAST, n."createdAt", n.id LIMIT ${MOST}`;
  const items = rows.flatMap((row): [ReviewItem, boolean][] => {
    const annotation = toAnnotationView(actor, row);
    const { target } = annotation;
    if (target === null || !canReviewAnchor(actor, article, row)) return [];
    return [
      [
        {
          annotation: { ...annotation, target },
          before:
            row.number === null
              ? null
              : {
                  number: row.number,
                  quote: {
                    exact: row.oldExact ?? "",
                    prefix: row.oldPrefix ?? "",
                    suffix: row.oldSuffix ?? "",
                  },
                },
          why: row.why,
          groupName: row.groupName,
        },
        row.needsReview,
      ],
    ];
  });
  return {
    open: items.flatMap(([item, isOpen]) => (isOpen ? [item] : [])),
    orphans: items.flatMap(([item, isOpen]) => (isOpen ? [] : [item])),
  };
}

/** The rule of `canReviewAnchor` as SQL over `"Annotation" n`, for the keeper of an article or anybody else. */
function mine(person: SignedInActor, isKeeper: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(n."authorId" = ${person.id}::uuid
    OR (${isKeeper} AND n."groupId" = ANY(${readableGroupIds(person)}::uuid[])))`;
}

/** The rule of `canEditArticle` as SQL over `"Article" a`, for who may read it. */
function keeps(person: SignedInActor): Prisma.Sql {
  const led = Object.keys(person.roles).filter((id) =>
    ["owner", "moderator"].includes(roleIn(person, id) ?? ""),
  );
  return Prisma.sql`(${person.siteRole === "administrator"} OR a."createdById" = ${person.id}::uuid OR (a.visibility = 'groups'
    AND EXISTS (SELECT 1 FROM "ArticleAccess" k WHERE k."articleId" = a.id AND k."groupId" = ANY(${led}::uuid[]))))`;
}

/** How many annotations of `"Article" a` wait for the actor's word on where they belong: SQL for an integer. */
export function reviewCount(actor: Actor): Prisma.Sql {
  if (actor.kind === "visitor" || !actor.mayWrite) return Prisma.sql`0`;
  return Prisma.sql`(SELECT count(*)::int FROM "Anchor" h JOIN "Annotation" n ON n.id = h."annotationId"
    WHERE h."versionId" = a."currentVersionId" AND h."needsReview" AND ${isLiveAnnotation(actor)}
      AND ${mine(actor, keeps(actor))})`;
}
