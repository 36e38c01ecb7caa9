import { compareRanges, type TextRange } from "@/core/text/range";

/** A range that somebody put on the text, with the id of what it belongs to. */
export type IdentifiedRange = { readonly id: string; readonly start: number; readonly end: number };

/** A stretch of text under one and the same set of ranges. `ids` is ordered outermost first. */
export type Segment = { start: number; end: number; ids: readonly string[] };

const NO_IDS: readonly string[] = Object.freeze([]);

function compareIdentified(a: IdentifiedRange, b: IdentifiedRange): number {
  return compareRanges(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The ranges that are open at the sweep's position, in drawing order. */
class OpenRanges {
  /** Ranks (indexes into the sorted ranges), ascending: ranges open in rank order, so opening appends. */
  private readonly ranks: number[] = [];
  /** `arrays[k]` is the id array made when exactly the first k open ranges were open, if still true. */
  private readonly arrays: (readonly string[] | undefined)[] = [NO_IDS];

  constructor(private readonly sorted: readonly IdentifiedRange[]) {}

  open(rank: number): void {
    this.ranks.push(rank);
    this.arrays[this.ranks.length] = undefined;
  }

  close(rank: number): void {
    let low = 0;
    let high = this.ranks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranks[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    this.ranks.splice(low, 1);
    this.arrays.length = Math.min(this.arrays.length, low + 1);
  }

  /** The open ids as one array, the same array as before where nothing changed in between. */
  ids(): readonly string[] {
    const depth = this.ranks.length;
    const made = this.arrays[depth];
    if (made !== undefined) return made;
    const ids = new Array<string>(depth);
    for (let index = 0; index < depth; index++) ids[index] = this.sorted[this.ranks[index] ?? 0]?.id ?? "";
    this.arrays[depth] = ids;
    return ids;
  }
}

/**
 * One sweep over all windows: ordered, disjoint stretches of the text, each cut wherever a range starts
 * or ends inside it.
 */
function sweep(windows: readonly TextRange[], ranges: readonly IdentifiedRange[]): Segment[][] {
  const sorted = ranges.filter((range) => range.start < range.end).sort(compareIdentified);
  const count = sorted.length;
  const byEnd = new Float64Array(count);
  // End and rank packed into one number, so that the runtime sorts numbers without calling back.
  for (let rank = 0; rank < count; rank++) byEnd[rank] = (sorted[rank]?.end ?? 0) * count + rank;
  byEnd.sort();

  const open = new OpenRanges(sorted);
  let opening = 0;
  let closing = 0;
  const nextStart = () => (opening < count ? (sorted[opening]?.start ?? 0) : Number.POSITIVE_INFINITY);
  const nextEnd = () =>
    closing < count ? Math.floor((byEnd[closing] ?? 0) / count) : Number.POSITIVE_INFINITY;
  const passTo = (offset: number) => {
    // What lies wholly before the offset is opened and closed in turn; starts come first, so that no
    // range closes before it was opened.
    for (;;) {
      const start = nextStart();
      const end = nextEnd();
      if (start <= offset && start < end) open.open(opening++);
      else if (end <= offset) open.close((byEnd[closing++] ?? 0) % count);
      else return;
    }
  };

  return windows.map((window) => {
    const segments: Segment[] = [];
    let at = window.start;
    while (at < window.end) {
      passTo(at);
      const to = Math.min(nextStart(), nextEnd(), window.end);
      segments.push({ start: at, end: to, ids: open.ids() });
      at = to;
    }
    return segments;
  });
}

/**
 * Flattens overlapping ranges into disjoint, ordered segments that together cover `within` (UTF-16 code
 * units). At most 2N+1 segments for N ranges; each segment's ids are ordered by start, then longer first,
 * then id; `ids` is empty where no range is, and one and the same array where the set of ranges is
 * unchanged (so it can be compared by identity). Ranges may reach out of `within`; empty ones are ignored.
 * O(N log N) plus the size of the answer.
 */
export function flattenRanges(ranges: readonly IdentifiedRange[], within: TextRange): Segment[] {
  return sweep([within], ranges)[0] ?? [];
}

/**
 * The same for many blocks in one sweep: `result[i]` covers `blocks[i]`. Blocks must be disjoint and in
 * text order; ranges may span blocks and the gaps between them.
 */
export function segmentsPerBlock(
  blocks: readonly TextRange[],
  ranges: readonly IdentifiedRange[],
): Segment[][] {
  return sweep(blocks, ranges);
}
