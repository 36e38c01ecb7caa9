"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { buttonStyle } from "@/components/ui/button-style";
import { reader } from "@/messages/en/reader";

/** "3 new": highlights by others that came out of sight. Leads to the next one below, else to the first. */
export function NewsButton() {
  const { actions, textRef } = useReader();
  const news = useView((state) => state.news);
  const annotations = useLayer((state) => state.annotations);
  const fresh = news.flatMap((id) => annotations.get(id) ?? []).sort((a, b) => a.start - b.start);
  if (fresh.length === 0) return null;
  const at = firstTextInSight(textRef.current);
  const below = fresh.find(({ start }) => start >= at);
  const next = below ?? fresh[0];
  const Arrow = below ? ArrowDown : ArrowUp;
  return (
    <div className="screen-only pointer-events-none fixed inset-x-0 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-20 flex justify-center lg:bottom-6">
      <button
        type="button"
        onClick={() => next && actions.focus(next.id)}
        className={buttonStyle({
          variant: "secondary",
          size: "small",
          className: "tabular pointer-events-auto shadow-float",
        })}
      >
        <Arrow aria-hidden />
        {reader.news.button(fresh.length)}
      </button>
    </div>
  );
}

/** Where the text begins that can be seen; its end where the window is past it. */
function firstTextInSight(root: HTMLElement | null): number {
  for (const block of root?.querySelectorAll<HTMLElement>("[data-start]") ?? []) {
    if (block.getBoundingClientRect().bottom > 0) return Number(block.dataset.start);
  }
  return Number.POSITIVE_INFINITY;
}
