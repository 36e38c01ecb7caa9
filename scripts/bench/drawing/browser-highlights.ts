import { codes } from "@/scripts/bench/drawing/stage";

/**
 * The floor: the browser's own highlights, one `Highlight` for each hue, over the same text without marks.
 * They get the background and the underline of our marks, so that the same is painted.
 */

const NAME = "bench-";

/** A rule for each hue, from what the browser makes of one of our marks of it. */
export function installFloorStyles(): void {
  const text = document.createElement("section");
  text.className = "article-text reading";
  document.getElementById("stage")?.append(text);
  const rules = [...new Set(codes.map(({ hue }) => hue))].map((hue) => {
    const mark = document.createElement("mark");
    mark.className = "hl";
    mark.dataset.hue = hue;
    text.append(mark);
    const look = getComputedStyle(mark);
    return `::highlight(${NAME}${hue}) {
      background-color: ${look.backgroundColor};
      text-decoration: ${look.textDecorationLine} ${look.textDecorationStyle} ${look.textDecorationThickness} ${look.textDecorationColor};
    }`;
  });
  text.remove();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets.push(sheet);
}

interface Piece {
  node: Text;
  start: number;
}

/** The text nodes of a text without marks: one for each block. */
export function piecesOf(root: HTMLElement): Piece[] {
  return [...root.querySelectorAll<HTMLElement>("[data-block]")].map((block) => {
    const node = block.firstChild;
    if (!(node instanceof Text) || node.nextSibling) throw new Error("a block that is not bare text");
    return { node, start: Number(block.dataset.start) };
  });
}

interface Passage {
  start: number;
  end: number;
  code: number;
}

/** Turns offsets into DOM ranges, as anyone who draws with the browser's highlights must. */
export function toRange(pieces: readonly Piece[], { start, end }: Passage): Range {
  const range = document.createRange();
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) throw new Error("a text without blocks");
  return piece;
}

export function showHighlights(pieces: readonly Piece[], passages: readonly Passage[]): void {
  const byHue = new Map<string, Range[]>();
  for (const passage of passages) {
    const name = nameOf(passage);
    const ranges = byHue.get(name) ?? [];
    ranges.push(toRange(pieces, passage));
    byHue.set(name, ranges);
  }
  for (const [name, ranges] of byHue) CSS.highlights.set(name, new Highlight(...ranges));
}

/** @returns takes it away again */
export function addHighlight(pieces: readonly Piece[], passage: Passage): () => void {
  const name = nameOf(passage);
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(name, highlight);
  }
  const range = toRange(pieces, passage);
  highlight.add(range);
  return () => highlight.delete(range);
}

export function hideHighlights(): void {
  for (const { hue } of codes) CSS.highlights.delete(`${NAME}${hue}`);
}

const nameOf = ({ code }: Passage) => `${NAME}${codes[code]?.hue}`;
