import type { CodeRef } from "@/core/codebook";
import type { TextRange } from "@/core/text/range";

type Coded<T> = { at: number; code: T };

/**
 * Which code most annotations gave, asked from place to place in the order of the text. Counts go up where
 * annotations begin and down where they end, so that a place costs the number of codes, not of annotations.
 */
export class CrowdCodes {
  private readonly starts: Coded<CodeRef | undefined>[];
  private readonly ends: Coded<CodeRef | undefined>[];
  private readonly counts = new Map<CodeRef | undefined, number>();
  private nextStart = 0;
  private nextEnd = 0;

  constructor(annotations: readonly { range: TextRange; code: CodeRef | undefined }[]) {
    const byPlace = (a: Coded<unknown>, b: Coded<unknown>) => a.at - b.at;
    this.starts = annotations.map(({ range, code }) => ({ at: range.start, code })).sort(byPlace);
    this.ends = annotations.map(({ range, code }) => ({ at: range.end, code })).sort(byPlace);
  }

  /**
   * The code that most annotations at a text offset have (undefined: none). Where several are level, `before`
   * goes on if it is one of them, so that colours do not flicker. Offsets must not go back.
   */
  mostAt(offset: number, before: CodeRef | undefined): CodeRef | undefined {
    for (; this.nextStart < this.starts.length; this.nextStart++) {
      const start = this.starts[this.nextStart];
      if (start === undefined || start.at > offset) break;
      this.count(start.code, 1);
    }
    for (; this.nextEnd < this.ends.length; this.nextEnd++) {
      const end = this.ends[this.nextEnd];
      if (end === undefined || end.at > offset) break;
      this.count(end.code, -1);
    }
    let most: CodeRef | undefined;
    let top = 0;
    for (const [code, count] of this.counts) {
      if (count > top || (count === top && code === before)) {
        top = count;
        most = code;
      }
    }
    return most;
  }

  private count(code: CodeRef | undefined, by: 1 | -1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + by);
  }
}
