import type { ExportHead } from "@/core/export/layer-export";
import type { Cursor } from "@/core/page";
import { OWN_LAYER } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import { readableArticle } from "@/server/articles/access";
import type { LayerScope } from "@/server/exports/layer-reader";
import type { ExchangeLayer } from "@/server/web-annotation/layers";
import { keysAfter } from "@/server/web-annotation/queries";
import { readMembers } from "@/server/web-annotation/rows";

const PAGE = 100;

/** The layer's annotations and replies as the containers of the Web Annotation Protocol have them, page by page. */
export async function* readMembersOf(scope: LayerScope, head: ExportHead): AsyncGenerator<Exchanged> {
  const { actor, articleId, groupId, withPrivate } = scope;
  const article = await readableArticle(actor, articleId);
  const { slug, name } = head.group;
  yield* readLayer({ actor, article, slug, name, groupId, ownerId: null });
  if (withPrivate && actor.kind === "person") {
    yield* readLayer({ actor, article, slug: OWN_LAYER, name, groupId: null, ownerId: actor.id });
  }
}

async function* readLayer(layer: ExchangeLayer): AsyncGenerator<Exchanged> {
  let after: Cursor | null = null;
  for (;;) {
    const keys: Awaited<ReturnType<typeof keysAfter>> = await keysAfter(layer, after, PAGE);
    yield* await readMembers(layer, keys);
    const last = keys.at(-1);
    if (keys.length < PAGE || !last) return;
    after = last;
  }
}
