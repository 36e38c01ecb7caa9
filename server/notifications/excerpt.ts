import type { ElementContent, RootContent } from "hast";
import { shorten } from "@/core/export/layer-export";
import { markdownToHast } from "@/core/markdown";
import { isPlain } from "@/core/plain-markdown";

/** UTF-16 code units that are looked at, and that are shown. */
const LOOKED_AT = 2_000;
const SHOWN = 220;

/** The beginning of what somebody wrote in Markdown, as one line of plain words. */
export function excerptOf(markdown: string): string {
  const start = markdown.slice(0, LOOKED_AT);
  return shorten(isPlain(start) ? start : wordsOf(markdownToHast(start, { idPrefix: "" }).children), SHOWN);
}

function wordsOf(nodes: readonly (RootContent | ElementContent)[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.value;
      if (node.type !== "element") return "";
      return node.tagName === "br" ? " " : `${wordsOf(node.children)}${BLOCKS.has(node.tagName) ? " " : ""}`;
    })
    .join("");
}

const BLOCKS = new Set(["p", "li", "blockquote", "pre", "td", "th", "h2", "h3", "h4", "h5", "h6"]);
