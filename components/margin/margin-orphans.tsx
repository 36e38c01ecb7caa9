"use client";

import { ChevronRight, Link2Off } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { AnnotationCard } from "@/components/margin/annotation-card";
import { useLayer, useView } from "@/components/reader/reader-context";
import { margin } from "@/messages/en/margin";

const words = margin.orphans;

/** Annotations whose words are no longer in the text: with the words they stood on, and all that was said of them. */
export function MarginOrphans({ onHeight }: { onHeight?: () => void }) {
  const orphans = useLayer((state) => state.orphans);
  const activeId = useView((state) => state.activeId);
  const hasActive = activeId !== null && orphans.has(activeId);
  const [isOpen, setOpen] = useState(hasActive);
  const box = useRef<HTMLDetailsElement>(null);
  if (hasActive && !isOpen) setOpen(true);

  // The cards below stand at the heights of their passages, and must know when this grows.
  useEffect(() => {
    if (!box.current || !onHeight) return;
    const observer = new ResizeObserver(onHeight);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [onHeight]);

  if (orphans.size === 0) return null;
  return (
    <details
      ref={box}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="mb-3 border-line border-y"
    >
      <summary className="tabular flex min-h-9 cursor-pointer list-none items-center gap-2 text-soft text-sm hover:text-ink pointer-coarse:min-h-11 [&_svg]:size-4 [&::-webkit-details-marker]:hidden">
        <Link2Off aria-hidden className="text-muted" />
        {words.title(orphans.size)}
        <ChevronRight aria-hidden className="ms-auto transition-transform in-open:rotate-90" />
      </summary>
      <p className="mb-2 text-muted text-sm">{words.hint}</p>
      <ul className="mb-3 flex flex-col gap-2">
        {[...orphans.values()].map((annotation) => (
          <li key={annotation.id}>
            <AnnotationCard annotation={annotation} isOpen={annotation.id === activeId} withQuote />
          </li>
        ))}
      </ul>
    </details>
  );
}
