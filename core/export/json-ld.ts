import type { ExportHead } from "@/core/export/layer-export";
import type { Addresses } from "@/core/web-annotation/addresses";
import type { Exchanged } from "@/core/web-annotation/exchanged";
import { toWebAnnotation } from "@/core/web-annotation/outgoing";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";

/**
 * The layer as a Web Annotation Collection with one page in it (Data Model, section 5), one annotation or
 * reply a line. The ids are those under which the site answers.
 * @param members oldest first, so that each reply comes after what it answers
 */
export async function* toJsonLd(
  head: ExportHead,
  addresses: Addresses,
  members: AsyncIterable<Exchanged>,
): AsyncGenerator<string> {
  const container = addresses.container(head.article.slug, head.group.slug);
  const collection = {
    "@context": ANNOTATION_CONTEXT,
    id: container,
    type: "AnnotationCollection",
    label: `${head.article.title}: ${head.group.name}`,
    generated: head.exportedAt,
  };
  yield `{${Object.entries(collection)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(
      ",\n",
    )},\n"first":{"id":${JSON.stringify(`${container}#taken-out`)},"type":"AnnotationPage","startIndex":0,"items":[`;
  let total = 0;
  for await (const member of members) {
    // The collection's context holds for all that is in it.
    const { "@context": _, ...annotation } = toWebAnnotation(addresses, member);
    yield `${total++ === 0 ? "" : ","}\n${JSON.stringify(annotation)}`;
  }
  yield `]},\n"total":${total}}\n`;
}
