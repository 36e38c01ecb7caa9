import type { ElementContent, Root } from "hast";
import type { Root as MarkdownRoot, Nodes, Parents } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { takeFrontMatter } from "@/core/import/front-matter";
import { importTree, parseHtml } from "@/core/import/html";
import { type ImportedText, LostTally } from "@/core/import/imported-text";
import { type MarkdownPiece, piecesOf } from "@/core/import/markdown-pieces";
import { importPlainText } from "@/core/import/plain-text";

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * CommonMark with GitHub's additions, as text and markup. Raw HTML in it is read as HTML, a front matter as
 * metadata. Text that no parser could read in reasonable time is taken as plain text, and said to be.
 * @throws ImportFault for more than 50,000 paragraphs
 */
export function importMarkdown(source: string): ImportedText {
  const reading = readInSteps(source);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** The same, and `pause` is waited for every now and then: a book takes seconds, and others want their turn. */
export async function importLongMarkdown(source: string, pause: () => Promise<void>): Promise<ImportedText> {
  const reading = readInSteps(source);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    await pause();
  }
}

function* readInSteps(source: string): Generator<void, ImportedText> {
  const lines = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { body, found } = takeFrontMatter(lines);
  const pieces = body.length > MAX_LENGTH || isTangled(body) ? [] : piecesOf(body);
  if (pieces.length > 0 && pieces.every((piece) => piece.source.length <= MAX_PIECE_LENGTH)) {
    try {
      const lost = new LostTally();
      const root: MarkdownRoot = { type: "root", children: [] };
      for (const piece of pieces) {
        root.children.push(...parsePiece(piece));
        yield;
      }
      readHtml(root, lost);
      const tree = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "" }).runSync(root);
      yield;
      return importTree(tree as Root, { lost, found });
    } catch (thrown) {
      // Nested too deeply for the libraries' recursion, in a way that was not foreseen.
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  const plain = importPlainText(body);
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));
  return { ...plain, found: { ...plain.found, ...given }, lost: [{ kind: "markdown", count: 1 }] };
}

/** What was borrowed stands in the piece that it is of. */
function parsePiece({ source, borrowed }: MarkdownPiece): MarkdownRoot["children"] {
  const { children }: MarkdownRoot = parser.parse(source + borrowed);
  if (borrowed === "") return children;
  return children.filter((node) => (node.position?.start.offset ?? 0) < source.length);
}

const FLOW = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

/**
 * Raw HTML in the Markdown tree: a block of it becomes what it would be as a page; of an inline tag, line
 * breaks and images mean something by themselves, others are dropped and what stands between them stays.
 */
function readHtml(root: MarkdownRoot, lost: LostTally): void {
  const open: Parents[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const isFlow = FLOW.has(node.type);
    node.children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
      if (child.type === "html") return isFlow ? [htmlBlock(child.value)] : inlineTag(child.value, lost);
      if ("children" in child) open.push(child);
      return [child];
    }) as typeof node.children;
  }
}

/** mdast-util-to-hast takes a node with `data.hChildren` as it is. */
function htmlBlock(value: string): Nodes {
  // A comment that nobody closed would swallow all that follows; somebody typed it as words.
  if (/^\s*<!--/.test(value) && !value.includes("-->")) {
    return { type: "paragraph", children: [{ type: "text", value }] };
  }
  const { root } = parseHtml(value);
  return {
    type: "paragraph",
    children: [],
    data: { hName: "div", hChildren: root.children as ElementContent[] },
  } as Nodes;
}

function inlineTag(tag: string, lost: LostTally): Nodes[] {
  if (/^<br[\s/>]/i.test(tag)) return [{ type: "break" }];
  if (/^<img[\s/>]/i.test(tag)) lost.add("image");
  else if (!/^<(?:\/|!--)/.test(tag)) lost.add("html");
  return [];
}

/**
 * The parser's time grows with the square of these in the worst case, within one paragraph or one nest of
 * containers, and is about 7 µs a character in any case. Ten times what a person writes; of the whole, twice
 * the longest article.
 */
const MAX_LENGTH = 2_000_000;
const MAX_PIECE_LENGTH = 400_000;
const MAX_CONTAINERS = 40;
const MAX_PER_PARAGRAPH = { emphasis: 1_500, brackets: 1_500, bars: 8_000, ticks: 2_000 };
const MAX_LINES_PER_PARAGRAPH = 5_000;
/** Each is parsed as a page of its own. */
const MAX_HTML_LINES = 3_000;

function isTangled(text: string): boolean {
  const counts = { emphasis: 0, brackets: 0, bars: 0, ticks: 0 };
  let linesInParagraph = 0;
  let htmlLines = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      counts.emphasis = counts.brackets = counts.bars = counts.ticks = linesInParagraph = 0;
      continue;
    }
    const markers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? "";
    if (markers.replace(/[ \t\d]/g, "").length > MAX_CONTAINERS) return true;
    if (/^\s*</.test(line) && ++htmlLines > MAX_HTML_LINES) return true;
    if (++linesInParagraph > MAX_LINES_PER_PARAGRAPH) return true;
    for (const [mark] of line.matchAll(/[*_~[\]|`]/g)) {
      if (mark === "[" || mark === "]") counts.brackets++;
      else if (mark === "|") counts.bars++;
      else if (mark === "`") counts.ticks++;
      else counts.emphasis++;
    }
    if (
      counts.emphasis > MAX_PER_PARAGRAPH.emphasis ||
      counts.brackets > MAX_PER_PARAGRAPH.brackets ||
      counts.bars > MAX_PER_PARAGRAPH.bars ||
      counts.ticks > MAX_PER_PARAGRAPH.ticks
    ) {
      return true;
    }
  }
  return false;
}
