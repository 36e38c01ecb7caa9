import type { Element, Nodes, Root } from "hast";
import { elementsOf } from "@/core/import/html-tree";

/** An `article` element that holds less of a page's words than this is a teaser, not the page's article. */
const LEAST_SHARE = 0.5;

const UNSPOKEN = new Set(["script", "style", "template", "noscript", "head", "nav", "svg", "title"]);

/**
 * The part of a page that is its article: its only `main`, or its only `article` when most words are in it;
 * otherwise the whole page.
 * @returns the part, and how many words stand outside of it
 */
export function articlePart(root: Root): { part: Root | Element; wordsOutside: number } {
  const mains: Element[] = [];
  const articles: Element[] = [];
  for (const element of elementsOf(root)) {
    if (element.tagName === "main" && element.properties.hidden === undefined) mains.push(element);
    if (element.tagName === "article") articles.push(element);
  }
  const [main] = mains;
  const [article] = articles;
  const whole = { part: root, wordsOutside: 0 };
  const inside = main && mains.length === 1 ? main : article && articles.length === 1 ? article : null;
  if (inside === null) return whole;
  const all = wordsIn(root);
  const kept = wordsIn(inside);
  if (kept === 0 || (inside !== main && kept < all * LEAST_SHARE)) return whole;
  return { part: inside, wordsOutside: all - kept };
}

/** Words between white space, in what is neither script nor navigation. */
function wordsIn(root: Root | Element): number {
  let count = 0;
  const open: (Root | Element)[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of node.children) {
      if (child.type === "text") count += child.value.match(/\S+/g)?.length ?? 0;
      else if (child.type === "element" && !UNSPOKEN.has(child.tagName)) open.push(child);
    }
  }
  return count;
}

/** Tables that lay out a page: they hold blocks, say so, or have one cell a row. */
export function layoutTables(root: Root | Element): ReadonlySet<Element> {
  const layout = new Set<Element>();
  const tables: Element[] = [];
  type Step = Element | { leave: true };
  const open: Step[] = childElements(root).reverse();
  for (let step = open.pop(); step; step = open.pop()) {
    if ("leave" in step) {
      tables.pop();
      continue;
    }
    const element: Element = step;
    const table = tables.at(-1);
    if (table && HOLDS_BLOCKS.has(element.tagName)) layout.add(table);
    if (element.tagName === "table") {
      if (
        element.properties.role === "presentation" ||
        element.properties.role === "none" ||
        isNarrow(element)
      )
        layout.add(element);
      tables.push(element);
      open.push({ leave: true });
    }
    for (const child of childElements(element).reverse()) open.push(child);
  }
  return layout;
}

const HOLDS_BLOCKS = new Set(
  "table div ul ol dl h1 h2 h3 h4 h5 h6 blockquote section article form pre".split(" "),
);

/** Whether no row has a second cell with words in it. */
function isNarrow(table: Element): boolean {
  const sections = childElements(table).flatMap((child) =>
    /^t(?:head|body|foot)$/.test(child.tagName) ? childElements(child) : [child],
  );
  return sections.every((row) => childElements(row).filter(hasWords).length < 2);
}

const childElements = (parent: Root | Element): Element[] =>
  (parent.children as Nodes[]).filter((child) => child.type === "element");

function hasWords(element: Element): boolean {
  const open: Element[] = [element];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of node.children) {
      if (child.type === "text" && child.value.trim() !== "") return true;
      if (child.type === "element") open.push(child);
    }
  }
  return false;
}
