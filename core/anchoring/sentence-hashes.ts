import type { Tokens } from "@/core/anchoring/tokens";

/** For each token, a hash of its whole sentence (52 bits: enough to find sentences, not to prove them equal). */
export function sentenceHashes(tokens: Tokens): Float64Array {
  const hashes = new Float64Array(tokens.count);
  for (let from = 0; from < tokens.count; ) {
    let to = from;
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    do {
      const key = tokens.keys[to] ?? 0;
      high = Math.imul(high ^ key, 0x01000193);
      low = Math.imul(low + key + 1, 0x5bd1e995) ^ (low >>> 13);
      to++;
    } while (to < tokens.count && tokens.breaks[to] === 0);
    hashes.fill((high >>> 12) * 2 ** 32 + (low >>> 0), from, to);
    from = to;
  }
  return hashes;
}
