import { collectionText } from "@/core/export/json-ld";
import type { SelectedArticle, SelectedItem, SelectionHead } from "@/core/export/selection/selection";
import { codesOf } from "@/core/export/selection/selection";
import type { Addresses } from "@/core/web-annotation/addresses";
import { CodePointIndex } from "@/core/web-annotation/code-points";
import type { JsonObject } from "@/core/web-annotation/json";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";

/** The selection as a W3C Web Annotation Collection; each member under the address at which the site answers. */
export function selectionJsonLd(
  head: SelectionHead,
  annotations: AsyncIterable<JsonObject>,
): AsyncGenerator<string> {
  const { origin, query, settledBy, exportedAt } = head;
  const asked = settledBy ? `settled=${settledBy.slug}` : `query=${encodeURIComponent(query)}`;
  const about = settledBy?.name ?? query;
  const what = settledBy ? "Settled" : "Annotations";
  return collectionText(
    {
      id: `${origin}/api/exports?format=jsonld&${asked}`,
      label: about === "" ? what : `${what}: ${about}`,
      generated: exportedAt,
    },
    annotations,
  );
}

/** What a group has settled, as annotations that say that they are settled and of which they were made. */
export async function* settledAnnotations(
  head: SelectionHead,
  addresses: Addresses,
  articles: AsyncIterable<SelectedArticle>,
): AsyncGenerator<JsonObject> {
  for await (const article of articles) {
    const index = new CodePointIndex(await article.text());
    for await (const items of article.items()) {
      for (const item of items) yield settledAnnotation(head, addresses, article, index, item);
    }
  }
}

/**
 * The decision stands on a page, not under the protocol, so its address is a place in that page. That it is settled,
 * and of what, is said by properties of the context's own vocabularies: `schema:creativeWorkStatus` and
 * `dcterms:source`. Not by `via`, which says that something is the same annotation as another.
 */
function settledAnnotation(
  { codes, settledBy }: SelectionHead,
  addresses: Addresses,
  article: SelectedArticle,
  index: CodePointIndex,
  { annotation, settled, link = "" }: SelectedItem,
): JsonObject {
  const { id, target, note, version, author, createdAt, updatedAt } = annotation;
  const group = settledBy?.slug ?? "";
  const isPlaced = target !== null && target.start !== null;
  const { "@context": _, ...described } = toWebAnnotation(addresses, {
    kind: "annotation",
    id,
    articleSlug: article.slug,
    layer: group,
    segment: id,
    author,
    revision: version,
    createdAt,
    modifiedAt: updatedAt,
    via: [],
    canonical: null,
    foreign: null,
    note,
    codes: codesOf({ codes }, annotation.codes),
    passage: isPlaced
      ? {
          quote: target.quote,
          position: index.toCodePoints({ start: target.start, end: target.end }),
          version: { number: article.version, createdAt: article.versionAt },
        }
      : null,
  });
  return {
    ...described,
    id: `${link}#${id}`,
    motivation: "classifying",
    ...(!settled?.decidedBy && {
      creator: {
        id: `${addresses.origin}/groups/${group}`,
        type: "Organization",
        name: settledBy?.name ?? "",
      },
    }),
    "schema:creativeWorkStatus": `settled: ${settled?.how ?? ""}`,
    "dcterms:source": (settled?.sources ?? []).map(({ annotationId }) => ({
      id: `${addresses.origin}/annotations/${annotationId}`,
    })),
  };
}
