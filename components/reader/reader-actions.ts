import type { LayerStore } from "@/components/reader/layer-store";
import type { ReaderData } from "@/components/reader/reader-context";
import type { Panel, ViewStore } from "@/components/reader/view-store";
import { describeRange } from "@/core/anchoring/quote";
import type { Target } from "@/core/annotation";
import { newId } from "@/core/id";
import type { TextRange } from "@/core/text/range";

/** The gestures of the reader page: what a key, a button or a palette command does. */
export interface ReaderActions {
  /** Makes an annotation of the selected passage, in the group or privately; gives its id, null without a selection. */
  annotateSelection(with_?: { codes?: string[]; note?: string; isPrivate?: boolean }): string | null;
  /** Gives the chosen codes to an annotation, or makes one of the selection with them. */
  setCodes(annotationId: string | null, codes: string[]): void;
  toggleCode(annotationId: string, codeId: string): void;
  /** Puts an existing annotation onto the selected passage. */
  finishRetarget(): void;
  cancelRetarget(): void;
  remove(annotationId: string): void;
  /** Brings an annotation into focus and its passage into view. */
  focus(annotationId: string | null): void;
  open(panel: Panel | null): void;
  clearSelection(): void;
}

export interface ActionHooks {
  /** Offers undo after a deletion. */
  offerUndo(undo: () => void): void;
  /** Scrolls the passage into view, unless it is there already. */
  scrollTo(range: TextRange): void;
}

export function createReaderActions(
  data: ReaderData,
  layer: LayerStore,
  view: ViewStore,
  hooks: ActionHooks,
): ReaderActions {
  const { article } = data;

  const targetOf = (range: TextRange): Target => ({
    versionId: article.version.id,
    start: range.start,
    end: range.end,
    quote: describeRange(article.version.text, range),
  });

  const actions: ReaderActions = {
    annotateSelection(extra = {}) {
      const { selection } = view.getState();
      if (!selection || !data.canAnnotate) return null;
      const id = newId();
      layer.commands.create({
        id,
        articleId: article.id,
        groupId: extra.isPrivate ? null : data.group.id,
        target: targetOf(selection.range),
        codes: extra.codes ?? [],
        note: extra.note ?? "",
      });
      actions.clearSelection();
      view.setState({ activeId: id });
      return id;
    },
    setCodes(annotationId, codes) {
      if (annotationId === null) actions.annotateSelection({ codes });
      else layer.commands.update(annotationId, { codes });
    },
    toggleCode(annotationId, codeId) {
      const shown = layer.getState().annotations.get(annotationId);
      if (!shown) return;
      const codes = shown.codes.includes(codeId)
        ? shown.codes.filter((one) => one !== codeId)
        : [...shown.codes, codeId];
      layer.commands.update(annotationId, { codes });
    },
    finishRetarget() {
      const { retargeting, selection } = view.getState();
      if (!retargeting || !selection) return;
      layer.commands.update(retargeting, { target: targetOf(selection.range) });
      view.setState({ retargeting: null, activeId: retargeting });
      actions.clearSelection();
    },
    cancelRetarget() {
      view.setState({ retargeting: null });
      actions.clearSelection();
    },
    remove(annotationId) {
      layer.commands.remove(annotationId);
      const { activeId, panel } = view.getState();
      view.setState({
        activeId: activeId === annotationId ? null : activeId,
        panel: panel && "annotationId" in panel && panel.annotationId === annotationId ? null : panel,
      });
      hooks.offerUndo(() => {
        layer.commands.restore(annotationId);
        view.setState({ activeId: annotationId });
      });
    },
    focus(annotationId) {
      view.setState({ activeId: annotationId });
      const shown = annotationId === null ? undefined : layer.getState().annotations.get(annotationId);
      if (shown) hooks.scrollTo({ start: shown.start, end: shown.end });
    },
    open: (panel) => view.setState({ panel }),
    clearSelection() {
      view.setState({ selection: null });
      if (typeof window !== "undefined") window.getSelection()?.removeAllRanges();
    },
  };
  return actions;
}
