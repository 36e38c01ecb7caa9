import type { ArticleView } from "@/core/article";
import { notFound } from "@/core/errors";
import { type GroupSummary, PUBLIC_GROUP_SLUG } from "@/core/group";
import type { PackedCodebook } from "@/core/packed-codes";
import type { PackedLayer } from "@/core/packed-layer";
import { canReadArticle, canWriteIn } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { type LayerRow, layerJson, withRights } from "@/server/annotations/layer";
import { isArticle } from "@/server/articles/access";
import { type ArticleRow, articleColumns, toArticleView } from "@/server/articles/queries";
import { reviewCount } from "@/server/articles/review-queries";
import { codebooksJson } from "@/server/codebooks/queries";
import { Prisma } from "@/server/generated/prisma/client";
import { type GroupRow, groupRows, readableGroupIds, toGroupSummary } from "@/server/groups/group-rows";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

/** What the page hands over to the browser is packed; `unpackLayer` and `unpackCodes` read it. */
export interface ReaderPage {
  article: ArticleView;
  layer: PackedLayer;
  /** With all their codes, in order. */
  codebooks: PackedCodebook[];
  viewer: PersonRef | null;
  group: GroupSummary;
  groups: GroupSummary[];
  canAnnotate: boolean;
  /** Number of the current version, where the page shows an earlier one. */
  newerVersion: number | null;
  /** How many annotations of the article wait for the viewer's word on their place; of all groups. */
  toReview: number;
}

interface PageRow extends ArticleRow {
  newest: number;
  toReview: number;
  groups: Omit<GroupRow, "createdAt">[];
  /** Null where the actor may not read the group, or there is none: `layer` and `codebooks` are then null too. */
  groupId: string | null;
  layer: LayerRow | null;
  codebooks: PackedCodebook[] | null;
}

/**
 * Everything one reader page shows, in one query, however much there is.
 * @param groupSlug whose layer; left out: Public
 * @param number of the version; left out: the current one
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function getReaderPage(
  actor: Actor,
  slug: string,
  groupSlug = PUBLIC_GROUP_SLUG,
  number?: number,
): Promise<ReaderPage> {
  const readable = readableGroupIds(actor);
  const groupId = Prisma.sql`layered.id`;
  const [row] = await hotQuery<PageRow>(Prisma.sql`
    SELECT ${articleColumns}, layered.id AS "groupId", newest.number AS newest,
      ${reviewCount(actor)} AS "toReview",
      (SELECT json_agg(mine) FROM (${groupRows(Prisma.sql`g.id = ANY(${readable}::uuid[])`)}) mine) AS groups,
      CASE WHEN layered.id IS NOT NULL
        THEN ${layerJson(actor, Prisma.sql`a.id`, Prisma.sql`v.id`, groupId)} END AS layer,
      CASE WHEN layered.id IS NOT NULL THEN ${codebooksJson(groupId)} END AS codebooks
    FROM "Article" a
    JOIN "ArticleVersion" newest ON newest.id = a."currentVersionId"
    JOIN "ArticleVersion" v ON ${
      number === undefined
        ? Prisma.sql`v.id = newest.id`
        : Prisma.sql`v."articleId" = a.id AND v.number = ${number}::int`
    }
    LEFT JOIN "Group" layered ON layered.slug = ${groupSlug} AND layered.id = ANY(${readable}::uuid[])
    WHERE ${isArticle(slug)}`);
  if (!row || !canReadArticle(actor, row)) throw notFound("article");
  const groups = row.groups.map((group) => toGroupSummary(actor, group));
  const group = groups.find(({ id }) => id === row.groupId);
  if (!group || !row.layer || !row.codebooks) throw notFound("group");
  return {
    article: toArticleView(actor, row),
    layer: withRights(actor, row.layer),
    codebooks: row.codebooks,
    viewer: actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null,
    group,
    groups,
    canAnnotate: canWriteIn(actor, group.id),
    newerVersion: row.newest > row.number ? row.newest : null,
    toReview: row.toReview,
  };
}
