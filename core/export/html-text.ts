import type { Root, RootContent } from "hast";
import { isRightToLeft } from "@/core/text/direction";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as it may stand between tags and in quoted attributes. A carriage return would be read back as a
 * line feed (HTML section 13.2.3.5), so it is written as a reference.
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char).replaceAll("\r", "&#13;");

/** What an element of the article's words says of their language and direction. @param language BCP 47 */
export const inLanguage = (language: string): string =>
  `lang="${escapeHtml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ""}`;

const VOID = new Set(["br", "hr"]);
const ATTRIBUTE: Record<string, string> = {
  ariaLabel: "aria-label",
  dataHeading: "data-heading",
  dataFootnotes: "data-footnotes",
};

/** The safe tree of `markdownToHast` as HTML. Its depth is bounded there. */
export function hastToHtml(tree: Root): string {
  return tree.children.map(nodeToHtml).join("");
}

function nodeToHtml(node: RootContent): string {
  if (node.type === "text") return escapeHtml(node.value);
  if (node.type !== "element") return "";
  const attributes = Object.entries(node.properties).map(([name, value]) => {
    if (value === null || value === undefined || value === false) return "";
    const words = value === true ? "" : Array.isArray(value) ? value.join(" ") : String(value);
    return ` ${ATTRIBUTE[name] ?? name}="${escapeHtml(words)}"`;
  });
  const open = `<${node.tagName}${attributes.join("")}>`;
  if (VOID.has(node.tagName)) return open;
  // The parser drops a line feed right after <pre>.
  const start = node.tagName === "pre" ? "\n" : "";
  return `${open}${start}${node.children.map(nodeToHtml).join("")}</${node.tagName}>`;
}
