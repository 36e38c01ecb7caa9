"use client";

import { memo, useMemo } from "react";
import { type ActivePassage, ArticleBlock } from "@/components/reader/article-block";
import type { BlockMarks, DrawnLayer } from "@/components/reader/block-segments";
import type { NoteNumbers } from "@/components/reader/note-numbers";
import { useAfterPaint } from "@/components/reader/use-after-paint";
import { useNearBlocks } from "@/components/reader/use-near-blocks";
import type { Block } from "@/core/text/markup";
import { overlaps, type TextRange } from "@/core/text/range";

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
  const near = useNearBlocks().current;
  const later = useAfterPaint(drawn);
  const runs = useMemo(() => runsOf(groupBlocks(blocks)), [blocks]);
  const marks = blocks.map(
    ({ index }) => (near === null || near.has(index) ? drawn : later).marks[index] ?? NO_MARKS,
  );
  return runs.map((run) => (
    <BlockRun
      key={run.start}
      text={text}
      run={run}
      marks={marks}
      active={active && overlaps(active, run) ? active : null}
      notes={notes}
    />
  ));
});

interface BlockRunProps extends Pick<ArticleBlocksProps, "text" | "active" | "notes"> {
  run: Run;
  /** Of all blocks of the article. */
  marks: readonly BlockMarks[];
}

/** Some neighbouring blocks, so that React need not look at all of a long text when one of them changes. */
const BlockRun = memo(function BlockRun({ text, run, marks, active, notes }: BlockRunProps) {
  return run.groups.map(({ tag: Tag, members }) => {
    const drawnMembers = members.map((block) => (
      <ArticleBlock
        key={block.index}
        text={text}
        block={block}
        marks={marks[block.index] ?? NO_MARKS}
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
}, looksSame);

function looksSame(before: BlockRunProps, after: BlockRunProps): boolean {
  if (before.run !== after.run || before.text !== after.text) return false;
  if (before.active !== after.active || before.notes !== after.notes) return false;
  for (let index = after.run.first; index <= after.run.last; index++) {
    if (before.marks[index] !== after.marks[index]) return false;
  }
  return true;
}

interface BlockGroup {
  tag: "blockquote" | "ul" | null;
  members: Block[];
}

interface Run extends TextRange {
  groups: BlockGroup[];
  /** Indexes of its first and its last block. */
  first: number;
  last: number;
}

/** Groups of blocks in one run. */
const RUN_LENGTH = 16;

/** Neighbouring quotations share one blockquote, neighbouring items one list. */
function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    const tag = block.type === "blockquote" ? "blockquote" : block.type === "list-item" ? "ul" : null;
    const last = groups.at(-1);
    if (last && tag !== null && last.tag === tag) last.members.push(block);
    else groups.push({ tag, members: [block] });
  }
  return groups;
}

function runsOf(groups: readonly BlockGroup[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < groups.length; at += RUN_LENGTH) {
    const own = groups.slice(at, at + RUN_LENGTH);
    const first = own[0]?.members[0];
    const last = own.at(-1)?.members.at(-1);
    if (!first || !last) continue;
    runs.push({ groups: own, first: first.index, last: last.index, start: first.start, end: last.end });
  }
  return runs;
}
