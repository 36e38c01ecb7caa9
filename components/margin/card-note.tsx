"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { Markdown } from "@/components/markdown/markdown";
import { classNames } from "@/components/ui/class-names";
import { margin } from "@/messages/en/margin";

/** A note: two lines on a folded card, eight and a “More” on an open one. */
export function CardNote({ text, isOpen }: { text: string; isOpen: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [isCut, setCut] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured depends on the text and on the fold.
  useLayoutEffect(() => {
    const note = ref.current;
    if (note && isOpen && !isWhole) setCut(note.scrollHeight > note.clientHeight + 1);
  }, [text, isOpen, isWhole]);

  return (
    <div className="text-base leading-5">
      <div
        ref={ref}
        className={classNames(
          "overflow-hidden [overflow-wrap:anywhere]",
          !isOpen && "line-clamp-2 text-soft",
          isOpen && !isWhole && "max-h-40",
        )}
      >
        <Markdown text={text} />
      </div>
      {isOpen && (isCut || isWhole) ? (
        <button
          type="button"
          onClick={() => setWhole(!isWhole)}
          className="mt-0.5 min-h-6 font-semibold text-accent text-sm hover:underline pointer-coarse:min-h-11"
        >
          {isWhole ? margin.card.less : margin.card.more}
        </button>
      ) : null}
    </div>
  );
}
