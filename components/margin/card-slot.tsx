"use client";

import { memo, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { AnnotationCard } from "@/components/margin/annotation-card";
import { StackCard } from "@/components/margin/stack-card";
import type { MarginItem } from "@/components/margin/stacks";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { classNames } from "@/components/ui/class-names";

export interface CardSlotProps {
  item: MarginItem<ReaderAnnotation>;
  /** CSS pixels from the top of the list. */
  top: number;
  /** Its place among all items, from 1: not all of them are in the page. */
  place: number;
  of: number;
  /** The annotation in focus, where it is in here. */
  activeId: string | null;
  /** For a stack: whether it is unfolded. */
  isOpen: boolean;
  onToggle: (id: string) => void;
  onHeight: (id: string, height: number) => void;
}

/** The place of a card or a stack in the margin; says how high it is. */
export const CardSlot = memo(function CardSlot(props: CardSlotProps) {
  const { item, top, place, of, activeId, isOpen, onToggle, onHeight } = props;
  const ref = useRef<HTMLLIElement>(null);

  useLayoutEffect(() => {
    const slot = ref.current;
    if (!slot) return;
    // Whole pixels, rounded up: a part of a pixel must not bring two cards nearer than the gap.
    const heightOf = () => Math.ceil(slot.getBoundingClientRect().height);
    let known = heightOf();
    onHeight(item.id, known);
    // Within the frame in which it grew, so that the others make way before anything is seen to overlap.
    const observer = new ResizeObserver(() => {
      const height = heightOf();
      if (height === 0 || height === known) return;
      known = height;
      flushSync(() => onHeight(item.id, height));
    });
    observer.observe(slot);
    return () => observer.disconnect();
  }, [item.id, onHeight]);

  return (
    <li
      ref={ref}
      data-item={item.id}
      aria-posinset={place}
      aria-setsize={of}
      style={{ transform: `translateY(${Math.round(top)}px)` }}
      className={classNames("absolute inset-x-0 top-0", (activeId || isOpen) && "z-2")}
    >
      {item.kind === "stack" ? (
        <StackCard stack={item} isOpen={isOpen} activeId={activeId} onToggle={onToggle} />
      ) : (
        <AnnotationCard annotation={item.annotations[0]} isOpen={activeId !== null} />
      )}
    </li>
  );
});
