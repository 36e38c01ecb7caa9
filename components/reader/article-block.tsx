import { createElement, memo } from "react";
import { type BlockLook, blockHtml } from "@/components/reader/block-html";
import type { Block } from "@/core/text/markup";

export interface ArticleBlockProps extends BlockLook {
  /** The whole article's text; the block shows its own stretch of it. */
  text: string;
  block: Block;
}

/**
 * One block of the article with its marks: one component and one string, however many marks there are.
 * React neither makes an object for each mark nor walks them when the page comes to life. It is drawn
 * again only when its own marks or the passage in focus change.
 */
export const ArticleBlock = memo(function ArticleBlock({ text, block, ...look }: ArticleBlockProps) {
  return createElement(tagOf(block), {
    "data-block": block.index,
    "data-start": block.start,
    id: block.type === "heading" ? headingId(block) : undefined,
    className: block.type === "blockquote" || block.type === "list-item" ? undefined : "lazy-paint",
    // biome-ignore lint/security/noDangerouslySetInnerHtml: blockHtml escapes whatever stands in the text.
    dangerouslySetInnerHTML: { __html: blockHtml(text, block, look) },
  });
});

/** Where the outline's links lead. */
export const headingId = (block: Pick<Block, "start">): string => `section-${block.start}`;

/** The article's title is the page's h1, so its own headings begin below. */
function tagOf(block: Block): string {
  if (block.type === "heading") return `h${Math.min(6, (block.level ?? 1) + 1)}`;
  if (block.type === "list-item") return "li";
  return block.type === "preformatted" ? "pre" : "p";
}
