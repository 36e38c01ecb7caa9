import { type CodedSpan, mergedByCode } from "@/core/agreement/coded-span";
import { gamma } from "@/core/agreement/gamma";
import type { CoderLayer } from "@/core/agreement/mean-pairwise-f1";
import { SentenceBits } from "@/core/agreement/sentence-bits";
import type { TextRange } from "@/core/agreement/sentence-codes";
import { type SpanCounts, spanCounts } from "@/core/agreement/span-f1";
import { unitizedCounts } from "@/core/agreement/unitized-alpha";

/** One article as it was coded: the layers of those who looked at it, in no order. */
export interface CodedArticle {
  id: string;
  /** Of the text, in UTF-16 code units. */
  length: number;
  sentences: readonly TextRange[];
  layers: readonly CoderLayer[];
}

/** Numbers for one pair stand together: span F1's four, then how many sentences × codes both, either and neither gave. */
export const PAIR_NUMBERS = 8;

/** What of one code in one article the measures are made of; it adds up over articles. */
export interface CodeCounts {
  /** Over all pairs. */
  f1: SpanCounts;
  /** For unitized alpha: characters coded, their squares, and characters on which pairs disagree. */
  coded: number;
  squares: number;
  disagreeing: number;
  /** Sentences times coders that gave it. */
  yes: number;
  /** Pairs of judgements that differ, each sentence weighing as many values as it has (Krippendorff). */
  differing: number;
  /** Sum over sentences of the share of pairs that agree (Fleiss). */
  agreeing: number;
}

/** What of one article the measures are made of; the report adds these up, and draws samples of them. */
export interface ArticleCounts {
  id: string;
  coders: number;
  spans: number;
  sentences: number;
  /** Characters times coders. */
  continuum: number;
  codes: Map<string, CodeCounts>;
  /** Where anything was marked, whatever the code; as in `CodeCounts`. */
  anywhere: Pick<CodeCounts, "coded" | "squares" | "disagreeing">;
  /** Which pairs, by number, and `PAIR_NUMBERS` numbers for each. */
  pairs: Int32Array;
  numbers: Float64Array;
  /** Pairs that gamma was computed of, with observed and expected disorder as costs. */
  gammas: { pair: number; observed: number; expected: number }[];
}

/** Names pairs of coders by numbers, the smaller coder first. */
export interface PairNumbers {
  /** Place of a coder, from 0. */
  coder(id: string): number;
  pair(a: number, b: number): number;
  /** Whether gamma, which is dear, is computed of this pair. */
  hasGamma(pair: number): boolean;
}

/**
 * Counts one article. Yields after each coder's row of pairs and between the measures, so that whoever runs it
 * can do something else in between.
 * @param codes all that were given in any of the articles, in order
 */
