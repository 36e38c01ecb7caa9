import { z } from "zod";
import {
  codesOf,
  type SelectedBatches,
  type SelectedItem,
  type SelectionHead,
  stateOf,
} from "@/core/export/selection/selection";

const PersonSchema = z.object({ id: z.string(), name: z.string(), handle: z.string() });

/**
 * One line of our JSONL: an annotation, whole. Offsets are UTF-16 code units into the article's current text,
 * half-open; null where it stands nowhere in it. Readers leave alone what they do not know.
 */
export const AnnotationLineSchema = z.object({
  id: z.string(),
  article: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
  /** Of the text that the offsets are in. */
  versionId: z.string().nullable(),
  /** Slug of the group; null: private. */
  group: z.string().nullable(),
  author: PersonSchema,
  state: z.string(),
  start: z.number().nullable(),
  end: z.number().nullable(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  codes: z.array(z.object({ codebook: z.string(), code: z.string(), label: z.string(), name: z.string() })),
  /** Markdown. */
  note: z.string(),
  created: z.string(),
  updated: z.string(),
  comments: z.array(
    z.object({
      id: z.string(),
      parent: z.string().nullable(),
      /** Null, with an empty body, where a deleted comment keeps its place for the answers to it. */
      author: PersonSchema.nullable(),
      body: z.string(),
      created: z.string(),
      /** Words of the article that it quotes, in that version; there where it quotes any. */
      quote: z
        .object({ versionId: z.string(), start: z.number(), end: z.number(), exact: z.string() })
        .optional(),
    }),
  ),
  /** There where it is no annotation, but what a group has settled: `id` is then the decision's. */
  settled: z
    .object({
      how: z.string(),
      /** Null: by votes, or by somebody who is gone. */
      decidedBy: PersonSchema.nullable(),
      sources: z.array(z.object({ annotation: z.string(), author: PersonSchema.nullable() })),
    })
    .optional(),
});
export type AnnotationLine = z.infer<typeof AnnotationLineSchema>;

/** One JSON object a line (https://jsonlines.org), UTF-8, no header. */
export async function* selectionJsonl(head: SelectionHead, batches: SelectedBatches): AsyncGenerator<string> {
  for await (const items of batches) {
    yield items.map((item) => `${JSON.stringify(lineOf(head, item))}\n`).join("");
  }
}

export function lineOf(
  head: SelectionHead,
  { annotation, article, comments, settled }: SelectedItem,
): AnnotationLine {
  const { target, author, groupId } = annotation;
  return {
    id: annotation.id,
    article,
    versionId: target?.versionId ?? null,
    group: groupId === null ? null : (head.groups.get(groupId)?.slug ?? groupId),
    author,
    state: stateOf(annotation),
    start: target?.start ?? null,
    end: target?.end ?? null,
    exact: target?.quote.exact ?? "",
    prefix: target?.quote.prefix ?? "",
    suffix: target?.quote.suffix ?? "",
    codes: codesOf(head, annotation.codes).map(({ codebook, slug, label, name }) => ({
      codebook,
      code: slug,
      label,
      name,
    })),
    note: annotation.note,
    created: annotation.createdAt,
    updated: annotation.updatedAt,
    comments: comments.map((comment) => ({
      id: comment.id,
      parent: comment.parentId,
      author: comment.author,
      body: comment.body,
      created: comment.createdAt,
      ...(comment.quote && { quote: comment.quote }),
    })),
    ...(settled && {
      settled: {
        how: settled.how,
        decidedBy: settled.decidedBy,
        sources: settled.sources.map(({ annotationId, author }) => ({ annotation: annotationId, author })),
      },
    }),
  };
}
