import { CrowdCodes } from "@/components/reader/crowd-codes";
import type { CodeRef, Hue } from "@/core/codebook";
import { countLeading } from "@/core/count-leading";
import type { TextRange } from "@/core/text/range";
import { type Segment, segmentsPerBlock } from "@/core/text/segments";

/** What drawing needs to know of an annotation. Compared by identity: a changed one is another object. */
export interface DrawnAnnotation extends TextRange {
  id: string;
  codes: readonly string[];
  save: { kind: string };
}

/** One `<mark>`: a stretch of one block that looks the same from end to end. UTF-16 code units. */
export interface Mark extends TextRange {
  /** Of the topmost annotation's first code, in a crowd of the one that most gave; null is the reader's own pencil. */
  hue: Hue | null;
  shade: number;
  /** How many annotations lie here, up to three. */
  depth: 1 | 2 | 3;
  /** Where more than three overlap: the most that do, said once at the end of the stretch. */
  count: number | null;
  /**
   * The annotation that begins here, for links to it without a script; where several do, the outermost. Not
   * in a crowd, where it would cut marks into pieces: a permalink's own annotation has its anchor anyway.
   */
  anchor: string | null;
  unsaved: boolean;
}

export type BlockMarks = readonly Mark[];

/** The marks of all blocks, and what they were made from, so that the next change finds what it touches. */
export interface DrawnLayer {
  blocks: readonly TextRange[];
  annotations: readonly DrawnAnnotation[];
  colourOf: ColourOf;
  /** `marks[i]` are those of `blocks[i]`: the same array as before where nothing looks different. */
  marks: readonly BlockMarks[];
}

/** The code whose colour an annotation takes. */
export type ColourOf = (annotation: DrawnAnnotation) => CodeRef | undefined;

/** Up to this many touched blocks, it is cheaper to leave out the annotations that touch none of them. */
const FEW_BLOCKS = 8;

const NO_MARKS: BlockMarks = Object.freeze([]);

/** Index of the first block that ends after `offset`; blocks are disjoint and in order. */
export function firstBlockAfter(blocks: readonly TextRange[], offset: number): number {
  return countLeading(blocks, ({ end }) => end <= offset);
}

/** The marks of all blocks, from nothing. `annotations` in any order. */
export function drawLayer(
  blocks: readonly TextRange[],
  annotations: readonly DrawnAnnotation[],
  colourOf: ColourOf,
): DrawnLayer {
  const marksIn = marker(blocks, annotations, colourOf);
  const marks = segmentsPerBlock(blocks, annotations).map((segments, at) => marksIn(at, segments));
  return { blocks, annotations, colourOf, marks };
}

/**
 * The same for a changed set of annotations. Only blocks that a new, gone or different annotation touches
 * are computed again; every other block, and one that looks as before, keeps its array.
 */
export function redrawLayer(
  previous: DrawnLayer,
  annotations: readonly DrawnAnnotation[],
  colourOf: ColourOf,
): DrawnLayer {
  const { blocks } = previous;
  if (annotations === previous.annotations && colourOf === previous.colourOf) return previous;
  const changed =
    colourOf === previous.colourOf
      ? differing(previous.annotations, annotations)
      : [...previous.annotations, ...annotations];
  const indexes = touchedBlocks(blocks, changed);
  const windows = indexes.map((index) => blocks[index] as TextRange);
  const relevant = windows.length > FEW_BLOCKS ? annotations : touching(windows, annotations);
  const segments = segmentsPerBlock(windows, relevant);
  const marksIn = marker(windows, relevant, colourOf);
  const marks = previous.marks.slice();
  indexes.forEach((index, at) => {
    const fresh = marksIn(at, segments[at] ?? []);
    if (!looksSame(fresh, previous.marks[index] ?? NO_MARKS)) marks[index] = fresh;
  });
  return { blocks, annotations, colourOf, marks };
}

/**
 * What is in only one of the two lists. Lists before and after a change are mostly one and the same from
 * the front and from the back, so only what lies between is looked at closely.
 */
function differing(before: readonly DrawnAnnotation[], after: readonly DrawnAnnotation[]): DrawnAnnotation[] {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > from && afterEnd > from && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd--;
    afterEnd--;
  }
  const old = new Set(before.slice(from, beforeEnd));
  const come = after.slice(from, afterEnd).filter((one) => !old.delete(one));
  return [...old, ...come];
}

/** Indexes of the blocks that any of the annotations touches, ascending. */
function touchedBlocks(blocks: readonly TextRange[], annotations: readonly DrawnAnnotation[]): number[] {
  const touched = new Set<number>();
  for (const { start, end } of annotations) {
    for (let at = firstBlockAfter(blocks, start); at < blocks.length; at++) {
      if ((blocks[at]?.start ?? 0) >= end) break;
      touched.add(at);
    }
  }
  return [...touched].sort((a, b) => a - b);
}

