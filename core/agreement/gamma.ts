import { type AgreementValue, figure, noFigure } from "@/core/agreement/agreement-value";
import { matchCheaply } from "@/core/agreement/cheap-matching";
import { type CodedSpan, requireLength, requirePassages } from "@/core/agreement/coded-span";
import { seededRandom } from "@/core/agreement/seeded-random";
import { countLeading } from "@/core/count-leading";

export interface GammaParts {
  /** Disorder of the best alignment, and what chance would give. */
  observed: number;
  expected: number;
  /** Passages of the two that belong together in the best alignment, by their place in the lists. */
  aligned: [a: number, b: number][];
  /** Samples of chance that were drawn. */
  samples: number;
}

/** What a passage without a partner costs. */
const EMPTY = 1;

/**
 * γ of two coders: where they agree on passages and on codes at once, over the alignment that makes their
 * disagreement least (Mathet, Widlöcher & Métivier 2015, “The unified and holistic method gamma (γ) for
 * inter-annotator agreement measure and alignment”): 1 − observed/expected disorder, with α = β = Δ∅ = 1,
 * positional dissimilarity ((|Δstart| + |Δend|) / (length + length))² and 0 or 1 for codes.
 *
 * Chance is what the same coders' passages give when they are shifted round the text at random (section 4.3):
 * drawn from a seed, and from the two in an order of their own, so that the same data has the same figure, whoever of
 * the two is named first.
 *
 * @param a one coder's passages, which may overlap
 * @param length of the text in UTF-16 code units
 * @param options samples of chance, at least one, and where they are drawn from
 * @throws RangeError for passages that are none or lie outside of the text (`requirePassages`)
 */
export function gamma(
  a: readonly CodedSpan[],
  b: readonly CodedSpan[],
  length: number,
  { samples = 60, seed = 1 } = {},
): AgreementValue<GammaParts> {
  requireLength(length);
  requirePassages(a, length);
  requirePassages(b, length);
  if (!Number.isSafeInteger(samples) || samples < 1)
    throw new RangeError(`Chance is drawn at least once, not ${samples} times.`);
  const named = { measure: "gamma", unit: "passages of two coders" };
  if (a.length + b.length === 0) {
    return noFigure(named, "nothing-to-code", { observed: 0, expected: 0, aligned: [], samples: 0 });
  }
  const { disorder: observed, aligned } = bestAlignment(a, b);
  const random = seededRandom(seed);
  const [one, other] = inOwnOrder(a, b);
  const shifted = () => shift(random() < 0.5 ? one : other, Math.floor(random() * length), length);
  let sum = 0;
  for (let sample = 0; sample < samples; sample += 1) sum += bestAlignment(shifted(), shifted()).disorder;
  const expected = sum / samples;
  const parts = { observed, expected, aligned, samples };
  if (expected === 0) return noFigure(named, "no-variation", parts);
  return figure(named, 1 - observed / expected, parts);
}

/**
 * The alignment with the least disorder: the costs of its pairs, and of the passages that stay alone, over the
 * mean number of passages of a coder.
 */
export function bestAlignment(
  a: readonly CodedSpan[],
  b: readonly CodedSpan[],
): { disorder: number; aligned: [a: number, b: number][] } {
  if (a.length + b.length === 0) return { disorder: 0, aligned: [] };
  const { pairs, cost } = matchCheaply(candidates(a, b), a.length, b.length, EMPTY);
  return { disorder: cost / ((a.length + b.length) / 2), aligned: pairs };
}

/** Pairs that cost less than two passages that stay alone; no others can be in a best alignment. */
function candidates(a: readonly CodedSpan[], b: readonly CodedSpan[]) {
  const found: { a: number; b: number; cost: number }[] = [];
  const order = b.map((span, index) => ({ span, index })).sort((x, y) => x.span.start - y.span.start);
  const longest = b.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  for (const [index, one] of a.entries()) {
    // |Δstart| alone must stay below √2 of both lengths.
    const reach = Math.SQRT2 * EMPTY * (one.end - one.start + longest);
    for (let at = firstFrom(order, one.start - reach); at < order.length; at += 1) {
      const other = order[at];
      if (!other || other.span.start > one.start + reach) break;
      const cost = dissimilarity(one, other.span);
      if (cost < 2 * EMPTY) found.push({ a: index, b: other.index, cost });
    }
  }
  return found;
}

function firstFrom(order: readonly { span: CodedSpan }[], start: number): number {
  return countLeading(order, ({ span }) => span.start < start);
}

function dissimilarity(a: CodedSpan, b: CodedSpan): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const place = (apart / (a.end - a.start + b.end - b.start)) ** 2 * EMPTY;
  return place + (a.code === b.code ? 0 : EMPTY);
}

const comparePassages = (x: CodedSpan, y: CodedSpan): number =>
  x.start - y.start || x.end - y.end || (x.code < y.code ? -1 : Number(x.code > y.code));

/** The passages of each in the order of the text, and the two in an order that only what they hold decides. */
function inOwnOrder(a: readonly CodedSpan[], b: readonly CodedSpan[]): [CodedSpan[], CodedSpan[]] {
  const [one, other] = [a.toSorted(comparePassages), b.toSorted(comparePassages)];
  const at = one.findIndex((span, index) => !other[index] || comparePassages(span, other[index]) !== 0);
  const [x, y] = [one[at], other[at]];
  const isBefore = x !== undefined && y !== undefined ? comparePassages(x, y) < 0 : one.length < other.length;
  return isBefore ? [one, other] : [other, one];
}

/** Moved along the text and in again at its beginning; what would be cut in two stays whole at its end. */
const shift = (spans: readonly CodedSpan[], by: number, length: number): CodedSpan[] =>
  spans.map(({ start, end, code }) => {
    const size = end - start;
    const moved = Math.min((start + by) % length, Math.max(0, length - size));
    return { start: moved, end: moved + size, code };
  });
