"use client";

import { useEffect } from "react";
import { flushSync } from "react-dom";
import { useReader } from "@/components/reader/reader-context";
import { isAboutSelection, type ViewState } from "@/components/reader/view-store";
import { isTypingIn } from "@/components/shell/shortcut-guard";
import { domRangeFor, rangeFromSelection } from "@/core/anchoring/dom-range";
import { snapToGraphemes } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { trimRange } from "@/core/text/trim-range";

/** Marks what belongs to the selection's own tools: pressing or focusing it does not end the selection. */
export const SELECTION_TOOLS = { "data-selection-tools": "" };
export const SELECTION_TOOLS_SELECTOR = "[data-selection-tools], dialog";

/** A finger moves a selection's handle without pointer events, so its end is told by a rest, in milliseconds. */
const TOUCH_REST_MS = 250;

type SelectionEnds = [anchor: Node | null, anchorOffset: number, focus: Node | null, focusOffset: number];

const endsOf = (selection: Selection): SelectionEnds => [
  selection.anchorNode,
  selection.anchorOffset,
  selection.focusNode,
  selection.focusOffset,
];

type Hand = NonNullable<ViewState["selection"]>["by"];

/** What of a raw range can be annotated: whole characters, no blanks at the ends; null when nothing is left. */
export function soundRange(text: string, range: TextRange): TextRange | null {
  return trimRange(text, snapToGraphemes(text, range));
}

/** Makes `range` the browser's own selection, so that it shows, can be copied and has handles. */
export function selectInPage(root: HTMLElement, range: TextRange): void {
  const drawn = domRangeFor(root, range);
  const selection = window.getSelection();
  if (!drawn || !selection) return;
  selection.setBaseAndExtent(drawn.startContainer, drawn.startOffset, drawn.endContainer, drawn.endOffset);
}

/**
 * Follows the browser's selection into `view.selection`, whichever hand made it: a mouse when its button
 * is let go, a finger or a keyboard when it rests.
 */
export function useTextSelection(): void {
  const { data, view, textRef } = useReader();
  const { text } = data.article.version;

  useEffect(() => {
    let hand: Hand = "mouse";
    let isDragging = false;
    let isInTools = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen: SelectionEnds = [null, 0, null, 0];

    const isKept = () => {
      const { panel, choosing } = view.getState();
      return (
        isInTools ||
        isAboutSelection(panel) ||
        choosing ||
        document.activeElement?.closest(SELECTION_TOOLS_SELECTOR) != null
      );
    };
    const read = () => {
      const root = textRef.current;
      const selection = window.getSelection();
      if (!root || !selection) return;
      seen = endsOf(selection);
      const raw = rangeFromSelection(root, selection);
      const range = raw && soundRange(text, raw);
      const before = view.getState().selection;
      if (range) {
        if (before?.range.start === range.start && before.range.end === range.end) return;
        view.setState({ selection: { range, by: hand } });
      } else if (before && !isKept()) {
        view.setState({ selection: null });
      }
    };
    const hasNews = () => {
      const selection = window.getSelection();
      return selection !== null && endsOf(selection).some((part, index) => part !== seen[index]);
    };
    const readSoon = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(read, ms);
    };

    const onDown = (event: PointerEvent) => {
      isInTools = (event.target as Element | null)?.closest(SELECTION_TOOLS_SELECTOR) != null;
      // After another button the system's menu may swallow the release.
      if (isInTools || event.button !== 0) return;
      hand = event.pointerType === "mouse" ? "mouse" : "touch";
      isDragging = hand === "mouse";
    };
    const onUp = () => {
      if (!isDragging) return;
      isDragging = false;
      readSoon(0);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.startsWith("Arrow") || event.key === "Shift") hand = "keyboard";
      // A key acts on what is selected now, and news of that may still be under way.
      else if (hasNews() && !isTypingIn(event.target)) flushSync(read);
    };
    const onChange = () => {
      if (!isDragging) readSoon(hand === "touch" ? TOUCH_REST_MS : 0);
    };

    document.addEventListener("pointerdown", onDown, true);
    document.addEventListener("pointerup", onUp, true);
    document.addEventListener("pointercancel", onUp, true);
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("selectionchange", onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerdown", onDown, true);
      document.removeEventListener("pointerup", onUp, true);
      document.removeEventListener("pointercancel", onUp, true);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("selectionchange", onChange);
    };
  }, [view, textRef, text]);
}