export function* countArticle(
  article: CodedArticle,
  codes: readonly string[],
  numbers: PairNumbers,
): Generator<void, ArticleCounts> {
  const layers = article.layers.map(({ coder, spans }) => ({ at: numbers.coder(coder), spans }));
  layers.sort((a, b) => a.at - b.at);
  const merged = layers.map(({ spans }) => mergedByCode(spans));
  const counts = new Map<string, CodeCounts>();
  const { length, sentences } = article;
  for (const code of codes) {
    const ofCode = merged.map((layer) => layer.get(code) ?? []);
    if (ofCode.every((spans) => spans.length === 0)) continue;
    counts.set(code, {
      f1: { covered: 0, found: 0, predicted: 0, gold: 0 },
      ...unitized(ofCode, length),
      yes: 0,
      differing: 0,
      agreeing: 0,
    });
    yield;
  }
  const anywhere = unitized(
    layers.map(({ spans }) => mergedByCode(spans.map((span) => ({ ...span, code: "*" }))).get("*") ?? []),
    length,
  );
  const bits = layers.map(({ spans }) => new SentenceBits(spans, sentences, codes));
  yield;
  countSentences(bits, sentences.length, codes, counts);
  yield;

  const many = (layers.length * (layers.length - 1)) / 2;
  const found: ArticleCounts = {
    id: article.id,
    coders: layers.length,
    spans: layers.reduce((sum, { spans }) => sum + spans.length, 0),
    sentences: sentences.length,
    continuum: layers.length * length,
    codes: counts,
    anywhere,
    pairs: new Int32Array(many),
    numbers: new Float64Array(many * PAIR_NUMBERS),
    gammas: [],
  };
  let row = 0;
  for (let i = 0; i < layers.length; i += 1) {
    for (let j = i + 1; j < layers.length; j += 1, row += 1) {
      const [a, b] = [layers[i], layers[j]] as [(typeof layers)[number], (typeof layers)[number]];
      const pair = numbers.pair(a.at, b.at);
      found.pairs[row] = pair;
      const f1 = countPair(merged[i] as Merged, merged[j] as Merged, counts);
      const [x, y] = [bits[i], bits[j]] as [SentenceBits, SentenceBits];
      const both = x.shared(y);
      const units = sentences.length * codes.length;
      found.numbers.set(
        [f1.covered, f1.found, f1.predicted, f1.gold, both, x.count - both, y.count - both, units],
        row * PAIR_NUMBERS,
      );
      if (!numbers.hasGamma(pair)) continue;
      found.gammas.push({ pair, ...disorder(a.spans, b.spans, length, row) });
      yield;
    }
    yield;
  }
  return found;
}

type Merged = Map<string, CodedSpan[]>;

/** Of one code, or of anything: gaps are what is left of the continuum, and need no numbers of their own. */
function unitized(layers: readonly (readonly CodedSpan[])[], length: number) {
  const { lengths, selfPairs, observed, continuum } = unitizedCounts(layers, length);
  const gaps = lengths.get("") ?? 0;
  return { coded: continuum - gaps, squares: selfPairs - gaps, disagreeing: observed };
}

function countSentences(
  bits: readonly SentenceBits[],
  sentences: number,
  codes: readonly string[],
  counts: ReadonlyMap<string, CodeCounts>,
): void {
  const coders = bits.length;
  for (const [at, code] of codes.entries()) {
    const found = counts.get(code);
    if (!found) continue;
    for (let sentence = 0; sentence < sentences; sentence += 1) {
      let yes = 0;
      for (const one of bits) if (one.has(sentence * codes.length + at)) yes += 1;
      const no = coders - yes;
      found.yes += yes;
      if (coders < 2) continue;
      found.differing += (2 * yes * no) / (coders - 1);
      found.agreeing += (yes * (yes - 1) + no * (no - 1)) / (coders * (coders - 1));
    }
  }
}

/** Adds to the codes' own numbers, and gives the pair's over all codes. */
function countPair(mine: Merged, theirs: Merged, counts: ReadonlyMap<string, CodeCounts>): SpanCounts {
  const total: SpanCounts = { covered: 0, found: 0, predicted: 0, gold: 0 };
  const take = (code: string, a: readonly CodedSpan[], b: readonly CodedSpan[]) => {
    const ofCode = counts.get(code);
    if (!ofCode) return;
    const one = spanCounts(a, b);
    for (const sum of [total, ofCode.f1]) {
      sum.covered += one.covered;
      sum.found += one.found;
      sum.predicted += one.predicted;
      sum.gold += one.gold;
    }
  };
  for (const [code, spans] of mine) take(code, spans, theirs.get(code) ?? []);
  for (const [code, spans] of theirs) if (!mine.has(code)) take(code, [], spans);
  return total;
}

/** Samples of chance for one pair in one article: the report pools many of them. */
const CHANCE = 30;

function disorder(a: readonly CodedSpan[], b: readonly CodedSpan[], length: number, seed: number) {
  const { observed, expected } = gamma(a, b, length, { samples: CHANCE, seed: seed + 1 }).parts;
  const mean = (a.length + b.length) / 2;
  return { observed: observed * mean, expected: expected * mean };
}
