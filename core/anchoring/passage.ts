import type { Tokens, Vocabulary } from "@/core/anchoring/tokens";

/** Words that stand in more places than this say nothing about where a passage is. */
const MOST_PLACES = 60;
/** The part of a passage's rare words (by information) that must stand near one another. */
const LEAST_SHARE = 0.4;
/** A second region that has so much of the first one's support makes both uncertain. */
const RIVAL_SHARE = 0.8;

/** Tokens `[first, last]` of a text. */
export type Passage = { first: number; last: number };

/** Where each word of a text stands, by its key: made once for all the passages that are looked for in it. */
export class WordPlaces {
  /** The places of key `k` are `places[firsts[k]]` and those up to `places[firsts[k + 1]]`, in the text's order. */
  private readonly firsts: Int32Array;
  private readonly places: Int32Array;

  constructor(readonly tokens: Tokens) {
    const { count, keys } = tokens;
    this.firsts = new Int32Array(keys.reduce((most, key) => Math.max(most, key), 0) + 2);
    for (const key of keys) this.firsts[key + 1] = (this.firsts[key + 1] ?? 0) + 1;
    for (let key = 1; key < this.firsts.length; key++)
      this.firsts[key] = (this.firsts[key] ?? 0) + (this.firsts[key - 1] ?? 0);
    this.places = new Int32Array(count);
    const next = this.firsts.slice();
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      const slot = next[key] ?? 0;
      this.places[slot] = at;
      next[key] = slot + 1;
    }
  }

  /** The tokens of a key, in order. */
  of(key: number): Int32Array {
    return this.places.subarray(this.firsts[key] ?? 0, this.firsts[key + 1] ?? 0);
  }
}

/**
 * The one region of a text that holds most of a passage's rare words in their places, give or take half
 * of its length; null when there is none, or two alike. Linear in the places of those words.
 */
export function findPassage(words: WordPlaces, passage: Tokens, vocabulary: Vocabulary): Passage | null {
  const text = words.tokens;
  const wanted = new Map<number, number[]>();
  for (let at = 0; at < passage.count; at++) {
    const key = passage.keys[at] ?? 0;
    const places = wanted.get(key);
    if (places === undefined) wanted.set(key, [at]);
    else places.push(at);
  }
  const width = Math.max(8, passage.count >> 1);
  const votes = new Map<number, number>();
  let total = 0;
  for (const [key, offsets] of wanted) {
    const places = words.of(key);
    const isWord = /[\p{L}\p{N}]/u.test(vocabulary.wordOf(key));
    if (!isWord || places.length > MOST_PLACES) continue;
    const worth = Math.log2((text.count + 1000) / (places.length + 1));
    total += worth * offsets.length;
    for (const offset of offsets) {
      // One vote a region for each word, however often the word stands in it.
      for (const region of regionsOf(places, offset, width)) {
        votes.set(region, (votes.get(region) ?? 0) + worth);
      }
    }
  }
  // A passage may lie across the border of two regions.
  const supportOf = (region: number) => (votes.get(region) ?? 0) + (votes.get(region + 1) ?? 0);
  let best = Number.NaN;
  for (const region of votes.keys()) {
    for (const start of [region - 1, region]) {
      if (Number.isNaN(best) || supportOf(start) > supportOf(best)) best = start;
    }
  }
  if (Number.isNaN(best) || supportOf(best) < total * LEAST_SHARE) return null;
  for (const region of votes.keys()) {
    if (Math.abs(region - best) > 2 && supportOf(region) >= supportOf(best) * RIVAL_SHARE) return null;
  }
  return {
    first: Math.max(0, best * width - width),
    last: Math.min(text.count - 1, (best + 3) * width + passage.count),
  };
}

/** The regions in which a passage begins whose word \`offset\` stands at one of \`places\`, each once. */
function regionsOf(places: Int32Array, offset: number, width: number): Set<number> {
  const regions = new Set<number>();
  for (const place of places) regions.add(Math.floor((place - offset) / width));
  return regions;
}
