"use client";

import { type KeyboardEvent, type PointerEvent, useCallback, useLayoutEffect, useState } from "react";
import { useReader, useView } from "@/components/reader/reader-context";
import { textOffsetAt } from "@/components/reader/text-offset-at";
import { SELECTION_TOOLS, selectInPage, soundRange } from "@/components/reader/use-text-selection";
import { rectsFor } from "@/core/anchoring/dom-range";
import { nextGrapheme, previousGrapheme } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { nextWordEnd, previousWordStart } from "@/core/text/sentences";
import { reader } from "@/messages/en/reader";

type End = "start" | "end";
const words = reader.retarget;

/** Where the handles stand, in CSS pixels within the box that holds the text. */
interface Places {
  start: { left: number; top: number; height: number };
  end: { left: number; top: number; height: number };
}

/**
 * The two ends of the passage that is being changed, to be dragged by mouse, pen or finger. With the
 * keyboard, arrows move an end by a word, with Shift by a character.
 */
export function PassageHandles() {
  const { data, view, textRef } = useReader();
  const { text } = data.article.version;
  const isOn = useView((state) => state.retargeting !== null);
  const range = useView((state) => state.selection?.range ?? null);
  const places = usePlaces(isOn ? range : null);

  const move = useCallback(
    (end: End, to: number) => {
      const root = textRef.current;
      const before = view.getState().selection?.range;
      if (!before || !root) return;
      const raw = { ...before, [end]: to };
      const next = raw.start < raw.end ? soundRange(text, raw) : null;
      if (!next) return;
      view.setState({ selection: { range: next, by: "mouse" } });
      selectInPage(root, next);
    },
    [view, textRef, text],
  );

  if (!range || !places) return null;

  function handlePointerDown(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function handlePointerMove(end: End, event: PointerEvent<HTMLElement>) {
    const root = textRef.current;
    if (!root || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    // The hand holds the knob, which hangs beside the line that it means.
    const towardsLine = end === "start" ? 12 : -12;
    const offset = textOffsetAt(root, event.clientX, event.clientY + towardsLine);
    if (offset !== null) move(end, offset);
  }

  function handleKeyDown(end: End, event: KeyboardEvent) {
    if (!range) return;
    const forward = event.key === "ArrowRight" || event.key === "ArrowDown";
    if (!forward && event.key !== "ArrowLeft" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const { language } = data.article;
    const at = range[end];
    if (event.shiftKey) move(end, forward ? nextGrapheme(text, at) : previousGrapheme(text, at));
    else move(end, forward ? nextWordEnd(text, at, language) : previousWordStart(text, at, language));
  }

  return (["start", "end"] as const).map((end) => (
    <div
      key={end}
      role="slider"
      tabIndex={0}
      aria-label={words[end]}
      aria-valuemin={0}
      aria-valuemax={text.length}
      aria-valuenow={range[end]}
      aria-valuetext={
        end === "start"
          ? text.slice(range.start, range.start + 24)
          : text.slice(Math.max(range.start, range.end - 24), range.end)
      }
      {...SELECTION_TOOLS}
      onPointerDown={handlePointerDown}
      onPointerMove={(event) => handlePointerMove(end, event)}
      onKeyDown={(event) => handleKeyDown(end, event)}
      className="screen-only absolute z-10 -ms-3 grid w-6 touch-none cursor-ew-resize select-none justify-items-center rounded-md pointer-coarse:-ms-5.5 pointer-coarse:w-11"
      style={{
        left: places[end].left,
        top: places[end].top - (end === "start" ? 12 : 0),
        height: places[end].height + 12,
      }}
    >
      <span
        className={`relative w-0.5 bg-accent before:absolute before:left-1/2 before:size-3 before:-translate-x-1/2 before:rounded-full before:bg-accent before:content-[''] ${end === "start" ? "before:top-0" : "before:bottom-0"}`}
      />
    </div>
  ));
}

function usePlaces(range: TextRange | null): Places | null {
  const { textRef } = useReader();
  const [places, setPlaces] = useState<Places | null>(null);
  useLayoutEffect(() => {
    const root = textRef.current;
    const holder = root?.offsetParent;
    if (!root || !holder || !range) {
      setPlaces(null);
      return;
    }
    const place = () => {
      const rects = rectsFor(root, range);
      const first = rects[0];
      const last = rects.at(-1);
      if (!first || !last) return setPlaces(null);
      const { left, top } = holder.getBoundingClientRect();
      setPlaces({
        start: { left: first.left - left, top: first.top - top, height: first.height },
        end: { left: last.right - left, top: last.top - top, height: last.height },
      });
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(root);
    return () => observer.disconnect();
  }, [textRef, range]);
  return places;
}
