"use client";

import { useDeferredValue, useRef } from "react";
import { CardSlot } from "@/components/margin/card-slot";
import { useCardLayout } from "@/components/margin/use-card-layout";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useView } from "@/components/reader/reader-context";
import { margin } from "@/messages/en/margin";

/** The cards beside their passages. Only those near the window are in the page. */
export function MarginCards({ annotations }: { annotations: readonly ReaderAnnotation[] }) {
  const list = useRef<HTMLOListElement>(null);
  // A moment behind: the passage in the text answers first, and a card is never worth making it wait.
  const activeId = useDeferredValue(useView((state) => state.activeId));
  const { items, tops, mounted, height, isMoving, onHeight, openStack, toggleStack } = useCardLayout(
    annotations,
    activeId,
    list,
  );

  return (
    <ol
      ref={list}
      aria-label={margin.label}
      data-moving={isMoving ? "" : undefined}
      className="relative data-moving:*:transition-transform data-moving:*:duration-(--duration-calm) data-moving:*:ease-settle"
      style={{ height }}
    >
      {mounted.map((at) => {
        const item = items[at];
        if (!item) return null;
        return (
          <CardSlot
            key={item.id}
            item={item}
            top={tops[at] ?? 0}
            place={at + 1}
            of={items.length}
            activeId={item.annotations.some(({ id }) => id === activeId) ? activeId : null}
            isOpen={item.id === openStack}
            onToggle={toggleStack}
            onHeight={onHeight}
          />
        );
      })}
    </ol>
  );
}
