import type { AnnotationView } from "@/core/annotation";
import type { CommentView } from "@/core/comment";
import {
  LAYER_FORMAT,
  LAYER_FORMAT_VERSION,
  type LayerAnnotationEntry,
  type LayerComment,
} from "@/core/export/json-format";
import { toProvenanceFields } from "@/core/export/json-provenance";
import {
  articleAddress,
  type ExportedComment,
  type ExportHead,
  type ExportItem,
  type Kept,
  type ListedExport,
} from "@/core/export/layer-export";

/** The layer as one JSON object, one entry a line, so that large files can be compared line by line. */
export async function* toJson({ head, items, discussion }: ListedExport): AsyncGenerator<string> {
  const { article } = head;
  const { id, number, createdAt, text, markup } = article.version;
  const counts = { annotations: 0, comments: 0 };
  const fields = {
    format: LAYER_FORMAT,
    formatVersion: LAYER_FORMAT_VERSION,
    exported: head.exportedAt,
    from: articleAddress(head),
    article: {
      id: article.id,
      slug: article.slug,
      title: article.title,
      source: article.source,
      author: article.author,
      language: article.language,
      canonicalUrl: head.canonicalUrl,
      published: article.publishedAt,
    },
    version: { id, number, created: createdAt, text, markup },
    group: { slug: head.group.slug, name: head.group.name },
  };
  yield `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(",\n")},\n"discussion":[`;
  for await (const comment of discussion) {
    yield `${counts.comments++ === 0 ? "" : ","}\n${JSON.stringify(toLayerComment(comment))}`;
  }
  yield '],\n"annotations":[';
  for await (const item of items) {
    counts.comments += item.comments.length;
    yield `${counts.annotations++ === 0 ? "" : ","}\n${JSON.stringify(toLayerEntry(head, item))}`;
  }
  yield `],\n"counts":${JSON.stringify(counts)}}\n`;
}

export function toLayerEntry(head: ExportHead, { annotation, comments }: ExportItem): LayerAnnotationEntry {
  const { id, visibility, author, target, note, version, deleted } = annotation;
  const codes = annotation.codes.filter((code) => head.codes.has(code));
  return {
    id,
    visibility,
    author,
    start: target?.start ?? null,
    end: target?.end ?? null,
    quote: target?.quote ?? null,
    anchor: annotation.anchor,
    codes: codes.flatMap((code) => {
      const known = head.codes.get(code);
      return known ? [{ codebook: known.codebook, code: known.slug, name: known.name }] : [];
    }),
    note,
    version,
    created: annotation.createdAt,
    updated: annotation.updatedAt,
    deleted,
    ...provenanceOf(annotation, codes),
    comments: comments.map(toLayerComment),
  };
}

/** Of what was deleted, nothing is kept that it said. */
const provenanceOf = (
  { provenance, deleted }: Kept<AnnotationView | CommentView>,
  codes: readonly string[],
) => (deleted ? {} : toProvenanceFields(provenance, codes));

const toLayerComment = (comment: ExportedComment): LayerComment => ({
  id: comment.id,
  parent: comment.parentId,
  author: comment.author,
  body: comment.body,
  version: comment.version,
  created: comment.createdAt,
  edited: comment.editedAt,
  deleted: comment.deleted,
  ...(comment.quote && { quote: comment.quote }),
  ...provenanceOf(comment, []),
});
