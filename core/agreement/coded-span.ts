/** A passage that somebody gave a code: UTF-16 code units, half-open, `start < end`. */
export interface CodedSpan {
  start: number;
  end: number;
  code: string;
}

/**
 * Refuses what is no passage, so that no figure is made of it: a passage begins and ends at whole positions, at 0 or
 * later, holds something, and lies inside the text.
 * @param length of the text in UTF-16 code units, where it is known
 * @throws RangeError that names the passage
 */
export function requirePassages(spans: readonly CodedSpan[], length = Number.MAX_SAFE_INTEGER): void {
  for (const [index, { start, end }] of spans.entries()) {
    const fault = faultOf(start, end, length);
    if (fault) throw new RangeError(`Passage ${index + 1} of ${spans.length}, [${start}, ${end}), ${fault}.`);
  }
}

/** @throws RangeError where it is not the length of a text */
export function requireLength(length: number): void {
  if (!Number.isSafeInteger(length) || length < 0)
    throw new RangeError(`A text is as long as a whole number of 0 or more, not ${length}.`);
}

function faultOf(start: number, end: number, length: number): string | null {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return "has ends that are no whole numbers";
  if (start < 0) return "begins before the text";
  if (end < start) return "ends before it begins";
  if (end === start) return "is empty";
  return end > length ? `ends after the text, which is ${length} long` : null;
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
