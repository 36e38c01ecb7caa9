"use client";

import { type MouseEvent, type PointerEvent, useCallback, useEffect, useRef } from "react";
import { annotationsAt, type DrawnAnnotation, type DrawnLayer } from "@/components/reader/block-segments";
import { useReader } from "@/components/reader/reader-context";
import { offsetInMark } from "@/components/reader/text-offset-at";

/**
 * Pointing at and pressing marks, with one listener for the whole text. A mark may stand for many
 * annotations: a press brings the innermost into focus, the next press the one around it, and so on.
 */
export function useMarkPointer(drawn: DrawnLayer) {
  const { view, actions } = useReader();
  const latest = useRef(drawn);
  useEffect(() => {
    latest.current = drawn;
  });
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const under = useCallback((target: EventTarget, x: number, y: number): DrawnAnnotation[] => {
    const mark = (target as Element).closest(".hl");
    const offset = mark && offsetInMark(mark, x, y);
    return offset === null ? [] : annotationsAt(latest.current, offset);
  }, []);

  const handleClick = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const { selection, retargeting, activeId } = view.getState();
      if (event.defaultPrevented || retargeting !== null || (event.target as Element).closest("a")) return;
      // The end of a drag over marks is a selection, not a press.
      if (selection || window.getSelection()?.isCollapsed === false) return;
      const here = under(event.target, event.clientX, event.clientY);
      if (here.length === 0) {
        if (activeId !== null && view.getState().panel === null) actions.focus(null);
        return;
      }
      const at = here.findIndex(({ id }) => id === activeId);
      actions.focus(here[(at + 1) % here.length]?.id ?? null);
    },
    [view, actions, under],
  );

  const handlePointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== "mouse" || event.buttons !== 0) return;
      const { target, clientX, clientY } = event;
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        const hoverId = under(target, clientX, clientY)[0]?.id ?? null;
        if (view.getState().hoverId !== hoverId) view.setState({ hoverId });
      });
    },
    [view, under],
  );

  const handlePointerLeave = useCallback(() => {
    cancelAnimationFrame(frame.current);
    if (view.getState().hoverId !== null) view.setState({ hoverId: null });
  }, [view]);

  return { handleClick, handlePointerMove, handlePointerLeave };
}