/** The annotations that touch any of a few blocks. */
function touching(windows: readonly TextRange[], annotations: readonly DrawnAnnotation[]): DrawnAnnotation[] {
  const relevant: DrawnAnnotation[] = [];
  for (const one of annotations) {
    for (const block of windows) {
      if (one.start < block.end && block.start < one.end) {
        relevant.push(one);
        break;
      }
    }
  }
  return relevant;
}

/** The annotations at one offset, the shortest (innermost) first. */
export function annotationsAt(layer: DrawnLayer, offset: number): DrawnAnnotation[] {
  return layer.annotations
    .filter((one) => one.start <= offset && offset < one.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start || (a.id < b.id ? -1 : 1));
}

/** The most annotations on one place for which their number is not said. */
const DEEPEST_WASH = 3;

/** Draws one of `blocks` after another; `annotations` are at least those that touch them. */
function marker(
  blocks: readonly TextRange[],
  annotations: readonly DrawnAnnotation[],
  colourOf: ColourOf,
): (at: number, segments: readonly Segment[]) => BlockMarks {
  const byId = new Map(annotations.map((one) => [one.id, one]));
  const unsaved = new Set(annotations.filter(isUnsaved).map(({ id }) => id));
  let perBlock: DrawnAnnotation[][] | undefined;
  return (at, segments) => {
    let crowd: CrowdCodes<DrawnAnnotation> | undefined;
    const crowdCodes = () => {
      perBlock ??= annotationsPerBlock(blocks, annotations);
      crowd ??= new CrowdCodes(perBlock[at] ?? [], colourOf);
      return crowd;
    };
    return marksOf(segments, byId, unsaved, colourOf, crowdCodes);
  };
}

function annotationsPerBlock(
  blocks: readonly TextRange[],
  annotations: readonly DrawnAnnotation[],
): DrawnAnnotation[][] {
  const perBlock: DrawnAnnotation[][] = blocks.map(() => []);
  for (const annotation of annotations) {
    for (let at = firstBlockAfter(blocks, annotation.start); at < blocks.length; at++) {
      if ((blocks[at]?.start ?? 0) >= annotation.end) break;
      perBlock[at]?.push(annotation);
    }
  }
  return perBlock;
}

function marksOf(
  segments: readonly Segment[],
  byId: ReadonlyMap<string, DrawnAnnotation>,
  unsaved: ReadonlySet<string>,
  colourOf: ColourOf,
  crowdCodes: () => CrowdCodes<DrawnAnnotation>,
): BlockMarks {
  const marks: Mark[] = [];
  let last: Mark | undefined;
  let peak = 0;
  let code: CodeRef | undefined;
  const endRun = () => {
    if (last && peak > DEEPEST_WASH) last.count = peak;
    peak = 0;
  };
  for (const { start, end, ids } of segments) {
    if (ids.length <= DEEPEST_WASH) endRun();
    if (ids.length === 0) {
      last = undefined;
      continue;
    }
    if (ids.length > DEEPEST_WASH) peak = Math.max(peak, ids.length);
    code = ids.length > DEEPEST_WASH ? crowdCodes().mostAt(start, code) : codeOfTop(ids, byId, colourOf);
    const mark: Mark = {
      start,
      end,
      hue: code?.hue ?? null,
      shade: code?.shade ?? 1,
      depth: Math.min(DEEPEST_WASH, ids.length) as Mark["depth"],
      count: null,
      anchor: ids.length > DEEPEST_WASH ? null : beginningAt(start, ids, byId),
      unsaved: unsaved.size > 0 && ids.some((id) => unsaved.has(id)),
    };
    if (last && last.end === start && mark.anchor === null && looksAlike(last, mark)) {
      last.end = end;
    } else {
      marks.push(mark);
      last = mark;
    }
  }
  endRun();
  return marks.length === 0 ? NO_MARKS : marks;
}

function codeOfTop(
  ids: readonly string[],
  byId: ReadonlyMap<string, DrawnAnnotation>,
  colourOf: ColourOf,
): CodeRef | undefined {
  const top = byId.get(ids[ids.length - 1] ?? "");
  return top && colourOf(top);
}

const isUnsaved = ({ save }: DrawnAnnotation): boolean => save.kind === "unsaved" || save.kind === "conflict";

/** Ids are ordered by start, so those that begin here are the last ones. */
function beginningAt(
  start: number,
  ids: readonly string[],
  byId: ReadonlyMap<string, DrawnAnnotation>,
): string | null {
  let from = ids.length;
  while (from > 0 && byId.get(ids[from - 1] ?? "")?.start === start) from--;
  return ids[from] ?? null;
}

function looksAlike(a: Mark, b: Mark): boolean {
  return (
    a.hue === b.hue &&
    a.shade === b.shade &&
    a.depth === b.depth &&
    a.unsaved === b.unsaved &&
    a.count === b.count
  );
}

function looksSame(a: BlockMarks, b: BlockMarks): boolean {
  return (
    a.length === b.length &&
    a.every((mark, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        mark.start === other.start &&
        mark.end === other.end &&
        mark.anchor === other.anchor &&
        looksAlike(mark, other)
      );
    })
  );
}
