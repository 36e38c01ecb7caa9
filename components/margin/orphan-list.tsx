"use client";

import { ChevronRight, Link2Off } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { AnnotationCard } from "@/components/margin/annotation-card";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { useLayer, useView } from "@/components/reader/reader-context";
import { margin } from "@/messages/en/margin";

const words = margin.orphans;

/** Annotations without a place: those that were made on the article as a whole, and those whose words are gone. */
export function OrphanList({ onHeight }: { onHeight: (() => void) | undefined }) {
  const all = useLayer((state) => state.orphans);
  const [lost, whole] = useMemo(() => {
    const annotations = [...all.values()];
    return [annotations.filter(({ exact }) => exact !== ""), annotations.filter(({ exact }) => exact === "")];
  }, [all]);
  return (
    <>
      <Placeless annotations={whole} title={words.whole(whole.length)} onHeight={onHeight} />
      <Placeless annotations={lost} title={words.title(lost.length)} hint={words.hint} onHeight={onHeight} />
    </>
  );
}

/** A fold of cards: with the words they stood on, and all that was said of them. */
function Placeless({
  annotations,
  title,
  hint,
  onHeight,
}: {
  annotations: readonly ReaderAnnotation[];
  title: string;
  hint?: string;
  onHeight: (() => void) | undefined;
}) {
  const activeId = useView((state) => state.activeId);
  const hasActive = annotations.some(({ id }) => id === activeId);
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

  if (annotations.length === 0) return null;
  return (
    <details
      ref={box}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="mb-3 border-line border-y"
    >
      <summary className="tabular flex min-h-9 cursor-pointer list-none items-center gap-2 text-soft text-sm hover:text-ink pointer-coarse:min-h-11 [&_svg]:size-4 [&::-webkit-details-marker]:hidden">
        <Link2Off aria-hidden className="text-muted" />
        {title}
        <ChevronRight aria-hidden className="ms-auto transition-transform in-open:rotate-90" />
      </summary>
      {hint ? <p className="mb-2 text-muted text-sm">{hint}</p> : null}
      <ul className="mb-3 flex flex-col gap-2">
        {annotations.map((annotation) => (
          <li key={annotation.id}>
            <AnnotationCard
              annotation={annotation}
              isOpen={annotation.id === activeId}
              withQuote={annotation.exact !== ""}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
