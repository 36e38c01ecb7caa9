import type { BlockContent, DefinitionContent, Nodes, Parents, PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { depthOf, FLOW, isTangled } from "@/core/markdown";
import { isPlain, toParagraphs } from "@/core/plain-markdown";

const parser = unified().use(remarkParse).use(remarkGfm);

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-", fences: true });

/** CommonMark with GFM, ending in one line feed. */
export const writeMarkdown = (children: Root["children"]): string =>
  writer.stringify({ type: "root", children });

/** Deeper than this, nobody reads a file's nesting, and writers recurse. */
const MAX_DEPTH = 40;

/**
 * What somebody wrote in Markdown, as a tree that can stand inside of a larger document: footnotes and link
 * definitions of its own are set apart by `prefix`, headings are strong paragraphs, HTML is the characters
 * it is made of, and images are links to them, as on the page.
 */
export function wordsAsNodes(text: string, prefix: string): BlockContent[] {
  if (!isPlain(text) && !isTangled(text)) {
    const tree = parser.parse(text);
    if (depthOf(tree) <= MAX_DEPTH) {
      adopt(tree, prefix);
      return tree.children as BlockContent[];
    }
  }
  return toParagraphs(text).map((lines) => ({
    type: "paragraph",
    children: lines.flatMap((line, index): PhrasingContent[] =>
      index === 0 ? [{ type: "text", value: line }] : [{ type: "break" }, { type: "text", value: line }],
    ),
  }));
}

function adopt(node: Parents, prefix: string): void {
  node.children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if ("identifier" in child) {
      child.identifier = `${prefix}${child.identifier}`;
      child.label = `${prefix}${child.label ?? child.identifier}`;
    }
    if ("children" in child) adopt(child, prefix);
    switch (child.type) {
      case "html": {
        const words: PhrasingContent[] = child.value
          .split("\n")
          .flatMap((line, index): PhrasingContent[] =>
            index === 0
              ? [{ type: "text", value: line }]
              : [{ type: "break" }, { type: "text", value: line }],
          );
        return FLOW.has(node.type) ? [{ type: "paragraph", children: words }] : words;
      }
      case "heading":
        return [{ type: "paragraph", children: [{ type: "strong", children: child.children }] }];
      case "image":
        return [
          { type: "link", url: child.url, children: [{ type: "text", value: child.alt || child.url }] },
        ];
      case "imageReference":
        return [
          {
            type: "linkReference",
            identifier: child.identifier,
            label: child.label,
            referenceType: "full",
            children: [{ type: "text", value: child.alt || (child.label ?? "") }],
          },
        ];
      default:
        return [child];
    }
  }) as (BlockContent & DefinitionContent)[];
}
