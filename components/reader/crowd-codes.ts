import type { CodeRef } from "@/core/codebook";
import type { TextRange } from "@/core/text/range";

type Edge = { at: number; code: CodeRef };

/**
 * Which code most annotations gave, asked from place to place in the order of the text. Counts go up where
 * annotations begin and down where they end, so that a place costs the number of codes, not of annotations.
 */
export class CrowdCodes {
  private readonly starts: Edge[];
  private readonly ends: Edge[];
  private readonly counts = new Map<CodeRef, number>();
  private nextStart = 0;
  private nextEnd = 0;

  constructor(annotations: readonly { range: TextRange; code: CodeRef | undefined }[]) {
    const byPlace = (a: Edge, b: Edge) => a.at - b.at;
    const edges = (edge: keyof TextRange) =>
      annotations.flatMap(({ range, code }) => (code ? { at: range[edge], code } : [])).sort(byPlace);
    this.starts = edges("start");
    this.ends = edges("end");
  }

  /**
   * The code that most annotations at a text offset have; undefined when none has any. Where several are
   * level, `before` goes on if it is one of them, so that colours do not flicker. Offsets must not go back.
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
      if (count > top || (count === top && count > 0 && code === before)) {
        top = count;
        most = code;
      }
    }
    return most;
  }

  private count(code: CodeRef, by: 1 | -1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + by);
  }
}
