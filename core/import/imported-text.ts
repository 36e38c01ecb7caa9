import type { Markup } from "@/core/text/markup-schema";

/** The formats that articles come in. A paste is text, or HTML where its formatting came along. */
export const IMPORT_FORMATS = ["text", "markdown", "html", "docx"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * What plain text with standoff markup cannot hold. Words are kept wherever there are any: of a table, its
 * cells; of a footnote, the note; of a link, what it stood on.
 */
export const LOST_KINDS = [
  "table",
  "image",
  "embed",
  "script",
  "form",
  "formula",
  "footnote",
  "unsafe-link",
  "link",
  "formatting",
  "quote-marks",
  "numbering",
  "nesting",
  "ruby",
  "separator",
  "navigation",
  "hidden",
  "outside",
  "html",
  "comment",
  "markdown",
] as const;
export type LostKind = (typeof LOST_KINDS)[number];

/** How often something was met that could not be kept; for `outside`, how many words. */
export interface Lost {
  kind: LostKind;
  count: number;
}

/** What a source says about itself, checked for shape alone: proposals, never decisions. */
export interface FoundMetadata {
  title: string | null;
  author: string | null;
  source: string | null;
  /** ISO 8601, UTC. */
  publishedAt: string | null;
  /** BCP 47. */
  language: string | null;
  canonicalUrl: string | null;
}

export const NOTHING_FOUND: FoundMetadata = {
  title: null,
  author: null,
  source: null,
  publishedAt: null,
  language: null,
  canonicalUrl: null,
};

/** A source as an article would hold it: `markup` is always valid for `text` (checkMarkup). */
export interface ImportedText {
  text: string;
  markup: Markup;
  lost: Lost[];
  found: FoundMetadata;
  /** The source's only first-level heading stood at its head: it became the title and left the text. */
  tookHeading: boolean;
}

export type ImportFaultCode = "too-many-blocks" | "too-deep" | "empty";

/** A source that cannot become an article; the words for it are in messages/. */
export class ImportFault extends Error {
  override readonly name = "ImportFault";

  constructor(readonly code: ImportFaultCode) {
    super(code);
  }
}

/** Counts what is lost, by kind. */
export class LostTally {
  private readonly counts = new Map<LostKind, number>();

  add(kind: LostKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  /** In the order of LOST_KINDS. */
  list(): Lost[] {
    return LOST_KINDS.flatMap((kind) => {
      const count = this.counts.get(kind);
      return count === undefined ? [] : [{ kind, count }];
    });
  }
}
