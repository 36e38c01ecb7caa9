import type { ReadText, Token } from "@/core/compare/tokens";

/** A word or phrase that one of two texts uses more than the other. */
export interface DistinctiveTerm {
  /** As the text writes it most often. */
  term: string;
  left: number;
  right: number;
  /**
   * Standard score of the log-odds ratio: above 0 it is the left text's, below 0 the right one's. Beyond ±1.96 a
   * difference like this would come about by chance less than once in twenty words.
   */
  score: number;
}

/** Of the prior, the words it is worth: large enough that a word used once decides nothing. */
const PRIOR_WORDS = 100;

/**
 * The words, and pairs of words side by side, that tell two texts apart: log-odds ratio with an informative
 * Dirichlet prior, here both texts together (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16,
 * 2008, section 3.5). Function words are left out; a pair stands for its words where it is as frequent as they.
 *
 * @returns the most telling first; swapping the texts turns the signs
 */
export function distinctiveTerms(left: ReadText, right: ReadText): DistinctiveTerm[] {
  const [ours, theirs] = [countsOf(left), countsOf(right)];
  const terms = [...new Set([...ours.counts.keys(), ...theirs.counts.keys()])];
  const found = terms.map((key): DistinctiveTerm & { key: string } => {
    const [a, b] = [ours.counts.get(key) ?? 0, theirs.counts.get(key) ?? 0];
    const prior = (PRIOR_WORDS * (a + b)) / (ours.total + theirs.total);
    const odds = (count: number, total: number) =>
      Math.log((count + prior) / (total + PRIOR_WORDS - count - prior));
    const spread = Math.sqrt(1 / (a + prior) + 1 / (b + prior));
    const score = (odds(a, ours.total) - odds(b, theirs.total)) / spread;
    return {
      key,
      term: formOf(key, a > b ? [ours] : a < b ? [theirs] : [ours, theirs]),
      left: a,
      right: b,
      score,
    };
  });
  const phrases = found.filter(({ key }) => key.includes(" "));
  const said = new Set(
    phrases.flatMap(({ key, left: a, right: b }) =>
      key
        .split(" ")
        .filter((part) => (ours.counts.get(part) ?? 0) === a && (theirs.counts.get(part) ?? 0) === b),
    ),
  );
  return found
    .filter(({ key, left: a, right: b }) => (key.includes(" ") ? a + b > 1 : !said.has(key) || a + b < 2))
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score) || (a.key < b.key ? -1 : 1))
    .map(({ key: _, ...term }) => term);
}

interface Counts {
  counts: Map<string, number>;
  /** By key, how often it is written how. */
  forms: Map<string, Map<string, number>>;
  total: number;
}

function countsOf({ text, sentences }: ReadText): Counts {
  const counts = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  const add = (key: string, form: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const known = forms.get(key) ?? new Map<string, number>();
    forms.set(key, known.set(form, (known.get(form) ?? 0) + 1));
  };
  let total = 0;
  for (const { tokens } of sentences) {
    for (const [at, token] of tokens.entries()) {
      total++;
      if (token.isFunctionWord) continue;
      add(wordKey(token), token.kind === "word" ? token.form.toLowerCase() : asWritten(token, text));
      const next = tokens[at + 1];
      if (!next || next.isFunctionWord || !/^[ -]$/u.test(text.slice(token.end, next.start))) continue;
      add(`${wordKey(token)} ${wordKey(next)}`, text.slice(token.start, next.start) + next.form);
    }
  }
  return { counts, forms, total };
}

/** "U.S." keeps the full stop that is its own. */
const asWritten = ({ form, end }: Token, text: string): string =>
  form.includes(".") && text[end] === "." ? `${form}.` : form;

/** Here words count as they are, not as ideas: which word is chosen for a thing is what tells texts apart. */
const wordKey = ({ form }: Token): string => form.toLowerCase();

/** As it is written most often where it is used most; of equals, the first by the alphabet. */
const formOf = (key: string, texts: readonly Counts[]): string => {
  const forms = texts.flatMap(({ forms }) => [...(forms.get(key) ?? [])]);
  const [most] = forms.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? key;
};
