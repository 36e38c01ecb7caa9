import { annotationOf, type LayerStore } from "@/components/reader/layer-store";
import type { ReaderData } from "@/components/reader/reader-data";
import { isOrphan } from "@/components/reader/shown-annotation";
import type { Panel, ViewStore } from "@/components/reader/view-store";
import { describeRange } from "@/core/anchoring/quote";
import type { Target } from "@/core/annotation";
import type { MAX_QUOTE_LENGTH } from "@/core/comment";
import { newId } from "@/core/new-id";
import type { TextRange } from "@/core/text/range";
import { reader as words } from "@/messages/en/reader";

// Only the type: the schema beside it would bring zod into the browser.
const QUOTE_LIMIT: typeof MAX_QUOTE_LENGTH = 2_000;

/** The gestures of the reader page: what a key, a button or a palette command does. */
export interface ReaderActions {
  /**
   * Makes an annotation of the selected passage and gives its id; null without a selection or for a visitor.
   * In the group or privately: as told, else as the viewer last chose; who may only read here, privately.
   */
  annotateSelection(with_?: { codes?: string[]; note?: string; isPrivate?: boolean }): string | null;
  /** Gives the chosen codes to an annotation, or makes one of the selection with them. */
  setCodes(annotationId: string | null, codes: string[]): void;
  toggleCode(annotationId: string, codeId: string): void;
  /** Puts an existing annotation onto the selected passage. */
  finishRetarget(): void;
  cancelRetarget(): void;
  /** Takes the selected passage into a comment: of the discussion that is open, else of the article's. */
  quoteSelection(): void;
  /** Scrolls to a passage and marks it for a moment. */
  showPassage(range: TextRange): void;
  remove(annotationId: string): void;
  /** Brings an annotation into focus and its passage into view. */
  focus(annotationId: string | null): void;
  open(panel: Panel | null): void;
  clearSelection(): void;
}

export interface ActionHooks {
  /** Offers to take the deletion back that was just made. */
  offerUndo(): void;
  /** Scrolls the passage into view, unless it is there already. */
  scrollTo(range: TextRange): void;
  /** Marks it for a moment. */
  mark(range: TextRange): void;
  /** Says to screen readers what was done. */
  announce(words: string): void;
}

export function createReaderActions(
  data: ReaderData,
  layer: LayerStore,
  view: ViewStore,
  hooks: ActionHooks,
): ReaderActions {
  const { article } = data;
  const { said } = words;

  const passageOf = ({ start, end, exact }: TextRange & { exact?: string | undefined }): string =>
    shortened(exact ?? article.version.text.slice(start, end));
  const codeNames = (codes: readonly string[]): string =>
    codes.flatMap((code) => data.codes.get(code)?.name ?? []).join(", ");
  const sayCodes = (range: TextRange, codes: readonly string[]) =>
    hooks.announce(
      codes.length > 0 ? said.tagged(passageOf(range), codeNames(codes)) : said.untagged(passageOf(range)),
    );

  const targetOf = (range: TextRange): Target => ({
    versionId: article.version.id,
    start: range.start,
    end: range.end,
    quote: describeRange(article.version.text, range),
  });

  const actions: ReaderActions = {
    annotateSelection(extra = {}) {
      const { selection, isPrivate } = view.getState();
      const forMe = extra.isPrivate ?? (isPrivate || !data.canAnnotate);
      if (!selection || !data.viewer) return null;
      const id = newId();
      layer.commands.create({
        id,
        articleId: article.id,
        groupId: forMe ? null : data.group.id,
        target: targetOf(selection.range),
        codes: extra.codes ?? [],
        note: extra.note ?? "",
      });
      if (extra.codes?.length) sayCodes(selection.range, extra.codes);
      else hooks.announce(said.highlighted(passageOf(selection.range)));
      actions.clearSelection();
      // Where one goes on tagging, no card comes up between two passages.
      if (view.getState().keptCode === null) view.setState({ activeId: id, freshId: id });
      return id;
    },
    setCodes(annotationId, codes) {
      if (annotationId === null) {
        actions.annotateSelection({ codes });
        return;
      }
      const shown = annotationOf(layer.getState(), annotationId);
      if (!shown) return;
      layer.commands.update(annotationId, { codes });
      sayCodes(shown, codes);
    },
    toggleCode(annotationId, codeId) {
      const shown = annotationOf(layer.getState(), annotationId);
      if (!shown) return;
      const codes = shown.codes.includes(codeId)
        ? shown.codes.filter((one) => one !== codeId)
        : [...shown.codes, codeId];
      actions.setCodes(annotationId, codes);
    },
    finishRetarget() {
      const { retargeting, selection } = view.getState();
      if (!retargeting || !selection) return;
      const target = targetOf(selection.range);
      // Somebody else's is put back on its words by the article's keepers.
      if (annotationOf(layer.getState(), retargeting)?.can.edit)
        layer.commands.update(retargeting, { target });
      else layer.commands.review(retargeting, { verdict: "attach", target });
      hooks.announce(said.moved(passageOf(selection.range)));
      view.setState({ retargeting: null, activeId: retargeting });
      actions.clearSelection();
    },
    quoteSelection() {
      const { selection, panel } = view.getState();
      if (!selection) return;
      const { start, end } = selection.range;
      const exact = article.version.text.slice(start, end);
      if (exact.length > QUOTE_LIMIT) return hooks.announce(said.quoteTooLong);
      const quote = { versionId: article.version.id, start, end, exact };
      actions.clearSelection();
      view.setState({
        choosing: false,
        panel: panel?.kind === "thread" ? { ...panel, quote } : { kind: "article-thread", quote },
      });
    },
    showPassage(range) {
      hooks.scrollTo(range);
      hooks.mark(range);
      hooks.announce(passageOf(range));
    },
    cancelRetarget() {
      view.setState({ retargeting: null });
      actions.clearSelection();
    },
    remove(annotationId) {
      const shown = annotationOf(layer.getState(), annotationId);
      if (!shown) return;
      const passage = passageOf(shown);
      layer.commands.remove(annotationId);
      hooks.announce(said.deleted(passage));
      const { activeId, panel } = view.getState();
      view.setState({
        activeId: activeId === annotationId ? null : activeId,
        panel: panel && "annotationId" in panel && panel.annotationId === annotationId ? null : panel,
      });
      hooks.offerUndo();
    },
    focus(annotationId) {
      view.setState({ activeId: annotationId, freshId: null });
      const shown = annotationId === null ? undefined : annotationOf(layer.getState(), annotationId);
      if (shown && !isOrphan(shown)) hooks.scrollTo({ start: shown.start, end: shown.end });
    },
    open: (panel) => view.setState({ panel }),
    clearSelection() {
      view.setState({ selection: null });
      if (typeof window !== "undefined") window.getSelection()?.removeAllRanges();
    },
  };
  return actions;
}

/** Said aloud, a long passage is told by its beginning and its end. */
function shortened(passage: string): string {
  const words = passage.trim().split(/\s+/);
  return words.length <= 16
    ? words.join(" ")
    : `${words.slice(0, 10).join(" ")} … ${words.slice(-4).join(" ")}`;
}
