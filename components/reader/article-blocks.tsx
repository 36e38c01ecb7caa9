"use client";

import { memo, useMemo } from "react";
import { ArticleBlock } from "@/components/reader/article-block";
import { groupBlocks } from "@/components/reader/block-groups";
import type { ActivePassage } from "@/components/reader/block-html";
import type { BlockMarks, DrawnLayer } from "@/components/reader/block-segments";
import { KeptPlace } from "@/components/reader/kept-place";
import type { NoteNumbers } from "@/components/reader/note-numbers";
import { useReader } from "@/components/reader/reader-context";
import { useAfterPaint } from "@/components/reader/use-after-paint";
import { useNearBlocks } from "@/components/reader/use-near-blocks";
import type { Block } from "@/core/text/markup";
import { overlaps } from "@/core/text/range";

const NO_MARKS: BlockMarks = [];

interface ArticleBlocksProps {
  text: string;
  blocks: readonly Block[];
  drawn: DrawnLayer;
  active: ActivePassage | null;
  notes?: NoteNumbers;
}

/**
 * All blocks of the article with their marks. What is in or near the window is drawn at once; blocks
 * further away follow in the background.
 */
export const ArticleBlocks = memo(function ArticleBlocks(props: ArticleBlocksProps) {
  const { text, blocks, drawn, active, notes } = props;
  const { textRef } = useReader();
  const near = useNearBlocks().current;
  const later = useAfterPaint(drawn);
  const groups = useMemo(() => groupBlocks(blocks), [blocks]);

  const drawing = groups.map(({ tag: Tag, members }) => {
    const drawnMembers = members.map((block) => (
      <ArticleBlock
        key={block.index}
        text={text}
        block={block}
        marks={(near === null || near.has(block.index) ? drawn : later).marks[block.index] ?? NO_MARKS}
        active={active && overlaps(active, block) ? active : null}
        notes={notes}
      />
    ));
    return Tag ? (
      <Tag key={members[0]?.index} className="lazy-paint">
        {drawnMembers}
      </Tag>
    ) : (
      drawnMembers
    );
  });
  return <KeptPlace root={textRef}>{drawing}</KeptPlace>;
});
