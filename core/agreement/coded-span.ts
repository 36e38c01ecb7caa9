/** A passage that somebody gave a code: UTF-16 code units, half-open, `start < end`. */
export interface CodedSpan {
  start: number;
  end: number;
  code: string;
}

/**
 * The passages of each code with overlapping and touching ones made one: what a coder said, however often they
 * said it. Measures that add up lengths pass 1 without it.
 * @returns by code, in order of their start
 */
export function mergedByCode(spans: readonly CodedSpan[]): Map<string, CodedSpan[]> {
  const merged = new Map<string, CodedSpan[]>();
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const known = merged.get(span.code);
    const last = known?.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else if (known) known.push({ ...span });
    else merged.set(span.code, [{ ...span }]);
  }
  return merged;
}
