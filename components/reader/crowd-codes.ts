import type { CodeRef } from "@/core/codebook";
import type { TextRange } from "@/core/text/range";

/**
 * Which code most annotations gave, asked from place to place in the order of the text. Counts go up where
 * annotations begin and down where they end, so that a place costs the number of codes, not of annotations.
 */
export class CrowdCodes<T extends TextRange> {
  private readonly codes: CodeRef[] = [];
  /** How many have each of `codes` at the present place. */
  private readonly counts: number[] = [];
  /** Place and index of the code packed into one number, so that the runtime sorts numbers without calling back. */
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private readonly width: number;
  private nextStart = 0;
  private nextEnd = 0;

  constructor(annotations: readonly T[], codeOf: (annotation: T) => CodeRef | undefined) {
    const indexes = new Map<CodeRef, number>();
    const coded: { range: TextRange; index: number }[] = [];
    for (const range of annotations) {
      const code = codeOf(range);
      if (code === undefined) continue;
      let index = indexes.get(code);
      if (index === undefined) {
        index = this.codes.push(code) - 1;
        this.counts.push(0);
        indexes.set(code, index);
      }
      coded.push({ range, index });
    }
    this.width = Math.max(1, this.codes.length);
    this.starts = Float64Array.from(coded, ({ range, index }) => range.start * this.width + index).sort();
    this.ends = Float64Array.from(coded, ({ range, index }) => range.end * this.width + index).sort();
  }

  /**
   * The code that most annotations at a text offset have; undefined when none has any. Where several are
   * level, `before` goes on if it is one of them, so that colours do not flicker. Offsets must not go back.
   */
  mostAt(offset: number, before: CodeRef | undefined): CodeRef | undefined {
    const { starts, ends, counts, codes, width } = this;
    const beyond = (offset + 1) * width;
    for (; (starts[this.nextStart] ?? beyond) < beyond; this.nextStart++) {
      const index = (starts[this.nextStart] ?? 0) % width;
      counts[index] = (counts[index] ?? 0) + 1;
    }
    for (; (ends[this.nextEnd] ?? beyond) < beyond; this.nextEnd++) {
      const index = (ends[this.nextEnd] ?? 0) % width;
      counts[index] = (counts[index] ?? 0) - 1;
    }
    let most: CodeRef | undefined;
    let top = 0;
    for (let index = 0; index < codes.length; index++) {
      const count = counts[index] ?? 0;
      if (count > top || (count === top && count > 0 && codes[index] === before)) {
        top = count;
        most = codes[index];
      }
    }
    return most;
  }
}
