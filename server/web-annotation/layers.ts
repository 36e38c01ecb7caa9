import { notFound } from "@/core/errors";
import { canReadGroup } from "@/core/permissions";
import { OWN_LAYER } from "@/core/web-annotation/addresses";
import { type ReadableArticle, readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { type Actor, requirePerson } from "@/server/session";

/** One container: an article's annotations in one group, or the actor's own private ones. */
export interface ExchangeLayer {
  /** Who looks at it. */
  actor: Actor;
  article: ReadableArticle;
  /** As it stands in addresses. */
  slug: string;
  /** For people. */
  name: string;
  /** Null for the actor's own private layer. */
  groupId: string | null;
  /** Whose private layer it is. */
  ownerId: string | null;
}

const GROUP_SLUG = /^[a-z0-9-]{1,100}$/;
const ARTICLE_SLUG = /^[a-z0-9-]{1,120}$/;

/**
 * The container at an address.
 * @throws AppError not-found for an article or group that the actor may not read; unauthenticated for a
 *   visitor's private layer
 */
export async function findLayer(actor: Actor, articleSlug: string, layer: string): Promise<ExchangeLayer> {
  if (!ARTICLE_SLUG.test(articleSlug)) throw notFound("article");
  const article = await readableArticle(actor, articleSlug);
  // An id names the article too, but each thing has one address.
  if (article.slug !== articleSlug) throw notFound("article");
  if (layer === OWN_LAYER) {
    const { id } = requirePerson(actor);
    return { actor, article, slug: layer, name: "My own", groupId: null, ownerId: id };
  }
  if (!GROUP_SLUG.test(layer)) throw notFound("group");
  const group = await db.group.findUnique({ where: { slug: layer }, select: { id: true, name: true } });
  if (!group || !canReadGroup(actor, group.id)) throw notFound("group");
  return { actor, article, slug: layer, name: group.name, groupId: group.id, ownerId: null };
}
