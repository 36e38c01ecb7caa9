import { z } from "zod";
import type { AnnotationView } from "@/core/annotation";
import { MAX_QUERY_LENGTH } from "@/core/annotation-query/query";
import type { CommentView, PassageQuote } from "@/core/comment";
import type { PersonRef } from "@/core/person";
import type { SettledHow } from "@/core/settling/decision";
import { ANNOTATION_MEDIA_TYPE } from "@/core/web-annotation/vocabulary";

/** As what any selection of annotations can be taken out, over many articles. */
export const SELECTION_FORMATS = ["csv", "jsonl", "jsonld", "tsv", "qdpx", "report"] as const;
export type SelectionFormat = (typeof SELECTION_FORMATS)[number];

export const SelectionOptionsSchema = z.object({
  format: z.enum(SELECTION_FORMATS),
  /** Which annotations, in the written form of a query; "" for all that one may see. */
  query: z.string().max(MAX_QUERY_LENGTH).default(""),
  /** A group, by slug or id: what it has settled is taken out, instead of what a query finds. */
  settled: z.string().max(200).default(""),
  /** For CSV: begins with a byte order mark, without which Excel reads the file wrong. */
  bom: z.stringbool().default(false),
});
export type SelectionOptions = z.infer<typeof SelectionOptionsSchema>;

export const SELECTION_TYPE: Record<SelectionFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  // No registered type; the one that https://jsonlines.org and common tools use.
  jsonl: "application/jsonl; charset=utf-8",
  jsonld: ANNOTATION_MEDIA_TYPE,
  tsv: "text/tab-separated-values; charset=utf-8",
  qdpx: "application/zip",
  report: "text/html; charset=utf-8",
};

const EXTENSION: Record<SelectionFormat, string> = {
  csv: "csv",
  jsonl: "jsonl",
  jsonld: "jsonld",
  tsv: "tsv",
  qdpx: "qdpx",
  report: "html",
};

/**
 * Of slugs alone: nothing that somebody typed gets into a header.
 * @param day ISO date on which it was taken out
 * @param settledBy slug of the group whose settled layer it is; null for annotations
 */
export const selectionFileName = (format: SelectionFormat, day: string, settledBy: string | null): string =>
  `marginalia-${settledBy === null ? "annotations" : `settled-${settledBy.replace(/[^a-z0-9-]/g, "").slice(0, 80)}`}-${day}.${EXTENSION[format]}`;

/** A code as files name it: slugs mean the same on another server; the label is the one of published corpora. */
export interface SelectionCode {
  id: string;
  codebookId: string;
  codebook: string;
  parentId: string | null;
  slug: string;
  name: string;
  label: string;
  /** All that the codebook says of it, as one text. */
  description: string;
  hue: string;
  shade: number;
  isHeading: boolean;
}

/** With the passage of the article that it quotes; null where it quotes none. */
export type SelectedComment = CommentView & { quote: PassageQuote | null };

/** For formats without a place of its own for it: who said what, and on which words of the article where they quote any. */
export const asLine = ({ author, quote, body }: SelectedComment): string =>
  `${author?.name ?? ""}${quote ? `, on “${quote.exact}”` : ""}: ${body}`;

/** An annotation with its place in an article's current version, and what was answered, oldest first. */
export interface SelectedItem {
  annotation: AnnotationView;
  article: { id: string; slug: string; title: string };
  comments: readonly SelectedComment[];
  /** Where it can be seen, where that is not its own address. */
  link?: string;
  /** Where it is no annotation, but what a group has settled. */
  settled?: SettledFrom;
}

/** How a passage was settled, and of whose coding it was made, as far as the viewer sees that. */
export interface SettledFrom {
  how: SettledHow;
  /** Null: by votes, or by somebody who is gone. */
  decidedBy: PersonRef | null;
  sources: readonly { annotationId: string; author: PersonRef | null }[];
}

/** What every file of a selection knows. */
export interface SelectionHead {
  /** As it was asked for. */
  query: string;
  /** The group whose settled layer this is; null where these are annotations. */
  settledBy: { slug: string; name: string } | null;
  /** Scheme and host, "" where nobody has said what they are: permalinks are then paths. */
  origin: string;
  /** ISO 8601, UTC. */
  exportedAt: string;
  /** Codes that may stand on the annotations, by id. */
  codes: ReadonlyMap<string, SelectionCode>;
  /** Their codebooks, by id. */
  books: ReadonlyMap<string, { name: string; guidelines: string }>;
  /** Slugs and names of groups, by id. */
  groups: ReadonlyMap<string, { slug: string; name: string }>;
}

/** In no order across articles, a few at a time: no more is in memory. */
export type SelectedBatches = AsyncIterable<readonly SelectedItem[]>;

/** An article of the selection, with what of the selection stands on it, and its text where a format needs it. */
export interface SelectedArticle {
  id: string;
  slug: string;
  title: string;
  language: string;
  /** Name of the paper or site, and its author. */
  source: string | null;
  author: string | null;
  publishedAt: string | null;
  versionId: string;
  version: number;
  /** When that version was made. */
  versionAt: string;
  /** Reads the text, which is not kept. */
  text(): Promise<string>;
  /** Read anew each time. */
  items(): SelectedBatches;
}

export const annotationLink = (head: SelectionHead, id: string): string => `${head.origin}/annotations/${id}`;

/** Names of those of whose coding something settled was made, each once. */
export const codersOf = ({ sources }: SettledFrom): string[] => [
  ...new Set(sources.flatMap(({ author }) => author?.name ?? [])),
];

export const codesOf = (head: Pick<SelectionHead, "codes">, ids: readonly string[]): SelectionCode[] =>
  ids.flatMap((id) => head.codes.get(id) ?? []);

/** Where it stands, in words for tables. */
export function stateOf({ target, anchor, deleted }: AnnotationView): string {
  if (deleted) return "deleted";
  if (target === null) return "on the whole article";
  if (target.start === null) return "no longer in the text";
  return anchor.needsReview ? "place not certain" : "in the text";
}
