import { type AgreementValue, figure, noFigure } from "@/core/agreement/agreement-value";
import { type CodedSpan, mergedByCode, requireLength, requirePassages } from "@/core/agreement/coded-span";

export interface UnitizedParts {
  /** Characters times coders on which a pair disagrees, observed and expected by chance. */
  observed: number;
  expected: number;
  /** Passages and gaps of all coders. */
  units: number;
  gaps: number;
  /** Characters times coders. */
  continuum: number;
}

/** What a coder left alone; a value like the others. */
const GAP = "";

/**
 * Krippendorff's α for passages that coders cut out themselves (Krippendorff, Mathet, Bouvry & Widlöcher 2016,
 * “On the reliability of unitizing textual continua: further developments”, section 3): values are compared
 * over the lengths that coders' passages and gaps share, and a passage is never paired with itself by chance,
 * which takes Σ length² off for passages and Σ length for gaps.
 *
 * A coder's own passages must not overlap, which they do across codes: ask for each code by itself, or give
 * layers where they do not.
 *
 * @param layers what each coder marked; somebody who marked nothing counts
 * @param length of the text, in UTF-16 code units
 * @throws RangeError for overlaps within a layer, for passages that are none or lie outside of the text
 *   (`requirePassages`), and for an empty code, which is what gaps have
 */
export function unitizedAlpha(
  layers: readonly (readonly CodedSpan[])[],
  length: number,
): AgreementValue<UnitizedParts> {
  return alphaOfUnitized(unitizedCounts(layers, length), layers.length);
}

/** What unitized alpha is made of; it adds up over texts. */
export interface UnitizedCounts {
  /** Characters times coders on which a pair disagrees. */
  observed: number;
  /** Characters that coders gave each value, gaps being one (""). */
  lengths: ReadonlyMap<string, number>;
  /** What a passage or gap would be paired with itself by chance. */
  selfPairs: number;
  units: number;
  gaps: number;
  /** Characters times coders. */
  continuum: number;
}

/** Of one text; see `unitizedAlpha`. */
export function unitizedCounts(layers: readonly (readonly CodedSpan[])[], length: number): UnitizedCounts {
  requireLength(length);
  const values = layers.map((layer) => withGaps(layer, length));
  const lengths = new Map<string, number>();
  let [selfPairs, units, gaps] = [0, 0, 0];
  for (const { start, end, code } of values.flat()) {
    const size = end - start;
    lengths.set(code, (lengths.get(code) ?? 0) + size);
    selfPairs += code === GAP ? size : size * size;
    if (code === GAP) gaps += 1;
    else units += 1;
  }
  const observed = layers.length < 2 ? 0 : disagreement(values, layers.length);
  return { observed, lengths, selfPairs, units, gaps, continuum: layers.length * length };
}

function alphaOfUnitized(counts: UnitizedCounts, coders: number): AgreementValue<UnitizedParts> {
  const named = { measure: "unitized alpha", unit: "characters" };
  const { units, gaps, continuum, lengths, observed } = counts;
  const none = { observed: 0, expected: 0, units, gaps, continuum };
  if (coders < 2) return noFigure(named, "fewer-than-two-coders", none);
  if (continuum === 0 || units === 0) return noFigure(named, "nothing-to-code", none);
  if (lengths.size < 2) return noFigure(named, "no-variation", none);
  const expected = expectedDisagreement(counts);
  return figure(named, 1 - observed / expected, { ...none, observed, expected });
}

/** By chance, for the lengths that the values have in all. */
export function expectedDisagreement({
  lengths,
  selfPairs,
  continuum,
}: Pick<UnitizedCounts, "lengths" | "selfPairs" | "continuum">): number {
  let differing = 0;
  for (const size of lengths.values()) differing += size * (continuum - size);
  return (continuum * differing) / (continuum * continuum - selfPairs);
}

/**
 * The same for each code by itself, against everything else; one's own passages may overlap. Codes that nobody gave
 * are not there.
 * @throws RangeError as `unitizedAlpha`, but for overlaps
 */
export function unitizedAlphaByCode(
  layers: readonly (readonly CodedSpan[])[],
  length: number,
): Map<string, AgreementValue<UnitizedParts>> {
  // Before they are merged, which would hide what is no passage in one that is.
  for (const layer of layers) requirePassages(layer, length);
  const merged = layers.map(mergedByCode);
  const codes = [...new Set(merged.flatMap((layer) => [...layer.keys()]))].sort();
  return new Map(
    codes.map((code) => [
      code,
      unitizedAlpha(
        merged.map((layer) => layer.get(code) ?? []),
        length,
      ),
    ]),
  );
}

/** The whole text as one coder sees it: their passages, and the gaps between. */
function withGaps(layer: readonly CodedSpan[], length: number): CodedSpan[] {
  requirePassages(layer, length);
  const sections: CodedSpan[] = [];
  let at = 0;
  for (const span of [...layer].sort((a, b) => a.start - b.start)) {
    if (span.start < at)
      throw new RangeError(`One coder's passages overlap at ${span.start}: ask for each code by itself.`);
    if (span.code === GAP) throw new RangeError("A passage needs a code: none is what gaps have.");
    if (span.start > at) sections.push({ start: at, end: span.start, code: GAP });
    sections.push(span);
    at = span.end;
  }
  if (at < length) sections.push({ start: at, end: length, code: GAP });
  return sections;
}

/** Between two neighbouring boundaries nobody changes their mind: there pairs are counted, not compared. */
function disagreement(values: readonly (readonly CodedSpan[])[], coders: number): number {
  const steps = values
    .flat()
    .flatMap(({ start, end, code }) => [
      { at: start, code, by: 1 },
      { at: end, code, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const held = new Map<string, number>();
  let [observed, last] = [0, 0];
  for (const { at, code, by } of steps) {
    if (at > last) {
      let pairs = 0;
      for (const count of held.values()) pairs += count * (coders - count);
      observed += ((at - last) * pairs) / (coders - 1);
      last = at;
    }
    held.set(code, (held.get(code) ?? 0) + by);
  }
  return observed;
}
