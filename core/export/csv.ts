import { stringify } from "csv-stringify/sync";
import { harmless } from "@/core/export/harmless";
import { type ExportCode, type ExportItem, type ListedExport, permalink } from "@/core/export/layer-export";

export interface CsvOptions {
  /** A byte order mark: without one Excel reads UTF-8 as the system's old code page. */
  bom: boolean;
}

const COLUMNS = [
  "article",
  "title",
  "article_version",
  "layer",
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
  "code_name",
  "note",
  "comments",
] as const;

/**
 * One row for each code on each annotation (one with an empty code where there is none), as RFC 4180 writes
 * it: CRLF, quotes doubled. Positions are UTF-16 code units, half-open.
 */
export async function* toCsv({ head, items }: ListedExport, { bom }: CsvOptions): AsyncGenerator<string> {
  yield `${bom ? "\uFEFF" : ""}${csvLines([[...COLUMNS]])}`;
  const { article, group } = head;
  for await (const item of items) {
    const { annotation } = item;
    const { target } = annotation;
    const before = [
      article.slug,
      article.title,
      article.version.number,
      group.slug,
      annotation.id,
      permalink(head, "annotations", annotation.id),
      annotation.visibility,
      annotation.deleted ? "" : annotation.author.name,
      annotation.deleted ? "" : annotation.author.handle,
      annotation.createdAt,
      annotation.updatedAt,
      stateOf(item),
      target?.start ?? null,
      target?.end ?? null,
      target?.quote.exact ?? "",
    ];
    const after = [annotation.note, annotation.commentCount];
    yield csvLines(codesOf(annotation.codes, head.codes).map((code) => [...before, ...code, ...after]));
  }
}

function stateOf({ annotation }: ExportItem): string {
  if (annotation.deleted) return "deleted";
  if (annotation.target === null) return "on the whole article";
  if (annotation.target.start === null) return "no longer in the text";
  return annotation.anchor.needsReview ? "place not certain" : "in the text";
}

function codesOf(ids: readonly string[], codes: ReadonlyMap<string, ExportCode>): string[][] {
  const known = ids.flatMap((id) => codes.get(id) ?? []);
  return known.length > 0 ? known.map((code) => [code.codebook, code.slug, code.name]) : [["", "", ""]];
}

/** Rows of cells, each one harmless to a spreadsheet; see `harmless`. */
export const csvLines = (rows: (string | number | null)[][]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell))),
    { record_delimiter: "windows", quoted_match: [/[\r\n]/] },
  );
