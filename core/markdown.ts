import type { Element, ElementContent, Root } from "hast";
import type { Root as MarkdownRoot, Nodes, Parents } from "mdast";
import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { splitMentions } from "@/core/mentions";
import type { PersonRef } from "@/core/person";
import { toParagraphs } from "@/core/plain-markdown";

export interface MarkdownOptions {
  /** Stands before every id in the result, so that two texts on one page never share one. */
  idPrefix: string;
  /**
   * The level of the highest heading; deeper ones follow without gaps, down to 6. Null sets headings as
   * strong paragraphs: a comment has no place in the outline of the page it stands on.
   */
  headingLevel?: 2 | 3 | 4 | 5 | 6 | null;
  /** Their handles after "@" become links to them. */
  people?: readonly PersonRef[];
  /** For those who hear the page: what a footnote's number and its way back are called. */
  words?: { footnote: (number: string) => string; backToReference: (number: number) => string };
}

const ENGLISH: Required<MarkdownOptions>["words"] = {
  footnote: (number) => `Footnote ${number}`,
  backToReference: (number) => `Back to reference ${number}`,
};

/** More than this is shown as plain text: what is built of it would have to be walked at every render. */
const MAX_LENGTH = 50_000;
/** Deepest nesting of elements that is drawn; renderers recurse, and nobody reads level 60. */
const MAX_DEPTH = 60;

/**
 * The parser's time grows with the square of these in the worst case (measured: 20,000 characters of each
 * took up to 21 s, 2,000 under 0.15 s), so text with more of them than a person writes is shown as it stands.
 */
const MAX_EMPHASIS = 1_200;
const MAX_BRACKETS = 2_000;
const MAX_BARS = 4_000;
const MAX_UNDERLINES = 200;
const MAX_CONTAINERS = 20;

/** Anything else (javascript:, data:, relative addresses of our own pages) is no link, only its words. */
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)/i;

const LINK_REL = ["nofollow", "noopener", "ugc"];

/** All that can come out. The rules above it make nothing else; this holds even if one of them is wrong. */
const SCHEMA: Schema = {
  tagNames: [
    ...["p", "br", "hr", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "del", "a", "sup"],
    ...["h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "section"],
  ],
  attributes: {
    a: ["href", ["rel", ...LINK_REL], "ariaLabel", "id"],
    ol: ["start"],
    li: ["id"],
    p: [["dataHeading", /^[1-6]$/]],
    section: ["dataFootnotes"],
    th: [["align", "left", "right", "center"]],
    td: [["align", "left", "right", "center"]],
  },
  protocols: { href: ["http", "https", "mailto"] },
  ancestors: {
    tbody: ["table"],
    td: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
    li: ["ol", "ul"],
  },
  // Every id is made here with the caller's prefix: raw HTML cannot bring one in.
  clobber: [],
};

/**
 * CommonMark 0.31 with GitHub's tables, strikethrough, task lists, footnotes and bare links, as a tree of
 * safe HTML (hast). A line break typed is a line break shown (CommonMark section 6.8 leaves it to the
 * renderer). HTML in it is shown as the characters it is made of; images become links to them; links lead
 * to http, https and mailto only. Text too tangled to parse in reasonable time comes out as plain
 * paragraphs. Never throws.
 */
export function markdownToHast(text: string, options: MarkdownOptions): Root {
  if (!isTangled(text)) {
    try {
      const parsed = parser.parse(text);
      if (depthOf(parsed) <= MAX_DEPTH) {
        showHtmlAsText(parsed);
        const { idPrefix, headingLevel = null, words = ENGLISH, people = [] } = options;
        const converter = unified()
          .use(remarkRehype, {
            clobberPrefix: idPrefix,
            // The library's own adds "\n", which would show where white space is kept.
            handlers: { break: () => element("br", []) },
            footnoteBackLabel: (reference) => words.backToReference(reference + 1),
          })
          .use(() => (tree: Root) => reshape(tree, headingLevel, words))
          .use(() => (tree: Root) => linkPeople(tree, people))
          .use(rehypeSanitize, SCHEMA);
        return converter.runSync(parsed) as Root;
      }
    } catch (thrown) {
      // Too deep for a recursion of the libraries'; anything else is a defect that should be seen.
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  const plain = plainToHast(text);
  linkPeople(plain, options.people ?? []);
  return plain;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** The same tree for text that is shown as it stands. */
export function plainToHast(text: string): Root {
  return {
    type: "root",
    children: toParagraphs(text).map((lines) =>
      element(
        "p",
        lines.flatMap((line, index): ElementContent[] =>
          index === 0 ? [textNode(line)] : [element("br", []), textNode(line)],
        ),
      ),
    ),
  };
}

/** Whether parsing could take longer than anybody waits. */
export function isTangled(text: string): boolean {
  if (text.length > MAX_LENGTH) return true;
  let emphasis = 0;
  let brackets = 0;
  let bars = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "*" || char === "_" || char === "~") emphasis++;
    else if (char === "[" || char === "]") brackets++;
    else if (char === "|") bars++;
  }
  if (emphasis > MAX_EMPHASIS || brackets > MAX_BRACKETS || bars > MAX_BARS) return true;
  let underlines = 0;
  for (const line of text.split("\n")) {
    const markers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? "";
    if (markers.replace(/[ \t\d]/g, "").length > MAX_CONTAINERS) return true;
    if (/^[ \t]*(?:=+|-+)[ \t]*$/.test(line) && ++underlines > MAX_UNDERLINES) return true;
  }
  return false;
}

/** How deep a Markdown tree is. Without recursion, since that is what the depth is measured for. */
export function depthOf(root: MarkdownRoot): number {
  let deepest = 0;
  const open: [Nodes, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ("children" in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}

/** What holds blocks, and not words directly. */
export const FLOW: ReadonlySet<string> = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

/** Raw HTML and typed line breaks, in the Markdown tree: `<b>` is three characters that somebody wrote. */
function showHtmlAsText(node: Parents): void {
  node.children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === "html") {
      const words: Nodes[] = withBreaks(child.value);
      return FLOW.has(node.type) ? [{ type: "paragraph", children: words } as Nodes] : words;
    }
    if (child.type === "text") return withBreaks(child.value);
    if ("children" in child) showHtmlAsText(child);
    return [child];
  }) as typeof node.children;
}

const withBreaks = (value: string): Nodes[] =>
  value.split(/[ \t]*\r?\n|\r/).flatMap((line, index): Nodes[] => {
    const words: Nodes[] = line === "" ? [] : [{ type: "text", value: line }];
    return index === 0 ? words : [{ type: "break" }, ...words];
  });

/** Links, images, headings, task boxes and footnotes, in the HTML tree. */
function reshape(tree: Root, headingLevel: number | null, words: typeof ENGLISH): void {
  const levels = headingLevel === null ? [] : [...new Set(headingsOf(tree))].sort();
  const level = (tag: string) =>
    headingLevel === null ? 0 : Math.min(6, headingLevel + levels.indexOf(Number(tag[1])));
  visit(tree, false);

  function visit(parent: Root | Element, insideLink: boolean): void {
    parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      // "\n" between blocks is layout of the HTML's source.
      if (child.type === "text") {
        const isLayout = child.value === "\n" && !(parent.type === "element" && parent.tagName === "code");
        return isLayout ? [] : [child];
      }
      if (child.type !== "element") return [];
      const isLink = child.tagName === "a";
      if (child.tagName === "img") return [imageLink(child, insideLink)];
      if (child.tagName === "input") return [textNode(child.properties.checked ? "☑" : "☐")];
      visit(child, insideLink || isLink);
      if (isLink) return link(child, words);
      if (/^h[1-6]$/.test(child.tagName)) return [heading(child)];
      if (child.tagName === "section") return [footnotes(child)];
      return [child];
    }) as typeof parent.children;
  }

  function heading(one: Element): Element {
    if (headingLevel !== null) return element(`h${level(one.tagName)}`, one.children);
    return element("p", [element("strong", one.children)], { dataHeading: one.tagName.slice(1) });
  }
}

