import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import { notFound } from "@/core/errors";
import { type GroupSummary, PUBLIC_GROUP_SLUG } from "@/core/group";
import type { Layer } from "@/core/layer";
import { canWriteIn } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import { getLayer } from "@/server/annotations/queries";
import { getArticle } from "@/server/articles/queries";
import { listCodebooks, listCodeRefs } from "@/server/codebooks/queries";
import { listGroups } from "@/server/groups/queries";
import type { Actor } from "@/server/session";

export interface ReaderPage {
  article: ArticleView;
  layer: Layer;
  codes: CodeRef[];
  codebooks: { id: string; slug: string; name: string }[];
  viewer: PersonRef | null;
  group: GroupSummary;
  groups: GroupSummary[];
  canAnnotate: boolean;
}

/**
 * Everything one reader page shows, in a fixed small number of queries.
 * @param groupSlug whose layer; left out: Public
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function getReaderPage(
  actor: Actor,
  slug: string,
  groupSlug = PUBLIC_GROUP_SLUG,
): Promise<ReaderPage> {
  const [article, groups] = await Promise.all([getArticle(actor, slug), listGroups(actor)]);
  const group = groups.find((one) => one.slug === groupSlug);
  if (!group) throw notFound("group");
  const [layer, codes, books] = await Promise.all([
    getLayer(actor, article.id, group.id),
    listCodeRefs(actor, group.id),
    listCodebooks(actor, { limit: "200" }),
  ]);
  return {
    article,
    layer,
    codes,
    codebooks: [...new Set(codes.map((code) => code.codebookId))].flatMap((id) => {
      const book = books.items.find((one) => one.id === id);
      return book ? [{ id, slug: book.slug, name: book.name }] : [];
    }),
    viewer: actor.kind === "person" ? { id: actor.id, name: actor.name, handle: actor.handle } : null,
    group,
    groups,
    canAnnotate: canWriteIn(actor, group.id),
  };
}
