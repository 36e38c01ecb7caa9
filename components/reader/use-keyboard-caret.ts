"use client";

import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from "react";
import { type Caret, caretOn, caretRange } from "@/components/reader/caret";
import { caretStepsAtHand, fetchCaretSteps } from "@/components/reader/caret-steps";
import type { CaretStep } from "@/components/reader/keyboard-caret";
import { useReader, useView } from "@/components/reader/reader-context";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import { focusSelectionTools } from "@/components/reader/selection-toolbar";
import { useHeldKeys } from "@/components/reader/use-held-keys";
import { selectInPage, soundRange } from "@/components/reader/use-text-selection";
import type { TextRange } from "@/core/text/range";
import { reader as words } from "@/messages/en/reader";

const PLAIN: Record<string, CaretStep> = {
  ArrowDown: "next-sentence",
  ArrowUp: "previous-sentence",
  ArrowRight: "next-word",
  ArrowLeft: "previous-word",
  Home: "first-in-block",
  End: "last-in-block",
  PageDown: "next-block",
  PageUp: "previous-block",
  "[": "start-earlier",
  "]": "start-later",
  ",": "end-earlier",
  ".": "end-later",
};

const WITH_SHIFT: Record<string, CaretStep> = {
  ArrowDown: "extend-sentence",
  ArrowUp: "retract-sentence",
  ArrowRight: "extend-word",
  ArrowLeft: "retract-word",
  Home: "extend-to-block-start",
  End: "extend-to-block-end",
};

const WITH_MOD: Record<string, CaretStep> = { Home: "first-in-text", End: "last-in-text" };

function stepFor(event: KeyboardEvent): CaretStep | undefined {
  // Many keyboards have the brackets behind AltGr, which looks like Ctrl and Alt.
  if (event.getModifierState("AltGraph")) return PLAIN[event.key];
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return WITH_MOD[event.key];
  // Brackets and the like may need Shift on some keyboards.
  return (
    (event.shiftKey ? WITH_SHIFT[event.key] : undefined) ??
    (event.shiftKey && event.key.length > 1 ? undefined : PLAIN[event.key])
  );
}

/**
 * Choosing passages with the keyboard alone. `start` begins at the first sentence in view (or at what is
 * selected), `handleKeyDown` belongs on the text. The passage is the page's selection at the same time,
 * so that it can be copied, and its words are announced.
 */
export function useKeyboardCaret() {
  const { data, layer, view, textRef, announce } = useReader();
  const { article, blocks } = data;
  const { text } = article.version;
  const place = useMemo(() => ({ text, blocks, locale: article.language }), [text, blocks, article.language]);
  const caret = useRef<Caret>(null);
  const choosing = useView((state) => state.choosing);

  const choose = useCallback(
    (next: Caret, isExtending = false) => {
      caret.current = next;
      const range = soundRange(text, caretRange(next));
      if (!range) return;
      view.setState({ selection: { range, by: "keyboard" } });
      const root = textRef.current;
      if (!root) return;
      selectInPage(root, range);
      scrollToPassage(root, isExtending ? edgeOf(next) : range);
      const chosen = text.slice(range.start, range.end);
      announce(isExtending ? words.choosing.extended(chosen) : chosen);
    },
    [view, textRef, text, announce],
  );

  const start = useCallback(() => {
    const root = textRef.current;
    if (!root) return;
    view.setState({ choosing: true });
    root.focus({ preventScroll: true });
    announce(words.choosing.started);
    const selected = view.getState().selection?.range;
    if (selected) return choose(caretOn(selected));
    void fetchCaretSteps().then(({ firstInView }) => {
      const { choosing, selection } = view.getState();
      const first = choosing && !selection ? firstInView(root, place) : null;
      if (first) choose(caretOn(first));
    });
  }, [view, textRef, place, choose, announce]);

  const leave = useCallback(() => {
    caret.current = null;
    view.setState({ choosing: false, selection: null });
    window.getSelection()?.removeAllRanges();
  }, [view]);

  // Changing a highlight's passage begins with the passage it has.
  useEffect(
    () =>
      view.subscribe(({ retargeting }, { retargeting: before }) => {
        if (retargeting === null || retargeting === before) return;
        const annotation = layer.getState().annotations.get(retargeting);
        // One without a place begins where the reader looks.
        if (annotation) {
          const { start, end } = annotation;
          view.setState({ selection: { range: { start, end }, by: "keyboard" } });
        }
        start();
      }),
    [view, layer, start],
  );

  // A passage chosen otherwise meanwhile (a drag with the mouse, a whole sentence) is where the keyboard goes on.
  useEffect(
    () =>
      view.subscribe(({ selection }) => {
        if (!selection) return;
        const { range } = selection;
        const mine = caret.current && soundRange(text, caretRange(caret.current));
        if (mine?.start !== range.start || mine.end !== range.end) caret.current = caretOn(range);
      }),
    [view, text],
  );

  const hold = useHeldKeys();
  const handleKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      if (!view.getState().choosing) {
        if (event.key !== "Enter" || event.target !== event.currentTarget) return;
        event.preventDefault();
        start();
        return;
      }
      if (hold(event)) return;
      if (event.key === "Enter") {
        const { keptCode, retargeting } = view.getState();
        // The key then tags, as the command of the kept code.
        if (keptCode !== null && retargeting === null) return;
        event.preventDefault();
        focusSelectionTools();
        return;
      }
      if (event.key === "Escape" && view.getState().retargeting === null) {
        event.preventDefault();
        leave();
        announce(words.choosing.left);
        return;
      }
      const step = stepFor(event);
      const steps = caretStepsAtHand();
      if (!step || !steps || !caret.current) return;
      event.preventDefault();
      const next = steps.stepCaret(step, caret.current, place);
      // At the end of the text nothing moves, but a passage that was let go comes back.
      if (next === caret.current && view.getState().selection) return;
      choose(next, event.shiftKey || event.key.length === 1);
    },
    [view, place, hold, start, leave, choose, announce],
  );

  return { choosing, start, leave, handleKeyDown };
}

/** The end of a passage that moves: that is what must stay in view. */
function edgeOf(caret: Caret): TextRange {
  const { start, end } = caretRange(caret);
  return caret.focus <= caret.anchor.start && start < caret.anchor.start
    ? { start, end: start + 1 }
    : { start: end - 1, end };
}
