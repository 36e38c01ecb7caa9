import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { cleanLine } from "@/core/import/found-metadata";
import { articlePart } from "@/core/import/html-article";
import { htmlMetadata } from "@/core/import/html-metadata";
import { limitNesting } from "@/core/import/html-nesting";
import { HtmlWalk } from "@/core/import/html-walk";
import { type FoundMetadata, type ImportedText, ImportFault, LostTally } from "@/core/import/imported-text";

const parser = unified().use(rehypeParse);

/**
 * A page, or a piece of one, as text and markup. White space is collapsed by HTML's rules and kept in `pre`;
 * the words are otherwise exactly those of the source. Of a whole page with one article in it, the article.
 * @param base the address that it came from, for relative links
 * @throws ImportFault for a page that is tangled beyond reading, or of more than 50,000 paragraphs
 */
export function importHtml(source: string, base?: string): ImportedText {
  const { root, dropped } = parseHtml(source);
  return importTree(root, { base, dropped });
}

/** A tree that never overflows the stack, and how many elements were left out for that. */
export function parseHtml(source: string): { root: Root; dropped: number } {
  const { html, dropped } = limitNesting(source);
  try {
    return { root: parser.parse(html), dropped };
  } catch (thrown) {
    // What nests through errors that the parser mends can still be too deep for its recursion.
    if (thrown instanceof RangeError) throw new ImportFault("too-deep");
    throw thrown;
  }
}

/**
 * The same for a tree that is there already.
 * @param options `found`: what is known about it beside the tree itself; `dropped`: elements left out before
 */
export function importTree(
  root: Root,
  options: { base?: string; dropped?: number; lost?: LostTally; found?: Partial<FoundMetadata> } = {},
): ImportedText {
  const lost = options.lost ?? new LostTally();
  lost.add("nesting", options.dropped ?? 0);
  const metadata = htmlMetadata(root, options.base);
  const { part, wordsOutside } = articlePart(root);
  lost.add("outside", wordsOutside);
  const { text, markup, heading } = new HtmlWalk(part, options.base, lost).finish();
  const given = Object.fromEntries(Object.entries(options.found ?? {}).filter(([, value]) => value !== null));
  const found: FoundMetadata = { ...metadata, ...given };
  if (heading !== null) found.title = cleanLine(heading, 300) ?? found.title;
  return { text, markup, lost: lost.list(), found, tookHeading: heading !== null };
}
