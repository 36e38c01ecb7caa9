"use client";

import { type MouseEvent, type RefObject, useMemo } from "react";
import { ArticleBlock } from "@/components/reader/article-block";
import { groupBlocks } from "@/components/reader/block-groups";
import { offsetInMark } from "@/components/reader/text-offset-at";
import type { Hue } from "@/core/codebook";
import type { Passage } from "@/core/disagreement/passages";
import { type Block, blocksOf } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { overlaps } from "@/core/text/range";
import { passageId, passageMarks } from "./passage-marks";

export interface ComparedArticle {
  id: string;
  slug: string;
  title: string;
  language: string;
  versionId: string;
  text: string;
  markup: Markup;
}

const NO_MARKS: never[] = [];

/** The article as the reader page sets it, with passages marked by what they are; a press on one picks it. */
export function ComparedText<P extends Pick<Passage, "start" | "end" | "choices">>({
  article,
  passages,
  hueOf,
  current,
  onPick,
  label,
  rootRef,
}: {
  article: ComparedArticle;
  passages: readonly P[];
  hueOf: (passage: P) => Hue;
  /** Place of the passage in focus; −1: none. */
  current: number;
  onPick: (at: number) => void;
  label: string;
  rootRef: RefObject<HTMLElement | null>;
}) {
  const blocks = useMemo(() => blocksOf(article.text, article.markup), [article]);
  const marks = useMemo(
    () =>
      passageMarks(
        blocks,
        passages.map((passage) => ({ ...passage, hue: hueOf(passage) })),
      ),
    [blocks, passages, hueOf],
  );
  const passage = passages[current];
  const active = useMemo(
    () => (passage ? { id: passageId(current), start: passage.start, end: passage.end } : null),
    [passage, current],
  );

  const handleClick = (event: MouseEvent<HTMLElement>) => {
    const mark = (event.target as Element).closest("mark");
    // Who selects words does not want another passage.
    if (!mark || window.getSelection()?.isCollapsed === false) return;
    const offset = offsetInMark(mark, event.clientX, event.clientY);
    if (offset === null) return;
    const at = passages.findIndex(({ start, end }) => start <= offset && offset < end);
    if (at >= 0) onPick(at);
  };

  const draw = (block: Block) => (
    <ArticleBlock
      key={block.index}
      text={article.text}
      block={block}
      marks={marks[block.index] ?? NO_MARKS}
      active={active && overlaps(active, block) ? active : null}
    />
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the list beside it, and j and k.
    <section
      ref={rootRef}
      aria-label={label}
      lang={article.language}
      data-focus={active ? "" : undefined}
      onClick={handleClick}
      className="article-text reading text-wrap [&_mark]:cursor-pointer"
    >
      {groupBlocks(blocks).map(({ tag: Tag, members }) =>
        Tag ? <Tag key={members[0]?.index}>{members.map(draw)}</Tag> : members.map(draw),
      )}
    </section>
  );
}
