import type { VersionAnchor } from "@/core/anchoring/succession";
import type { PassageQuote } from "@/core/comment";
import type { ImportLine } from "@/core/import-layer/request";
import type { Provenance } from "@/core/web-annotation/provenance";

/** What an annotation and a comment that are brought in have in common. */
export interface PlannedWords {
  id: string;
  authorId: string;
  /** ISO 8601; null: now. */
  created: string | null;
  version: number;
  /** Others hang on it, but it was deleted where it comes from. */
  deleted: boolean;
  provenance: Provenance;
  /** What it was made of: the same again is the same. */
  entry: object;
}

export interface PlannedComment extends PlannedWords {
  body: string;
  edited: string | null;
  parentId: string | null;
  /** A passage of this article that it quotes. */
  quote: PassageQuote | null;
}

/** Where it stood when it was made, in an earlier version of this article if it is one, and where it stands now. */
export interface PlannedAnchors {
  earlier: (VersionAnchor & { versionId: string }) | null;
  current: VersionAnchor;
}

export interface NewAnnotation extends PlannedWords {
  note: string;
  updated: string | null;
  codes: string[];
  /** Null: it is on the article as a whole. */
  anchors: PlannedAnchors | null;
}

export interface PlannedAnnotation {
  id: string;
  groupId: string | null;
  /** Null: it is here already, and only comments are new. */
  made: NewAnnotation | null;
  comments: PlannedComment[];
}

export type ImportCounts = Record<
  "annotations" | "comments",
  { imported: number; present: number; refused: number }
>;

export interface ImportPlan {
  annotations: PlannedAnnotation[];
  discussion: PlannedComment[];
  counts: ImportCounts;
  /** How many stand under the importer's name and are not by them. */
  attributed: number;
  lines: ImportLine[];
}
