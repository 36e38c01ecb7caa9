"use client";

import { useMemo, useRef } from "react";
import { ArticleBlock } from "@/components/reader/article-block";
import { type DrawnLayer, drawLayer, redrawLayer } from "@/components/reader/block-segments";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import type { Block } from "@/core/text/markup";
import { overlaps } from "@/core/text/range";
import { reader as words } from "@/messages/en/reader";

/** The article with its marks, drawn alike on the server and here. */
export function ArticleText() {
  const { data } = useReader();
  const { blocks, article } = data;
  const drawn = useDrawnLayer();
  const activeId = useView((view) => view.activeId);
  const active = (activeId !== null && drawn.byId.get(activeId)) || null;
  const groups = useMemo(() => groupBlocks(blocks), [blocks]);

  return (
    <section aria-label={words.articleText} lang={article.language} className="article-text reading">
      {groups.map(({ tag: Tag, members }) => {
        const drawnMembers = members.map((block) => (
          <ArticleBlock
            key={block.index}
            text={article.version.text}
            block={block}
            marks={drawn.marks[block.index] ?? []}
            active={active && overlaps(active, block) ? active : null}
          />
        ));
        return Tag ? (
          <Tag key={members[0]?.index} className="lazy-paint">
            {drawnMembers}
          </Tag>
        ) : (
          drawnMembers
        );
      })}
    </section>
  );
}

function useDrawnLayer(): DrawnLayer {
  const { data } = useReader();
  const annotations = useLayer((layer) => layer.annotations);
  const visible = useMemo(() => [...annotations.values()], [annotations]);
  const colourOf = useMemo(
    () => (annotation: { codes: readonly string[] }) =>
      annotation.codes[0] === undefined ? undefined : data.codes.get(annotation.codes[0]),
    [data.codes],
  );
  const last = useRef<DrawnLayer>(null);
  return useMemo(() => {
    last.current = last.current
      ? redrawLayer(last.current, visible, colourOf)
      : drawLayer(data.blocks, visible, colourOf);
    return last.current;
  }, [data.blocks, visible, colourOf]);
}

interface BlockGroup {
  tag: "blockquote" | "ul" | null;
  members: Block[];
}

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
