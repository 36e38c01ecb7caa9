"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ArticleBlock } from "@/components/reader/article-block";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type Block, blocksOf } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { intake as words } from "@/messages/en/intake";

/** More are drawn when they are asked for: a book would make the page heavy before anybody reads it. */
const SHOWN_AT_FIRST = 300;
const NO_MARKS = [] as const;

/** The text and its markup, drawn as the reader draws it. */
export function PreviewArticle({
  text,
  markup,
  language,
}: {
  text: string;
  markup: Markup;
  language: string;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const isAlive = useHydrated();
  const blocks = useMemo(() => blocksOf(text, markup), [text, markup]);
  const shown = showsAll ? blocks : blocks.slice(0, SHOWN_AT_FIRST);
  const more = blocks.length - shown.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, so keys must reach it. */}
      <section aria-label={words.preview.text} lang={language} tabIndex={0} className="article-text">
        {grouped(shown, text)}
      </section>
      {more > 0 ? (
        <p className="mt-6 flex flex-wrap items-center gap-3 text-soft">
          {words.preview.more(more)}
          {isAlive ? (
            <Button onClick={() => setShowsAll(true)}>{words.preview.showAll(blocks.length)}</Button>
          ) : null}
        </p>
      ) : null}
    </>
  );
}

/** Neighbouring quotations share one blockquote, neighbouring items one list. */
function grouped(blocks: readonly Block[], text: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < blocks.length; ) {
    const first = blocks[at] as Block;
    let end = at + 1;
    if (first.type === "blockquote" || first.type === "list-item")
      while (blocks[end]?.type === first.type) end++;
    const drawn = blocks
      .slice(at, end)
      .map((block) => (
        <ArticleBlock key={block.index} text={text} block={block} marks={NO_MARKS} active={null} />
      ));
    if (first.type === "blockquote") nodes.push(<blockquote key={first.index}>{drawn}</blockquote>);
    else if (first.type === "list-item") nodes.push(<ul key={first.index}>{drawn}</ul>);
    else nodes.push(...drawn);
    at = end;
  }
  return nodes;
}
