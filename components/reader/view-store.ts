import { createStore, type StoreApi } from "zustand/vanilla";
import type { PassageQuote } from "@/core/comment";
import type { TextRange } from "@/core/text/range";

/** What is going on at the moment on one person's reader page; nothing of it is saved on the server. */
export interface ViewState {
  /** The passage about to be annotated, and how it was chosen (it decides where the toolbar stands). */
  selection: { range: TextRange; by: "mouse" | "touch" | "keyboard" } | null;
  /** Passages are being chosen with the keyboard: arrows move by sentence and word. */
  choosing: boolean;
  /** New highlights are for the viewer alone. */
  isPrivate: boolean;
  /** The annotation whose passage is being chosen anew. */
  retargeting: string | null;
  /** The code that every selected passage is tagged with, until it is let go. */
  keptCode: string | null;
  /** Which code to keep is being chosen. */
  choosingKept: boolean;
  /** The annotation in focus: its card stands at its passage, the others step back. */
  activeId: string | null;
  /** The annotation just made: it is in focus, but the others do not step back for it while one goes on marking. */
  freshId: string | null;
  /** Pointed at, in the text or in the margin. */
  hoverId: string | null;
  /** What is open beside the text, and about what. */
  panel: Panel | null;
  filter: Filter;
  /** The whole page has come to life, the margin last: every key and gesture is heard. */
  isAlive: boolean;
  /** Highlights by others that have come since and were not in sight yet, oldest first. */
  news: readonly string[];
  /** How far the bottom sheet is pulled up on a small screen. */
  sheet: "closed" | "peek" | "half" | "full";
}

export type Panel =
  /** The code picker: for the selection, or for an annotation that exists. */
  | {
      kind: "codes";
      annotationId: string | null /** What is chosen takes the place of this one. */;
      instead?: string;
    }
  | { kind: "note"; annotationId: string | null }
  | { kind: "thread"; annotationId: string; commentId?: string; quote?: PassageQuote }
  | { kind: "article-thread"; commentId?: string; quote?: PassageQuote };

/** Whether the picker or the editor is open for a passage that is only selected. */
export const isAboutSelection = (panel: Panel | null): boolean =>
  panel !== null && "annotationId" in panel && panel.annotationId === null;

export interface Filter {
  /** Codes switched off in the legend. `NO_CODE` stands for annotations without one. */
  hiddenCodes: ReadonlySet<string>;
  code: string | null;
  person: string | null;
  discussed: boolean;
  /** Only those in the group, only my private ones, or both. */
  visibility: "all" | "group" | "private";
}

export const NO_CODE = "none";

export const NO_FILTER: Filter = {
  hiddenCodes: new Set(),
  code: null,
  person: null,
  discussed: false,
  visibility: "all",
};

export type ViewStore = StoreApi<ViewState>;

/** `initial` is part of the first state, since the server and hydration draw that one (zustand's getInitialState). */
export const createViewStore = (initial: Partial<ViewState> = {}): ViewStore =>
  createStore<ViewState>(() => ({
    selection: null,
    choosing: false,
    isPrivate: false,
    retargeting: null,
    keptCode: null,
    choosingKept: false,
    activeId: null,
    freshId: null,
    hoverId: null,
    panel: null,
    filter: NO_FILTER,
    isAlive: false,
    news: [],
    sheet: "closed",
    ...initial,
  }));
