import type { ShownAnnotation } from "@/components/reader/shown-annotation";
import type { PersonRef } from "@/core/person";

/** How it stands with what the viewer did to an annotation and the server. */
export type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  /** The server did not take it; it stays on the page and can be tried again. */
  /** `again` where another try is not to send what is pending of it. */
  | { kind: "unsaved"; message: string; canRetry: boolean; again?: () => void }
  /** Somebody else (or another tab) changed it meanwhile: `theirs` is what the server holds. */
  | { kind: "conflict"; theirs: ShownAnnotation };

/** An annotation as the page has it. */
export interface ReaderAnnotation extends ShownAnnotation {
  save: SaveState;
}

/** A group's layer on an open page. */
export interface LayerState {
  groupId: string;
  versionId: string;
  people: ReadonlyMap<string, PersonRef>;
  annotations: ReadonlyMap<string, ReaderAnnotation>;
  /** Those whose words are no longer in the text. */
  orphans: ReadonlyMap<string, ReaderAnnotation>;
  articleCommentCount: number;
  /** The article has been corrected since this page was opened. */
  isOutdated: boolean;
}