/** Names in running text; not in code, which quotes them, nor inside of links. */
function linkPeople(tree: Root, people: readonly PersonRef[]): void {
  if (people.length === 0) return;
  const open: (Root | Element)[] = [tree];
  for (let next = open.pop(); next; next = open.pop()) {
    const children = (next.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (child.type === "element" && child.tagName !== "code" && child.tagName !== "a") open.push(child);
      if (child.type !== "text") return [child];
      return splitMentions(child.value, people).map(({ text, person }) =>
        person ? element("a", [textNode(text)], { href: `/people/${person.id}` }) : textNode(text),
      );
    });
    next.children = children as typeof next.children;
  }
}

function headingsOf(tree: Root): number[] {
  const found: number[] = [];
  const open: (Root | ElementContent)[] = [tree];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "element" && /^h[1-6]$/.test(next.tagName)) found.push(Number(next.tagName[1]));
    // The label of the footnotes is none of the author's headings.
    if ("children" in next && !(next.type === "element" && next.properties.dataFootnotes)) {
      open.push(...(next.children as ElementContent[]));
    }
  }
  return found;
}

function link(one: Element, words: typeof ENGLISH): ElementContent[] {
  const { href, id, ariaLabel, dataFootnoteRef, dataFootnoteBackref } = one.properties;
  // Only the footnote rules set these: what a person writes has no way to.
  if (dataFootnoteRef !== undefined) {
    const number = one.children[0]?.type === "text" ? one.children[0].value : "";
    return [element("a", one.children, { href, id, ariaLabel: words.footnote(number) })];
  }
  if (dataFootnoteBackref !== undefined) return [element("a", one.children, { href, ariaLabel })];
  if (typeof href !== "string" || !SAFE_ADDRESS.test(href)) return one.children;
  return [element("a", one.children, { href, rel: LINK_REL })];
}

/** An image would tell its server who reads this, and may show anything: a link asks first. */
function imageLink(image: Element, insideLink: boolean): ElementContent {
  const { src, alt } = image.properties;
  const words = textNode(String(alt || src || ""));
  if (insideLink || typeof src !== "string" || !SAFE_ADDRESS.test(src)) return words;
  return element("a", [words], { href: src, rel: LINK_REL });
}

/** The library's heading over the footnotes would stand in the page's outline. */
function footnotes(section: Element): Element {
  const list = section.children.filter((child) => child.type === "element" && child.tagName === "ol");
  return element("section", list, { dataFootnotes: true });
}

const textNode = (value: string): ElementContent => ({ type: "text", value });

const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element["properties"] = {},
): Element => ({ type: "element", tagName, properties, children });
