"use client";

import { type FocusEvent, useId, useMemo } from "react";
import { ArticleBlocks } from "@/components/reader/article-blocks";
import { Footnotes } from "@/components/reader/footnotes";
import { noteNumbers } from "@/components/reader/note-numbers";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { useDrawnLayer } from "@/components/reader/use-drawn-layer";
import { useKeyboardCaret } from "@/components/reader/use-keyboard-caret";
import { useMarkPointer } from "@/components/reader/use-mark-pointer";
import { usePassingHighlights } from "@/components/reader/use-passing-highlights";
import { usePrinting } from "@/components/reader/use-printing";
import { SELECTION_TOOLS_SELECTOR, useTextSelection } from "@/components/reader/use-text-selection";
import { useCommands } from "@/components/shell/command-registry";
import { Kbd } from "@/components/ui/kbd";
import { reader as words } from "@/messages/en/reader";

/** The article with its marks, drawn alike on the server and here, and the hand that selects in it. */
export function ArticleText() {
  const { data, view, textRef } = useReader();
  const { blocks, article } = data;
  const drawn = useDrawnLayer();
  const activeId = useView((state) => state.activeId);
  const isFresh = useView((state) => state.activeId !== null && state.activeId === state.freshId);
  const active = useLayer((layer) => (activeId === null ? null : (layer.annotations.get(activeId) ?? null)));
  const helpId = useId();
  const isPrinting = usePrinting();
  const notes = useMemo(
    () => (isPrinting ? noteNumbers(drawn.annotations) : undefined),
    [isPrinting, drawn.annotations],
  );

  const { handleClick, handlePointerMove, handlePointerLeave } = useMarkPointer(drawn);
  const { choosing, start, handleKeyDown } = useKeyboardCaret();
  useTextSelection();
  usePassingHighlights(drawn);
  useCommands([
    {
      id: "reader.choose",
      name: words.choosing.command,
      section: words.section,
      keys: "s",
      run: start,
    },
  ]);

  const stopChoosing = () => {
    if (choosing) view.setState({ choosing: false });
  };
  const handleBlur = (event: FocusEvent) => {
    if (event.relatedTarget && !event.relatedTarget.closest(SELECTION_TOOLS_SELECTOR)) stopChoosing();
  };

  return (
    <>
      <button
        type="button"
        onClick={start}
        className="screen-only sr-only rounded-md bg-surface px-3 py-1.5 font-semibold text-accent shadow-float focus:not-sr-only focus:absolute focus:z-10 focus:inline-flex focus:items-center focus:gap-2"
      >
        {words.choosing.command}
        <Kbd keys="s" />
      </button>
      <p id={helpId} hidden>
        {words.choosing.help}
      </p>
      <section
        ref={textRef}
        // While passages are chosen, screen readers must hand the arrow keys over.
        role={choosing ? "application" : undefined}
        aria-label={choosing ? words.choosing.label : words.articleText}
        aria-describedby={choosing ? helpId : undefined}
        tabIndex={-1}
        lang={article.language}
        data-focus={active && !isFresh ? "" : undefined}
        onClick={handleClick}
        onPointerMove={handlePointerMove}
        onPointerLeave={handlePointerLeave}
        onPointerDown={stopChoosing}
        onKeyDown={handleKeyDown}
        onBlur={handleBlur}
        // Pretty wrapping breaks lines elsewhere once a mark stands in a paragraph: highlighting would move the text.
        className="article-text reading text-wrap outline-none"
      >
        <ArticleBlocks
          text={article.version.text}
          blocks={blocks}
          drawn={drawn}
          active={active}
          notes={notes}
        />
      </section>
      {isPrinting ? <Footnotes annotations={drawn.annotations} /> : null}
    </>
  );
}
