import type { AnnotationView } from "@/core/annotation";
import type { ArticleView } from "@/core/article";
import type { CommentView, PassageQuote } from "@/core/comment";
import type { TextRange } from "@/core/text/range";
import type { Provenance } from "@/core/web-annotation/provenance";

export const EXPORT_FORMATS = ["html", "markdown", "csv", "json", "jsonld"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A code as files name it: slugs mean the same on another server, ids do not. */
export interface ExportCode {
  codebook: string;
  slug: string;
  name: string;
  hue: string;
}

/** What a file says about itself: one version of an article, under one group's layer. */
export interface ExportHead {
  article: ArticleView;
  canonicalUrl: string | null;
  group: { slug: string; name: string; isPublic: boolean };
  /** The viewer's own private annotations are in it too. */
  includesPrivate: boolean;
  /** Scheme and host, "" where nobody has said what they are: permalinks are then paths. */
  origin: string;
  /** ISO 8601, UTC. */
  exportedAt: string;
  /** Codes that may stand in the layer, by id. */
  codes: ReadonlyMap<string, ExportCode>;
}

/** With where it came from, if anybody said so. */
export type Kept<T> = T & { provenance?: Provenance };

/** A comment with the passage of the article that it quotes; null where it quotes none, or was deleted. */
export type ExportedComment = Kept<CommentView> & { quote: PassageQuote | null };

/** An annotation with all that was said about it, oldest first. */
export interface ExportItem {
  annotation: Kept<AnnotationView>;
  comments: readonly ExportedComment[];
}

/** Where an annotation stands: small, so that thousands of them can be numbered before their words are read. */
export interface ExportPlace {
  id: string;
  /** Null where it has no passage: it is on the article as a whole, or its words are no longer in the text. */
  range: TextRange | null;
  isWhole: boolean;
}

/** For formats that put the text first: its passages in the order of their numbers, then what was said. */
export interface NumberedExport {
  head: ExportHead;
  /** By end, then start; then those on the whole article, and those without a place last. */
  places: readonly ExportPlace[];
  /** In the order of `places`; null for what was taken back since those were read. */
  items: AsyncIterable<ExportItem | null>;
  /** About the article as a whole, oldest first. */
  discussion: AsyncIterable<ExportedComment>;
}

/** For formats that are lists: everything in the order it was written. */
export interface ListedExport {
  head: ExportHead;
  items: AsyncIterable<ExportItem>;
  discussion: AsyncIterable<ExportedComment>;
}

/** Words that stand in files for people; `messages/en/export.ts` has them. */
export interface ExportWords {
  notes: string;
  orphans: string;
  whole: string;
  discussion: string;
  private: string;
  needsReview: string;
  deletedAnnotation: string;
  deletedComment: string;
  takenBack: string;
  edited: string;
  backToPassage: string;
  note: (number: number) => string;
  version: (number: number) => string;
  layer: (group: string) => string;
  taken: (date: string) => string;
  replyTo: (name: string) => string;
}

/** Where an annotation or comment can be found on the site it came from. */
export const permalink = (head: ExportHead, what: "annotations" | "comments", id: string): string =>
  `${head.origin}/${what}/${id}`;

export const articleAddress = (head: ExportHead): string =>
  `${head.origin}/articles/${head.article.slug}${head.group.isPublic ? "" : `?group=${head.group.slug}`}`;

/** `2026-01-02` of an ISO 8601 time: a file is read in any time zone, so it says the UTC day. */
export const dayOf = (time: string): string => time.slice(0, 10);

/** At most `max` UTF-16 code units, with "…" where something was left out; never half a character. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  return `${(/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd()}…`;
}
