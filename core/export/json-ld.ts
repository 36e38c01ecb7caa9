import type { ExportHead } from "@/core/export/layer-export";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import type { JsonObject } from "@/core/web-annotation/json";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";

/**
 * The layer as a Web Annotation Collection. The ids are those under which the site answers.
 * @param members oldest first, so that each reply comes after what it answers
 */
export const toJsonLd = (
  head: ExportHead,
  addresses: Addresses,
  members: AsyncIterable<Exchanged>,
): AsyncGenerator<string> =>
  collectionText(
    {
      id: addresses.container(head.article.slug, head.group.slug),
      label: `${head.article.title}: ${head.group.name}`,
      generated: head.exportedAt,
    },
    withoutContext(addresses, members),
  );

export async function* withoutContext(
  addresses: Addresses,
  members: AsyncIterable<Exchanged>,
): AsyncGenerator<JsonObject> {
  for await (const member of members) {
    const { "@context": _, ...annotation } = toWebAnnotation(addresses, member);
    yield annotation;
  }
}

/**
 * A Web Annotation Collection with one page in it (Data Model, section 5), one annotation or reply a line.
 * @param collection its address, its name, and when it was made (ISO 8601)
 * @param annotations without contexts: the collection's holds for all that is in it
 */
export async function* collectionText(
  { id, label, generated }: { id: string; label: string; generated: string },
  annotations: AsyncIterable<JsonObject>,
): AsyncGenerator<string> {
  const collection = {
    "@context": ANNOTATION_CONTEXT,
    id,
    type: "AnnotationCollection",
    label,
    generated,
  };
  yield `{${Object.entries(collection)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(
      ",\n",
    )},\n"first":{"id":${JSON.stringify(`${id}#taken-out`)},"type":"AnnotationPage","startIndex":0,"items":[`;
  let total = 0;
  for await (const annotation of annotations) {
    yield `${total++ === 0 ? "" : ","}\n${JSON.stringify(annotation)}`;
  }
  yield `]},\n"total":${total}}\n`;
}
