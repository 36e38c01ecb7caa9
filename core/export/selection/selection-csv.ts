import { csvLines } from "@/core/export/csv";
import {
  annotationLink,
  asLine,
  codesOf,
  type SelectedBatches,
  type SelectedItem,
  type SelectionHead,
  stateOf,
} from "@/core/export/selection/selection";

export const SELECTION_COLUMNS = [
  "article",
  "title",
  "group",
  "annotation",
  "permalink",
  "visibility",
  "author",
  "author_handle",
  "created_at",
  "updated_at",
  "state",
  "start",
  "end",
  "passage",
  "codebook",
  "code",
  "code_label",
  "code_name",
  "note",
  "comments",
  "discussion",
  "settled",
  "settled_from",
] as const;

/** A spreadsheet's cell takes 32,767 UTF-16 code units; what is longer is cut there, and says so. */
const CELL = 32_000;

/**
 * One row for each code on each annotation (one with an empty code where there is none), as RFC 4180 writes it.
 * Positions are UTF-16 code units, half-open. The discussion stands in one cell, so that one file has all.
 */
export async function* selectionCsv(
  head: SelectionHead,
  batches: SelectedBatches,
  { bom }: { bom: boolean },
): AsyncGenerator<string> {
  yield `${bom ? "\uFEFF" : ""}${csvLines([[...SELECTION_COLUMNS]])}`;
  for await (const items of batches) yield csvLines(items.flatMap((item) => rowsOf(head, item)));
}

function rowsOf(
  head: SelectionHead,
  { annotation, article, comments, link, settled }: SelectedItem,
): (string | number | null)[][] {
  const { target } = annotation;
  const before = [
    article.slug,
    article.title,
    annotation.groupId === null ? "" : (head.groups.get(annotation.groupId)?.slug ?? ""),
    annotation.id,
    link ?? annotationLink(head, annotation.id),
    annotation.visibility,
    annotation.author.name,
    annotation.author.handle,
    annotation.createdAt,
    annotation.updatedAt,
    stateOf(annotation),
    target?.start ?? null,
    target?.end ?? null,
    cell(target?.quote.exact ?? ""),
  ];
  const said = comments.filter(({ deleted, body }) => !deleted && body !== "");
  const after = [
    cell(annotation.note),
    said.length,
    cell(said.map(asLine).join("\n\n")),
    settled?.how ?? "",
    cell(
      settled?.sources
        .map(({ annotationId, author }) => `${author?.name ?? ""}: ${annotationLink(head, annotationId)}`)
        .join("\n") ?? "",
    ),
  ];
  const codes = codesOf(head, annotation.codes).map((code) => [
    code.codebook,
    code.slug,
    code.label,
    code.name,
  ]);
  return (codes.length > 0 ? codes : [["", "", "", ""]]).map((code) => [...before, ...code, ...after]);
}

const cell = (text: string): string =>
  text.length <= CELL ? text : `${text.slice(0, CELL).toWellFormed()} … (cut)`;
