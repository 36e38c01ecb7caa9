import { createContext, type RefObject, useContext } from "react";
import { useStore } from "zustand";
import type { LayerState, LayerStore } from "@/components/reader/layer-store";
import type { StepStore } from "@/components/reader/own-steps";
import type { ReaderActions } from "@/components/reader/reader-actions";
import type { ViewState, ViewStore } from "@/components/reader/view-store";
import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import type { GroupSummary } from "@/core/group";
import type { PersonRef } from "@/core/person";
import type { Block } from "@/core/text/markup";

/** What the reader page was given. While it is open, `renew` alone changes it. */
export interface ReaderData {
  article: ArticleView;
  blocks: readonly Block[];
  /** By id, in codebook order. Grows where somebody uses a code that is newer than the page; see `learnCodes`. */
  codes: Map<string, CodeRef>;
  codebooks: readonly { id: string; slug: string; name: string }[];
  viewer: PersonRef | null;
  group: GroupSummary;
  /** Whether the viewer may write in this group's layer. */
  canAnnotate: boolean;
  /** Number of the current version, where the page shows an earlier one. */
  newerVersion: number | null;
  /** What of the article's events the layer included when the page was made: live updates go on from there. */
  asOf: { epoch: string; seq: number };
  /** How many annotations of the article wait for the viewer's word on their place. */
  toReview: number;
  /** Where a visitor signs in; it leads back here. */
  signInHref: string;
}

export interface ReaderContextValue {
  data: ReaderData;
  layer: LayerStore;
  /** The same layer, for what is no step of the viewer's own: taking one back. */
  plainLayer: LayerStore;
  /** What the viewer did here, to be taken back and done again. */
  steps: StepStore;
  view: ViewStore;
  actions: ReaderActions;
  /** The element that holds the article's blocks; null before it is drawn. */
  textRef: RefObject<HTMLElement | null>;
  /** What has become other than the page was made with: all that shows it is drawn anew. */
  renew(part: Partial<Pick<ReaderData, "codes" | "codebooks" | "canAnnotate">>): void;
  /** Says something to screen readers, politely, once. */
  announce(words: string): void;
}

export const ReaderContext = createContext<ReaderContextValue | null>(null);

export function useReader(): ReaderContextValue {
  const value = useContext(ReaderContext);
  if (!value) throw new Error("useReader is for components inside <Reader>.");
  return value;
}

/** Re-renders only when the selected part of the layer changes. */
export const useLayer = <T>(select: (state: LayerState) => T): T => useStore(useReader().layer, select);

export const useView = <T>(select: (state: ViewState) => T): T => useStore(useReader().view, select);
