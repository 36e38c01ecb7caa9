import { type Quantity, quantitiesIn, quantityKey, tellingOf } from "@/core/compare/quantities";
import { fieldsOf } from "@/core/compare/thesaurus";
import type { ReadSentence, ReadText, Token } from "@/core/compare/tokens";

/** What a sentence says. */
export interface Bag {
  /** Each telling word by its root, with its weight. */
  words: ReadonlyMap<string, number>;
  /** Those that stand in quotation marks. */
  quoted: ReadonlySet<string>;
  /** By field (core/compare/thesaurus.ts), the roots of its words in it and how rare the field is. */
  fields: ReadonlyMap<string, { rarity: number; roots: readonly string[] }>;
  quantities: readonly (Quantity & { weight: number })[];
  total: number;
  norm: number;
  /** All its words: two sentences with the same are the same sentence. */
  all: string;
}

/** Numbers and names are copied more than they are said in other words. */
const WEIGHT = { number: 1.5, name: 1.15, word: 1 } as const;
/** A word of every second report says little, however rare it is in two short texts. */
const COMMON = 0.5;

/**
 * Both texts' sentences, their words weighted by how rare they are in the two together (Spärck Jones, "A statistical
 * interpretation of term specificity", Journal of Documentation 28, 1972).
 */
export function bagsOf(left: ReadText, right: ReadText): [Bag[], Bag[]] {
  const [ours, theirs] = [parsedOf(left), parsedOf(right)];
  const rarity = rarityOf([...ours, ...theirs]);
  return [ours.map((one) => bagOf(one, rarity)), theirs.map((one) => bagOf(one, rarity))];
}

interface Parsed {
  tokens: ReadSentence["tokens"];
  /** Those of its tokens that tell something and are no part of a quantity. */
  telling: { token: Token; fields: readonly string[] }[];
  quantities: Quantity[];
}

const parsedOf = ({ text, language, sentences }: ReadText): Parsed[] =>
  sentences.map(({ tokens }) => {
    const quantities = quantitiesIn(text, tokens, language);
    const isCounted = new Set(quantities.flatMap(({ from, to }) => tokens.slice(from, to)));
    const telling = tokens
      .filter((token) => !token.isFunctionWord && !isCounted.has(token))
      .map((token) => ({ token, fields: fieldsOf(token.root, language) }));
    return { tokens, telling, quantities };
  });

/** In [0, 1]; what stands in two sentences, one of each text, is as rare as what is shared can be. */
function rarityOf(sentences: readonly Parsed[]): (key: string) => number {
  const counts = new Map<string, number>();
  for (const { telling, quantities } of sentences) {
    const words = telling.flatMap(({ token, fields }) => [token.root, ...fields]);
    for (const key of new Set([...words, ...quantities.map(quantityKey)])) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rarest = Math.log(1 + sentences.length / 2);
  return (key) => {
    const count = Math.max(2, counts.get(key) ?? 0);
    return Math.min(1, Math.log(1 + sentences.length / count) / rarest);
  };
}

function bagOf({ tokens, telling, quantities }: Parsed, rarity: (key: string) => number): Bag {
  const words = new Map<string, number>();
  const quoted = new Set<string>();
  const fields = new Map<string, { rarity: number; roots: string[] }>();
  for (const { token, fields: own } of telling) {
    const known = words.get(token.root);
    const kind = token.isCommon ? COMMON : WEIGHT[token.kind];
    words.set(token.root, Math.max(known ?? 0, rarity(token.root) * kind));
    if (token.isQuoted) quoted.add(token.root);
    if (known !== undefined) continue;
    for (const field of own) {
      const others = fields.get(field);
      if (others) others.roots.push(token.root);
      else fields.set(field, { rarity: rarity(field), roots: [token.root] });
    }
  }
  const distinct = new Map(quantities.map((quantity) => [quantityKey(quantity), quantity]));
  const weighed = [...distinct.values()].map((quantity) => ({
    ...quantity,
    weight: WEIGHT.number * tellingOf(quantity) * rarity(quantityKey(quantity)),
  }));
  let [total, squares] = [0, 0];
  for (const weight of [...words.values(), ...weighed.map((quantity) => quantity.weight)]) {
    total += weight;
    squares += weight * weight;
  }
  const all = tokens.map(({ key }) => key).join(" ");
  return { words, quoted, fields, quantities: weighed, total, norm: Math.sqrt(squares), all };
}
